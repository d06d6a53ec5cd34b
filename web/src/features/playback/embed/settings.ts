import { t } from '#web/lib/i18n/t.ts'
import type { Player } from '../player.ts'
import { RATES } from '../player-keys.ts'
import { audioName, qualityMark, qualityName, rateWords } from '../quality-words.ts'
import { icon } from './icons.ts'

type Choice = { label: string; chosen: boolean; choose: () => void }
type Group = { name: string; choices: Choice[] }

/** Quality, sound and speed in one menu: a group each. */
export function addSettings(place: HTMLElement, player: Player): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.setAttribute('aria-label', t('Settings'))
  button.setAttribute('aria-haspopup', 'menu')
  button.setAttribute('aria-expanded', 'false')
  button.innerHTML = icon('settings')
  place.append(button)
  let menu: HTMLElement | null = null

  const close = (back: boolean) => {
    menu?.remove()
    menu = null
    button.setAttribute('aria-expanded', 'false')
    if (back) button.focus()
  }
  const open = () => {
    menu = menuOf(groupsOf(player), close)
    place.append(menu)
    button.setAttribute('aria-expanded', 'true')
    ;(menu.querySelector<HTMLElement>('[aria-checked=true]') ?? menu).focus()
  }
  button.addEventListener('click', () => (menu ? close(true) : open()))
  document.addEventListener(
    'pointerdown',
    ({ target }) => target instanceof Node && !place.contains(target) && close(false),
    true,
  )
  player.subscribe(() => {
    const mark = qualityMark(player.state().height ?? 0)
    if (mark) button.dataset.badge = mark
    else delete button.dataset.badge
  })
}

function groupsOf(player: Player): Group[] {
  const { qualities, chosenHeight, height, audioTracks, audioTrack, rate } = player.state()
  const shown = qualities.find((each) => each.height === height)
  return [
    {
      name: t('Quality'),
      choices:
        qualities.length === 0
          ? []
          : [
              ...qualities.map((quality) => ({
                label: qualityName(quality),
                chosen: chosenHeight === quality.height,
                choose: () => player.chooseQuality(quality.height),
              })),
              {
                label: shown ? t('Auto ({quality})', { quality: qualityName(shown) }) : t('Auto'),
                chosen: chosenHeight === null,
                choose: () => player.chooseQuality(null),
              },
            ],
    },
    {
      name: t('Sound'),
      choices: audioTracks.map((track) => ({
        label: audioName(track),
        chosen: track === audioTrack,
        choose: () => player.chooseAudio(track),
      })),
    },
    {
      name: t('Speed'),
      choices: RATES.map((each) => ({
        label: rateWords(each),
        chosen: rate === each,
        choose: () => player.setRate(each),
      })),
    },
  ].filter(({ choices }) => choices.length > 0)
}

function menuOf(groups: Group[], close: (back: boolean) => void): HTMLElement {
  const menu = document.createElement('div')
  menu.className = 'player-menu'
  menu.dir = document.dir
  menu.tabIndex = -1
  menu.setAttribute('role', 'menu')
  menu.setAttribute('aria-label', t('Settings'))
  for (const { name, choices } of groups) {
    const group = document.createElement('div')
    group.setAttribute('role', 'group')
    group.setAttribute('aria-label', name)
    const title = document.createElement('p')
    title.className = 'embed-menu-title'
    title.textContent = name
    title.ariaHidden = 'true'
    group.append(title, ...choices.map((choice) => entryOf(choice, close)))
    menu.append(group)
  }
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitemradio]')]
    const at = items.indexOf(document.activeElement as HTMLElement) // -1 when it is none of them
    if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus()
    else if (event.key === 'ArrowUp') items.at(at - 1)?.focus()
    else if (event.key === 'Home') items[0]?.focus()
    else if (event.key === 'End') items.at(-1)?.focus()
    else if (event.key === 'Escape') close(true)
    else if (event.key === 'Tab') return close(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  return menu
}

function entryOf({ label, chosen, choose }: Choice, close: (back: boolean) => void): HTMLElement {
  const entry = document.createElement('button')
  entry.type = 'button'
  entry.tabIndex = -1
  entry.setAttribute('role', 'menuitemradio')
  entry.setAttribute('aria-checked', String(chosen))
  entry.innerHTML = icon('check', `width="16" height="16"${chosen ? ' data-chosen' : ''}`)
  const words = document.createElement('span')
  words.className = 'figures'
  words.dir = 'auto'
  words.textContent = label
  entry.append(words)
  entry.addEventListener('click', () => {
    choose()
    close(true)
  })
  return entry
}
