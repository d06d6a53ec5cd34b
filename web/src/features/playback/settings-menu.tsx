import { Settings } from 'lucide-react'
import { Suspense, useEffect, useRef, useState } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import type { Player, PlayerState } from './player.ts'
import type { PlayerParts } from './player-parts.ts'
import { qualityMark } from './quality-words.ts'

const loadPanel = () => import('./settings-panel.tsx')
const SettingsPanel = lazyLater(loadPanel)

export type SettingsProps = {
  video: Video
  state: PlayerState
  player: Player
  media: HTMLVideoElement | null
  commands: PlayerParts['commands']
}

/** The button of the player's own menu, which lies inside the player so that it is there in full screen too. */
export function SettingsMenu(props: SettingsProps) {
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
        aria-label={t('Settings')}
        aria-haspopup="menu"
        aria-expanded={open}
        data-badge={qualityMark(props.state.height ?? 0)}
        onClick={() => setOpen(!open)}
        onPointerEnter={prepare}
        onFocus={prepare}
      >
        <Settings size={22} aria-hidden="true" />
      </button>
      {open && (
        <Suspense>
          <SettingsPanel {...props} onClose={close} />
        </Suspense>
      )}
    </div>
  )
}
