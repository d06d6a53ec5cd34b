import type { z } from 'zod'
import { said } from '#platform/language.ts'
import type { DeliveryDetails, Webhook, WebhookDelivery } from './schema.ts'
import type { DeliveryRow, TryRow, WebhookRow } from './tables.ts'

const OFF = {
  gone: said('The address answered 410 Gone.'),
  failing: said('Nothing arrived for five days.'),
} as const

export const presentWebhook = (row: WebhookRow, now: Date): z.infer<typeof Webhook> => ({
  id: row.id,
  url: row.url,
  description: row.description,
  events: row.events,
  state: row.state,
  offReason: row.off_reason && OFF[row.off_reason],
  failingSince: row.failing_since?.toISOString() ?? null,
  deliveredAt: row.delivered_at?.toISOString() ?? null,
  formerSecretUntil: row.former_until && row.former_until > now ? row.former_until.toISOString() : null,
  createdAt: row.created_at.toISOString(),
})

const common = (row: DeliveryRow) => ({
  id: row.id,
  type: row.type,
  state: row.state,
  tries: row.tries,
  createdAt: row.created_at.toISOString(),
  nextAt: row.state === 'pending' ? (row.next_at?.toISOString() ?? null) : null,
})

export const presentDelivery = (
  row: DeliveryRow & { last_status: number | null; last_problem: string | null; last_ms: number | null },
): z.infer<typeof WebhookDelivery> => ({
  ...common(row),
  lastStatus: row.last_status,
  lastProblem: row.last_problem,
  lastDurationMs: row.last_ms,
})

export const presentDetails = (row: DeliveryRow, tries: readonly TryRow[]): z.infer<typeof DeliveryDetails> => ({
  ...common(row),
  body: row.body,
  attempts: tries.map((each) => ({
    at: each.at.toISOString(),
    url: each.url,
    durationMs: each.duration_ms,
    status: each.status,
    problem: each.problem,
    answer: each.answer,
  })),
})
