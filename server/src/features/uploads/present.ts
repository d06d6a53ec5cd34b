import type { z } from 'zod'
import type { Part } from '#platform/storage/store.ts'
import type { Upload } from './schema.ts'
import type { SessionRow } from './tables.ts'

export const presentUpload = (row: SessionRow, parts: Part[]): z.infer<typeof Upload> => ({
  id: row.id,
  videoId: row.subject_id,
  channelId: row.channel_id,
  status: row.state,
  filename: row.filename,
  size: row.size_bytes,
  type: row.content_type,
  fingerprint: row.fingerprint,
  partSize: row.part_size_bytes,
  partCount: row.part_count,
  parts: parts.map(({ partNumber, size, etag }) => ({ partNumber, size, etag })),
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
})
