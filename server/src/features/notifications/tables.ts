import type { Ctx } from '#platform/context.ts'

export type NoticeTable = {
  id: string
  user_id: string
  kind: string
  dedup: string
  payload: unknown
  created_at: Date
  read_at: Date | null
}

export const notifications = (ctx: Ctx) => ctx.db.$extendTables<{ 'notifications.notices': NoticeTable }>()
