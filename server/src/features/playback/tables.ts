import type { Generated, GeneratedAlways } from 'kysely'
import type { Ctx } from '#platform/context.ts'

export type Mark = 'watched' | 'unwatched' | 'dismissed'

export type ProgressTable = {
  user_id: string
  video_id: string
  duration_ms: number
  position_ms: number
  positioned_at: Date
  device_id: string
  /** As PostgreSQL writes it: `{[0,1000),[4000,9000)}`. */
  ranges: string
  mark: Mark | null
  marked_at: Date | null
  removed_at: Date | null
  unfinished: GeneratedAlways<boolean>
  seen_ms: GeneratedAlways<number>
}

export type HistorySettingsTable = { user_id: string; paused: Generated<boolean>; cleared_at: Date | null }

export const playback = (ctx: Ctx) =>
  ctx.db.$extendTables<{
    'playback.progress': ProgressTable
    'playback.history_settings': HistorySettingsTable
  }>()
