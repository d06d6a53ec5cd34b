import { Settings } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Player, PlayerState } from './player.ts'
import { qualityMark } from './quality-words.ts'

const loadPanel = () => import('./settings-panel.tsx')
const SettingsPanel = lazy(loadPanel)

/** The button of the player's own menu, which lies inside the player so that it is there in full screen too. */
export function SettingsMenu({ state, player }: { state: PlayerState; player: Player }) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const onPointerDown = (event: PointerEvent) => {
      // pointer events of a document come from its nodes
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => document.removeEventListener('pointerdown', onPointerDown, true)
  }, [open])
  const close = (focus: 'back' | 'stays') => {
    setOpen(false)
    if (focus === 'back') button.current?.focus()
  }
  const prepare = () => void loadPanel().catch(() => {})
  return (
    <div ref={box} className="player-settings">
      <button
        ref={button}
        type="button"
        aria-label="Settings"
        aria-haspopup="menu"
        aria-expanded={open}
        data-badge={qualityMark(state.height ?? 0)}
        onClick={() => setOpen(!open)}
        onPointerEnter={prepare}
        onFocus={prepare}
      >
        <Settings size={22} aria-hidden="true" />
      </button>
      {open && (
        <Suspense>
          <SettingsPanel state={state} player={player} onClose={close} />
        </Suspense>
      )}
    </div>
  )
}
