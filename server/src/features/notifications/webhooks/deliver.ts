import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { said } from '#platform/language.ts'
import { fetchOutbound, OutboundFailed, OutboundRefused } from '#platform/outbound.ts'
import * as queries from './queries.ts'
import { planTry } from './queue-messages.ts'
import { signedHeaders } from './secret.ts'
import type { DeliveryRow, WebhookRow } from './tables.ts'
import { tellOff } from './tell-off.ts'

const MINUTE_S = 60
const HOUR_S = 3600
/** Pauses after each try that failed: nearly three days in all. @see Standard Webhooks, "Deliverability and reliability" */
export const PAUSES_S = [
  5,
  5 * MINUTE_S,
  30 * MINUTE_S,
  2 * HOUR_S,
  5 * HOUR_S,
  10 * HOUR_S,
  14 * HOUR_S,
  18 * HOUR_S,
  20 * HOUR_S,
]
const GIVE_UP_MS = 5 * 86_400_000
const ANSWER_MS = 15_000
const KEPT_BYTES = 1024

/** What a try came to. */
type Outcome = { status: number | null; problem: string | null; answer: string | null; durationMs: number }

/** One try. Killed in its middle it is made again, under the same id: at least once. */
export async function deliver(ctx: Ctx, deliveryId: string, number: string, signal?: AbortSignal): Promise<void> {
  const begun = await begin(ctx, deliveryId, number)
  if (!begun) return
  const outcome = await send(ctx, begun.webhook, begun.delivery, signal)
  await inTransaction(ctx, (tx) => end(tx, begun.delivery, outcome))
}

/** From this commit on the message stays as it is. */
const begin = (ctx: Ctx, deliveryId: string, number: string) =>
  inTransaction(ctx, async (tx) => {
    const delivery = await queries.lockDelivery(tx, deliveryId)
    if (delivery?.state !== 'pending' || delivery.next_try !== number) return null
    const webhook = await queries.webhookById(tx, delivery.webhook_id)
    if (!webhook || webhook.state === 'off' || (await accounts.isChannelDeleted(tx, webhook.channel_id))) {
      await queries.updateDelivery(tx, deliveryId, ENDED.failed)
      return null
    }
    await queries.updateDelivery(tx, deliveryId, { tries: delivery.tries + 1 })
    return { webhook, delivery }
  })

async function send(ctx: Ctx, webhook: WebhookRow, delivery: DeliveryRow, signal?: AbortSignal): Promise<Outcome> {
  const begun = performance.now()
  const done = (outcome: Omit<Outcome, 'durationMs'>) => ({
    ...outcome,
    durationMs: Math.round(performance.now() - begun),
  })
  try {
    const answer = await fetchOutbound(webhook.url, {
      allow: ctx.config.outboundAllow,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedHeaders(ctx, webhook, delivery) },
      body: delivery.body,
      redirects: 0,
      answerMs: ANSWER_MS,
      silenceMs: ANSWER_MS,
      maxBytes: Number.POSITIVE_INFINITY,
      ...(signal ? { signal } : {}),
    })
    const text = await beginningOf(answer.body)
    const { status } = answer
    const problem =
      status >= 200 && status < 300
        ? null
        : status >= 300 && status < 400
          ? said('It redirects, which is not followed.')
          : said('It answered {status}.', { status })
    return done({ status, problem, answer: text })
  } catch (error) {
    if (error instanceof OutboundRefused || error instanceof OutboundFailed)
      return done({ status: null, problem: error.message, answer: null })
    throw error
  }
}

/** As text that can be kept; the rest is not waited for. */
async function beginningOf(body: NodeJS.ReadableStream & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  const late = setTimeout(() => body.destroy(), ANSWER_MS)
  try {
    for await (const chunk of body) {
      chunks.push(chunk as Buffer) // no encoding was set
      bytes += (chunk as Buffer).length
      if (bytes >= KEPT_BYTES) break
    }
  } catch {
    // Its status is what counts.
  } finally {
    clearTimeout(late)
    body.destroy()
  }
  return Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString('utf8').replaceAll('\0', '�')
}

async function end(tx: Ctx, begun: DeliveryRow, outcome: Outcome): Promise<void> {
  const deliveryId = begun.id
  const delivery = await queries.lockDelivery(tx, deliveryId)
  const webhook = delivery && (await queries.lockWebhook(tx, delivery.webhook_id))
  if (!webhook) return // deleted meanwhile
  const now = tx.clock()
  await queries.insertTry(tx, {
    id: uuidv7(now.getTime()),
    delivery_id: deliveryId,
    channel_id: delivery.channel_id,
    url: webhook.url,
    at: now,
    duration_ms: outcome.durationMs,
    status: outcome.status,
    problem: outcome.problem,
    answer: outcome.answer,
  })
  // Asked for again by hand while this try was made: that one has its own end.
  const last = delivery.next_try === begun.next_try
  if (outcome.problem === null) {
    if (last) await queries.updateDelivery(tx, deliveryId, ENDED.delivered)
    await queries.updateWebhook(tx, webhook.id, { failing_since: null, delivered_at: now })
    return
  }
  const failingSince = webhook.failing_since ?? now
  await queries.updateWebhook(tx, webhook.id, { failing_since: failingSince })
  const reason =
    outcome.status === 410 ? 'gone' : now.getTime() - failingSince.getTime() >= GIVE_UP_MS ? 'failing' : null
  if (reason && webhook.state === 'on') {
    await queries.updateWebhook(tx, webhook.id, { state: 'off', off_reason: reason })
    await queries.failPending(tx, webhook.id)
    await tellOff(tx, webhook, reason)
    return
  }
  if (!last) return
  const pauseS = PAUSES_S[delivery.tries - 1]
  if (pauseS === undefined || webhook.state === 'off') await queries.updateDelivery(tx, deliveryId, ENDED.failed)
  // What failed together does not come back together.
  else await planTry(tx, delivery, { pauseS: Math.round(pauseS * (0.9 + Math.random() * 0.2)), tries: delivery.tries })
}

const ENDED = {
  delivered: { state: 'delivered', next_at: null, next_try: null },
  failed: { state: 'failed', next_at: null, next_try: null },
} as const
