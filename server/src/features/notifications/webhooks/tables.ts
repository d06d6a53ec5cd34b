import type { Selectable } from 'kysely'
import type { Ctx } from '#platform/context.ts'

export type WebhookTable = {
  id: string
  channel_id: string
  url: string
  description: string
  events: string[]
  secret: Buffer
  former_secret: Buffer | null
  former_until: Date | null
  state: 'on' | 'off'
  off_reason: 'gone' | 'failing' | null
  failing_since: Date | null
  delivered_at: Date | null
  created_by: string | null
  created_at: Date
  updated_at: Date
}
export type WebhookRow = Selectable<WebhookTable>

export type DeliveryTable = {
  id: string
  webhook_id: string
  channel_id: string
  dedup: string
  type: string
  subject_id: string | null
  body: string
  state: 'pending' | 'delivered' | 'failed'
  tries: number
  next_at: Date | null
  next_try: string | null
  created_at: Date
}
export type DeliveryRow = Selectable<DeliveryTable>

export type TryTable = {
  id: string
  delivery_id: string
  channel_id: string
  url: string
  at: Date
  duration_ms: number
  status: number | null
  problem: string | null
  answer: string | null
}
export type TryRow = Selectable<TryTable>

export const webhooks = (ctx: Ctx) =>
  ctx.db.$extendTables<{
    'notifications.webhooks': WebhookTable
    'notifications.webhook_deliveries': DeliveryTable
    'notifications.webhook_tries': TryTable
  }>()
