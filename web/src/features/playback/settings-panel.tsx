import { AudioLines, Check, ChevronLeft, ChevronRight, Gauge, SlidersHorizontal } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { formatBitrate } from '#web/lib/format-bytes.ts'
import type { Player, PlayerState } from './player.ts'
import { RATES } from './player-keys.ts'
import { audioName, qualityMark, qualityName } from './quality-words.ts'

type Page = 'main' | 'quality' | 'audio' | 'speed'
type Props = {
  state: PlayerState
  player: Player
  /** `back` returns the focus to where the menu was opened. */
  onClose: (focus: 'back' | 'stays') => void
}

/** Quality, sound and speed, loaded when first asked for. */
export default function SettingsPanel({ state, player, onClose }: Props) {
  const [page, setPage] = useState<Page>('main')
  const panel = useRef<HTMLDivElement>(null)
  // Each page begins at the entry that holds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page decides what there is
  useEffect(() => {
    const items = panel.current?.querySelectorAll<HTMLElement>('[role^=menuitem]')
    const chosen = panel.current?.querySelector<HTMLElement>('[aria-checked=true]')
    ;(chosen ?? items?.[0])?.focus()
  }, [page])

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(panel.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement) // -1 when it is none of them
    const goTo = (index: number) => items.at(index % items.length)?.focus()
    if (event.key === 'ArrowDown') goTo(at + 1)
    else if (event.key === 'ArrowUp') goTo(at - 1)
    else if (event.key === 'Home') goTo(0)
    else if (event.key === 'End') goTo(-1)
    else if (event.key === 'Escape') onClose('back')
    else if (event.key === 'ArrowLeft' && page !== 'main') setPage('main')
    else if (event.key === 'Tab') onClose('stays')
    else return
    if (event.key !== 'Tab') event.preventDefault()
    event.stopPropagation()
  }
  const choose = (act: () => void) => () => {
    act()
    onClose('back')
  }
  const back = () => setPage('main')

  const { qualities, chosenHeight, height, audioTracks, audioTrack, rate } = state
  const nameOf = (wanted: number) => {
    const found = qualities.find((quality) => quality.height === wanted)
    return found ? qualityName(found) : `${wanted}p`
  }
  const auto = height ? `Auto (${nameOf(height)})` : 'Auto'
  return (
    <div ref={panel} role="menu" tabIndex={-1} aria-label="Settings" className="player-menu" onKeyDown={onKeyDown}>
      {page === 'main' && (
        <>
          {qualities.length > 0 && (
            <Entry
              icon={<SlidersHorizontal size={18} />}
              label="Quality"
              value={chosenHeight === null ? auto : nameOf(chosenHeight)}
              onSelect={() => setPage('quality')}
            />
          )}
          {audioTracks.length > 1 && (
            <Entry
              icon={<AudioLines size={18} />}
              label="Sound"
              value={audioTrack ? audioName(audioTrack) : ''}
              onSelect={() => setPage('audio')}
            />
          )}
          <Entry icon={<Gauge size={18} />} label="Speed" value={rateWords(rate)} onSelect={() => setPage('speed')} />
        </>
      )}
      {page === 'quality' && (
        <>
          <Back onSelect={back}>Quality</Back>
          {qualities.map((quality) => (
            <Choice
              key={quality.height}
              chosen={chosenHeight === quality.height}
              note={quality.bitsPerSecond > 0 ? formatBitrate(quality.bitsPerSecond) : undefined}
              onSelect={choose(() => player.chooseQuality(quality.height))}
            >
              {qualityName(quality)}
              {qualityMark(quality.height) && <span className="player-menu-mark">{qualityMark(quality.height)}</span>}
            </Choice>
          ))}
          <Choice chosen={chosenHeight === null} onSelect={choose(() => player.chooseQuality(null))}>
            {auto}
          </Choice>
        </>
      )}
      {page === 'audio' && (
        <>
          <Back onSelect={back}>Sound</Back>
          {audioTracks.map((track) => (
            <Choice
              key={track.id}
              chosen={audioTrack?.id === track.id}
              onSelect={choose(() => player.chooseAudio(track))}
            >
              {audioName(track)}
            </Choice>
          ))}
        </>
      )}
      {page === 'speed' && (
        <>
          <Back onSelect={back}>Speed</Back>
          {RATES.map((each) => (
            <Choice key={each} chosen={rate === each} onSelect={choose(() => player.setRate(each))}>
              {rateWords(each)}
            </Choice>
          ))}
        </>
      )}
    </div>
  )
}

const rateWords = (rate: number): string => (rate === 1 ? 'Normal' : `${rate}×`)

function Entry(props: { icon: ReactNode; label: string; value: string; onSelect: () => void }) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} aria-haspopup="menu" onClick={props.onSelect}>
      {props.icon}
      <span>{props.label}</span>
      <span className="player-menu-note figures">{props.value}</span>
      <ChevronRight size={16} aria-hidden="true" />
    </button>
  )
}

function Back({ children, onSelect }: { children: ReactNode; onSelect: () => void }) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} className="player-menu-back" onClick={onSelect}>
      <ChevronLeft size={18} aria-hidden="true" />
      <span>
        <span className="sr-only">Back from </span>
        {children}
      </span>
    </button>
  )
}

function Choice(props: { chosen: boolean; note?: string | undefined; onSelect: () => void; children: ReactNode }) {
  return (
    <button type="button" role="menuitemradio" tabIndex={-1} aria-checked={props.chosen} onClick={props.onSelect}>
      <Check size={16} aria-hidden="true" data-chosen={props.chosen || undefined} />
      <span className="figures">{props.children}</span>
      {props.note && <span className="player-menu-note figures">{props.note}</span>}
    </button>
  )
}
