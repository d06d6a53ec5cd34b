import { RotateCcw, RotateCw } from 'lucide-react'

/** A word about what a key or a double tap did; a new `id` shows it again. */
export type Hint = { id: number; text: string; side: 'left' | 'right' | 'top' }

export function PlayerHint({ hint }: { hint: Hint }) {
  return (
    <div slot="top-chrome" className="player-hint figures" data-side={hint.side} aria-hidden="true">
      <span>
        {hint.side === 'left' && <RotateCcw size={22} />}
        {hint.side === 'right' && <RotateCw size={22} />}
        {hint.text}
      </span>
    </div>
  )
}
