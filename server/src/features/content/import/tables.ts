import type { Selectable } from 'kysely'
import type { AskedBy } from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'

export type ImportSource =
  | { kind: 'folder'; folder: string }
  | { kind: 's3'; endpoint: string | null; region: string; bucket: string; prefix: string }
  | { kind: 'urls'; count: number }

export type ImportTable = {
  id: string
  channel_id: string
  created_by: string
  asked_by: AskedBy
  kind: ImportSource['kind']
  source: ImportSource
  credentials: Buffer | null
  state: 'looking' | 'running' | 'done' | 'cancelled' | 'failed'
  problem: string | null
  ignored: number
  /** The list of files is whole since. */
  looked_at: Date | null
  idempotency_key: string | null
  request_hash: string | null
  created_at: Date
  ended_at: Date | null
}
export type ImportRow = Selectable<ImportTable>

export type ItemTable = {
  import_id: string
  place: number
  channel_id: string
  source_key: string
  name: string
  size_bytes: number | null
  received_bytes: number
  state: 'waiting' | 'running' | 'done' | 'skipped' | 'failed'
  reason: string | null
  round: number
  upload_id: string | null
  video_id: string | null
  sha256: string | null
}
export type ItemRow = Selectable<ItemTable>

export const imports = (ctx: Ctx) =>
  ctx.db.$extendTables<{ 'content.imports': ImportTable; 'content.import_items': ItemTable }>()
