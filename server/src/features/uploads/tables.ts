import type { Generated, Selectable } from 'kysely'
import type { Ctx } from '#platform/context.ts'

export type SessionTable = {
  id: string
  channel_id: string
  user_id: string
  subject_id: string
  filename: string
  content_type: string
  fingerprint: string | null
  size_bytes: number
  part_size_bytes: number
  part_count: number
  store_key: string
  store_upload_id: string
  state: Generated<'active' | 'completed' | 'cancelled'>
  idempotency_key: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
  completed_at: Date | null
}
export type SessionRow = Selectable<SessionTable>

export const uploads = (ctx: Ctx) => ctx.db.$extendTables<{ 'uploads.sessions': SessionTable }>()
