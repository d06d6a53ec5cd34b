import { Check, ChevronLeft, ChevronRight, Gauge, Settings, SlidersHorizontal } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { formatBitrate } from '#web/lib/format-bytes.ts'
import type { Player, PlayerState } from './player.ts'
import { RATES } from './player-keys.ts'

type Page = 'main' | 'quality' | 'speed'

/**
 * Quality and speed. It lies inside the player, so that it is there in full screen too, and opens from below on phones.
 */
export function SettingsMenu({ state, player }: { state: PlayerState; player: Player }) {
  const [page, setPage] = useState<Page | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const open = page !== null
  const close = () => {
    setPage(null)
    button.current?.focus()
  }
  useEffect(() => {
    if (!open) return
    const onPointerDown = (event: PointerEvent) => {
      const target = event.target as Node // pointer events of a document come from its nodes
      if (!panel.current?.contains(target) && !button.current?.contains(target)) setPage(null)
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => document.removeEventListener('pointerdown', onPointerDown, true)
  }, [open])
  // Each page begins at the entry that holds.
  useEffect(() => {
    if (!page) return
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
    else if (event.key === 'Escape') close()
    else if (event.key === 'ArrowLeft' && page !== 'main') setPage('main')
    else if (event.key === 'Tab') setPage(null)
    else return
    if (event.key !== 'Tab') event.preventDefault()
    event.stopPropagation()
  }

  const auto = state.height ? `Auto (${state.height}p)` : 'Auto'
  const quality = state.chosenHeight === null ? auto : `${state.chosenHeight}p`
  return (
    <div className="player-settings">
      <button
        ref={button}
        type="button"
        aria-label="Settings"
        aria-haspopup="menu"
        aria-expanded={open}
        data-badge={badge(state.height ?? 0)}
        onClick={() => setPage(open ? null : 'main')}
      >
        <Settings size={22} aria-hidden="true" />
      </button>
      {open && (
        <div ref={panel} role="menu" tabIndex={-1} aria-label="Settings" className="player-menu" onKeyDown={onKeyDown}>
          {page === 'main' && (
            <>
              <Entry
                icon={<SlidersHorizontal size={18} />}
                label="Quality"
                value={quality}
                onSelect={() => setPage('quality')}
              />
              <Entry
                icon={<Gauge size={18} />}
                label="Speed"
                value={rateWords(state.rate)}
                onSelect={() => setPage('speed')}
              />
            </>
          )}
          {page === 'quality' && (
            <>
              <Back onSelect={() => setPage('main')}>Quality</Back>
              {state.qualities.map(({ height, bitsPerSecond }) => (
                <Choice
                  key={height}
                  chosen={state.chosenHeight === height}
                  note={bitsPerSecond > 0 ? formatBitrate(bitsPerSecond) : 'New'}
                  onSelect={() => {
                    player.chooseQuality(height)
                    close()
                  }}
                >
                  {height}p
                </Choice>
              ))}
              <Choice
                chosen={state.chosenHeight === null}
                onSelect={() => {
                  player.chooseQuality(null)
                  close()
                }}
              >
                {auto}
              </Choice>
            </>
          )}
          {page === 'speed' && (
            <>
              <Back onSelect={() => setPage('main')}>Speed</Back>
              {RATES.map((rate) => (
                <Choice
                  key={rate}
                  chosen={state.rate === rate}
                  onSelect={() => {
                    player.setRate(rate)
                    close()
                  }}
                >
                  {rateWords(rate)}
                </Choice>
              ))}
            </>
          )}
        </div>
      )}
    </div>
  )
}

const rateWords = (rate: number): string => (rate === 1 ? 'Normal' : `${rate}×`)
/** A mark on the button, not part of its name. */
const badge = (height: number): string | undefined => (height >= 2160 ? '4K' : height >= 720 ? 'HD' : undefined)

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

function Choice(props: { chosen: boolean; note?: string; onSelect: () => void; children: ReactNode }) {
  return (
    <button type="button" role="menuitemradio" tabIndex={-1} aria-checked={props.chosen} onClick={props.onSelect}>
      <Check size={16} aria-hidden="true" data-chosen={props.chosen || undefined} />
      <span className="figures">{props.children}</span>
      {props.note && <span className="player-menu-note figures">{props.note}</span>}
    </button>
  )
}
