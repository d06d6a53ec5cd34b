import type { Player } from './player.ts'
import type { Hint } from './player-hint.tsx'
import type { PageCommand } from './player-keys.ts'

/** A player that stands, for what comes beside it after the first frame. */
export type PlayerParts = {
  controller: HTMLElement
  media: HTMLVideoElement
  player: Player
  say: (text: string, side?: Hint['side']) => void
  /** What the page around it can do, for its keys and its menu. */
  commands: Map<PageCommand, () => void>
}
