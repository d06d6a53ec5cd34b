import '../media-chrome.ts'
import { t } from '#web/lib/i18n/t.ts'
import { keepNothing } from '../bandwidth.ts'
import { sayOurWords } from '../media-chrome-words.ts'
import { createPlayer } from '../player.ts'
import { actOn } from '../player-acts.ts'
import { actionOf, mayAct } from '../player-keys.ts'
import { reportMedia } from '../report-media.ts'
import { toggleFullscreen } from '../toggle-fullscreen.ts'
import { addCaptions } from './captions.ts'
import { addControls } from './controls.ts'
import type { EmbeddedVideo } from './embedded-video.ts'
import { tellEvent } from './events.ts'
import type { Command, Happening } from './messages.ts'
import type { Parameters } from './parameters.ts'
import { showProblem } from './problem.ts'

type Parts = {
  video: EmbeddedVideo
  controller: HTMLElement
  media: HTMLVideoElement
  parameters: Parameters
  tell: (event: Happening, details?: Record<string, unknown>) => void
}
export type Embedded = ReturnType<typeof startPlayer>

/** For as long as the page: nothing of a viewer is kept in their browser. */
const forThisPage = () => {
  let kept: string | null = null
  return {
    get: () => kept,
    set: (value: string | null) => {
      kept = value
    },
  }
}
/** How often the page around hears where it is. */
const TELL_MS = 250

export function startPlayer({ video, controller, media, parameters, tell }: Parts) {
  keepNothing()
  sayOurWords()
  // Media Chrome names itself when it is put into the page.
  controller.setAttribute('aria-label', t('Player: {title}', { title: video.title }))
  const player = createPlayer(video, parameters.startS * 1000, {
    refetch: () => refetch(video.id),
    report: (element, about) => reportMedia(element, about, tellEvent),
    quality: forThisPage(),
    loudness: forThisPage(),
  })
  media.preload = 'auto'
  // Between two moments the element cannot go round by itself.
  media.loop = parameters.loop && parameters.startS === 0 && parameters.endS === null
  if (parameters.controls) addControls(controller, player)
  addCaptions(media, video.captions)
  player.attach(media)
  player.subscribe(() => {
    const { problem, audioOnly } = player.state()
    controller.toggleAttribute('data-audio-only', audioOnly)
    if (showProblem(controller, problem, player.retry) && problem)
      tell('error', { code: `${problem.kind}.${problem.code}` })
  })
  controller.removeAttribute('data-starting')
  controller.toggleAttribute('data-started', true)

  const play = () => media.play().catch(() => {})
  stopAtEnd()
  listen()
  return {
    state,
    act(command: Command): void {
      if (command.do === 'play') void play()
      else if (command.do === 'pause') media.pause()
      else if (command.do === 'mute' || command.do === 'unmute') media.muted = command.do === 'mute'
      else if (command.do === 'volume') media.volume = command.volume
      else if (command.do === 'rate') player.setRate(command.rate)
      else if (command.do === 'seek')
        media.currentTime = media.duration > 0 ? Math.min(command.seconds, media.duration) : command.seconds
    },
    /** Browsers let what nobody asked for play without sound at most. */
    async autoplay(): Promise<void> {
      try {
        await media.play()
      } catch (refused) {
        if (!(refused instanceof DOMException) || refused.name !== 'NotAllowedError') return
        media.muted = true
        await play()
      }
    },
  }

  function state() {
    const durationS = Number.isFinite(media.duration) ? media.duration : (video.durationMs ?? 0) / 1000
    return {
      videoId: video.id,
      positionS: media.currentTime,
      durationS,
      paused: media.paused,
      muted: media.muted,
      volume: media.volume,
      rate: media.playbackRate,
    }
  }

  function stopAtEnd() {
    const { startS, endS, loop } = parameters
    const again = () => {
      media.currentTime = startS
      void play()
    }
    if (endS !== null) {
      let before = startS
      media.addEventListener('timeupdate', () => {
        const now = media.currentTime
        // Whoever goes on by hand behind the end wants to.
        if (before < endS && now >= endS && !media.seeking) {
          if (loop) again()
          else media.pause()
        }
        before = now
      })
    }
    media.addEventListener('ended', () => loop && !media.loop && again())
  }

  function listen() {
    const told: [type: keyof HTMLMediaElementEventMap, event: Happening][] = [
      ['play', 'play'],
      ['pause', 'pause'],
      ['seeked', 'seeked'],
      ['ended', 'ended'],
      ['volumechange', 'volume'],
      ['ratechange', 'rate'],
      ['waiting', 'waiting'],
    ]
    for (const [type, event] of told) media.addEventListener(type, () => tell(event))
    let toldAt = 0
    media.addEventListener('timeupdate', ({ timeStamp }) => {
      if (timeStamp - toldAt < TELL_MS) return
      toldAt = timeStamp
      tell('time')
    })
    const onPicture = (target: EventTarget | null) => target === media || target === controller
    controller.addEventListener('click', ({ target, pointerType }) => {
      // A tap shows and hides the controls; where there are none it is all that a finger has.
      if (!onPicture(target) || (pointerType === 'touch' && parameters.controls)) return
      if (media.paused) void play()
      else media.pause()
    })
    controller.addEventListener('dblclick', ({ target }) => {
      if (onPicture(target) && parameters.controls && !matchMedia('(pointer: coarse)').matches)
        toggleFullscreen(controller)
    })
    document.addEventListener('keydown', (event) => {
      if (event.defaultPrevented || !mayAct(event.target, event.key)) return
      const action = actionOf(event)
      if (!action) return
      event.preventDefault()
      actOn({ controller, media, player, say: () => {} }, action)
    })
  }
}

/** Without cookies: a player on another site shows what everybody may see. */
async function refetch(id: string) {
  const answer = await fetch(`/api/vods/${id}`, { credentials: 'omit' })
  if ([401, 403, 404, 410].includes(answer.status)) return null
  if (!answer.ok) throw new Error(`the studio answered ${answer.status}`)
  return ((await answer.json()) as { playback: EmbeddedVideo['playback'] | null }).playback // as openapi.json has it
}
