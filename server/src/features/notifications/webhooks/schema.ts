import { z } from 'zod'
import { HAPPENINGS, THINGS } from '#features/content/service.ts'

export const WEBHOOK_EVENTS = [...HAPPENINGS, 'upload.given_up', ...THINGS] as const

const Id = z.uuid().toLowerCase()
export const OfChannel = z.object({ id: Id })
export const OfWebhook = z.object({ id: Id, webhookId: Id })
export const OfDelivery = z.object({ id: Id, webhookId: Id, deliveryId: Id })

const Url = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .meta({ description: 'Where messages are sent: http or https' })
const Events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1)
  .max(WEBHOOK_EVENTS.length)
  .transform((events) => [...new Set(events)])
const Description = z
  .string()
  .max(500)
  .transform((text) => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu, ' ').trim())

export const NewWebhook = z
  .object({ url: Url, events: Events, description: Description.default('') })
  .meta({ id: 'NewWebhook' })
export const WebhookPatch = z
  .object({ url: Url, events: Events, description: Description, state: z.enum(['on', 'off']) })
  .partial()
  .meta({ id: 'WebhookPatch' })

export const Webhook = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string(),
    events: z.array(z.string()),
    state: z.enum(['on', 'off']),
    offReason: z.string().nullable().meta({ description: 'A sentence, when the program switched it off' }),
    failingSince: z.iso.datetime().nullable().meta({ description: 'Nothing has arrived since' }),
    deliveredAt: z.iso.datetime().nullable().meta({ description: 'When a message arrived last' }),
    formerSecretUntil: z.iso.datetime().nullable().meta({ description: 'Until then the former secret signs too' }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Webhook' })

export const WebhookList = z.object({
  items: z.array(Webhook),
  events: z.array(z.string()).meta({ description: 'All that can be listened for' }),
  can: z.object({ manage: z.boolean() }),
})
const Secret = z.string().meta({ description: 'Of Standard Webhooks: `whsec_` and base64. Shown this once' })
export const WebhookWithSecret = z.object({ webhook: Webhook, secret: Secret })

const COMMON = {
  id: z.uuid().meta({ description: 'The `webhook-id` of every try' }),
  type: z.string(),
  state: z.enum(['pending', 'delivered', 'failed']),
  tries: z.int(),
  createdAt: z.iso.datetime(),
  nextAt: z.iso.datetime().nullable().meta({ description: 'When it is tried next' }),
}
export const WebhookDelivery = z
  .object({
    ...COMMON,
    lastStatus: z.int().nullable(),
    lastProblem: z.string().nullable(),
    lastDurationMs: z.int().nullable(),
  })
  .meta({ id: 'WebhookDelivery' })
export const WebhookTry = z
  .object({
    at: z.iso.datetime(),
    url: z.string(),
    durationMs: z.int(),
    status: z.int().nullable(),
    problem: z.string().nullable(),
    answer: z.string().nullable().meta({ description: 'The first kilobyte' }),
  })
  .meta({ id: 'WebhookTry' })
export const DeliveryDetails = z.object({ ...COMMON, body: z.string(), attempts: z.array(WebhookTry) })
export const DeliveryPage = z.object({ items: z.array(WebhookDelivery), nextCursor: z.string().nullable() })
export const DeliveryQuery = z.object({
  state: z.enum(['pending', 'delivered', 'failed']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
})
