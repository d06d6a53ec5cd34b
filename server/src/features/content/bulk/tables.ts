import type { Generated, JSONColumnType, Selectable } from 'kysely'
import type { AskedBy } from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import type { Columns } from './columns.ts'
import type { BulkAction, ItemState } from './schema.ts'

/** What is done: as it was asked for, with what had to be looked up then. */
export type StoredAction =
  | Exclude<BulkAction, { kind: 'metadata' }>
  | (Extract<BulkAction, { kind: 'metadata' }> & { values: Columns })
  /** Each item has its own values, for the revision they were meant for. */
  | { kind: 'undo'; of: string; playlist?: Membership }
  | { kind: 'csv' }

/** What is done with videos in a playlist; no column of theirs changes. */
export type Membership = { playlistId: string; change: 'add' | 'remove' }

export type Who = AskedBy & {
  /** A sentence, null when they may. */
  whyNotDeletePublished: string | null
  /** Hash of what was asked for under the idempotency key. */
  request: string | null
}

type BulkTable = {
  id: string
  channel_id: string
  /** Null: the studio itself, by a channel's rules. */
  created_by: string | null
  asked_by: JSONColumnType<Who>
  action: JSONColumnType<StoredAction>
  undoes: string | null
  state: Generated<'running' | 'done' | 'cancelled'>
  total: number
  done: Generated<number>
  skipped: Generated<number>
  failed: Generated<number>
  idempotency_key: string | null
  created_at: Date
  ended_at: Date | null
}
type ItemTable = {
  bulk_id: string
  place: number
  channel_id: string
  video_id: string
  state: Generated<ItemState>
  reason: string | null
  before: JSONColumnType<Columns> | null
  revision: number | null
}
export type BulkRow = Selectable<BulkTable>

export const bulks = (ctx: Ctx) =>
  ctx.db.$extendTables<{ 'content.bulks': BulkTable; 'content.bulk_items': ItemTable }>()
