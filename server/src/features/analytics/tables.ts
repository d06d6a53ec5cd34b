import type { Generated } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { BotSign, Outcome } from './outcome.ts'

export type PlaybackTable = {
  playback_id: string
  video_id: string
  viewer: string
  first_at: Date
  last_at: Date
  rate: number
  played_ms: number
  cut_ms: number
  outcome: Outcome
  why: BotSign | ''
  seen: Buffer | null
}
export type BatchTable = {
  id: string
  query_id: string
  rows: number
  at_from: Date
  at_to: Date
  received_from: Date
  channels: string[]
  body: Buffer | null
  shipped_at: Date | null
}
export type RefusedTable = {
  id: string
  kind: 'line' | 'lot' | 'event' | 'batch'
  batch_id: string | null
  events: number
  row: string
  error: string
  /** Of a batch: all but its body. */
  detail:
    | (Omit<BatchTable, 'body' | 'shipped_at' | 'at_from' | 'at_to' | 'received_from'> &
        Record<'at_from' | 'at_to' | 'received_from', string>)
    | null
  created_at: Generated<Date>
  discarded_at: Date | null
  discarded_by: string | null
}
type AnalyticsTables = {
  'analytics.inbox': { id: Generated<number>; received_at: Generated<Date>; n: number; body: Buffer }
  'analytics.seen': { day: string; id: string }
  'analytics.playbacks': PlaybackTable
  'analytics.begun': {
    hour: Date
    viewer: string
    video_id: string
    origin: string | null
    plays: number
    views: number
  }
  'analytics.view_windows': { video_id: string; viewer: string; counted_at: Date }
  'analytics.batches': BatchTable
  'analytics.refused': RefusedTable
  'analytics.salts': { day: string; salt: Buffer }
}

export const analytics = (ctx: Ctx) => ctx.db.$extendTables<AnalyticsTables>()
