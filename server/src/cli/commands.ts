import type { Command } from './command.ts'

/** Each is loaded only when it is asked for. */
export const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  status: () => import('./status.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  move: () => import('./move.ts'),
  upload: () => import('./upload.ts'),
}
