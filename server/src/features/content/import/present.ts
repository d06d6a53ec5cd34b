import type { z } from 'zod'
import { said } from '#platform/language.ts'
import type { Counts } from './queries.ts'
import type { Import, ImportItem } from './schema.ts'
import type { ImportRow, ItemRow } from './tables.ts'

const NONE: Counts = { total: 0, waiting: 0, running: 0, done: 0, skipped: 0, failed: 0, bytes: 0, received: 0 }

export function presentImport(row: ImportRow, counts: Counts = NONE): z.infer<typeof Import> {
  const open = row.state === 'looking' || row.state === 'running'
  const retry = open
    ? said('It is still running.')
    : row.state === 'failed' || counts.failed > 0
      ? null
      : said('Nothing has failed.')
  return {
    id: row.id,
    channelId: row.channel_id,
    source: row.source,
    state: row.state,
    problem: row.problem,
    total: counts.total,
    waiting: counts.waiting,
    running: counts.running,
    done: counts.done,
    skipped: counts.skipped,
    failed: counts.failed,
    ignored: row.ignored,
    totalBytes: counts.bytes,
    receivedBytes: counts.received,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    can: { cancel: open, retry: retry === null },
    why: { ...(open ? {} : { cancel: said('It has ended.') }), ...(retry ? { retry } : {}) },
  }
}

export const presentItem = (row: ItemRow): z.infer<typeof ImportItem> => ({
  place: row.place,
  key: row.source_key,
  name: row.name,
  sizeBytes: row.size_bytes,
  receivedBytes: row.received_bytes,
  state: row.state,
  reason: row.reason,
  videoId: row.state === 'failed' ? null : row.video_id,
})
