import type { z } from 'zod'
import { said } from '#platform/language.ts'
import { sentenceOf } from './reasons.ts'
import type { Bulk, BulkItem, ItemState } from './schema.ts'
import type { BulkRow, Who } from './tables.ts'
import { whyNotUndo } from './undoable.ts'

export function presentBulk(row: BulkRow, undoneBy: string | null): z.infer<typeof Bulk> {
  const notUndo = whyNotUndo(row, undoneBy)
  const notCancel = row.state === 'running' ? null : said('It has ended already.')
  return {
    id: row.id,
    channelId: row.channel_id,
    action: withoutValues(row.action),
    state: row.state,
    total: row.total,
    done: row.done,
    skipped: row.skipped,
    failed: row.failed,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    undoneBy,
    can: { cancel: notCancel === null, undo: notUndo === null },
    why: { ...(notCancel ? { cancel: notCancel } : {}), ...(notUndo ? { undo: notUndo } : {}) },
  }
}

/** Whole descriptions are of no use in a list. */
const withoutValues = (action: BulkRow['action']) =>
  action.kind === 'metadata' ? { ...action, values: undefined } : action

type Item = { video_id: string; title: string | null; state: ItemState; reason: string | null }

export const presentItem = (item: Item, who: Who): z.infer<typeof BulkItem> => ({
  videoId: item.video_id,
  title: item.title,
  state: item.state,
  reason: item.reason,
  message: (item.reason === 'role' && who.whyNotDeletePublished) || sentenceOf(item.reason),
})
