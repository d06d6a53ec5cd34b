import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { checkUrl, OutboundRefused } from '#platform/outbound.ts'
import { AddressRefused, DeliveryNotFound, TooManyWebhooks, WebhookIsOff, WebhookNotFound } from './errors.ts'
import { presentDelivery, presentDetails, presentWebhook } from './present.ts'
import * as queries from './queries.ts'
import { bodyOf, planTry } from './queue-messages.ts'
import { type DeliveryQuery, type NewWebhook, WEBHOOK_EVENTS, type WebhookPatch } from './schema.ts'
import { newSecret } from './secret.ts'
import type { WebhookRow } from './tables.ts'

const MOST = 20
const KEPT_DAYS = 30
const FORMER_MS = 24 * 3_600_000

/** @throws {NotSignedIn | ChannelNotFound | NotAllowed} */
async function manage(ctx: Ctx, channelId: string): Promise<void> {
  await accounts.workingChannel(ctx, channelId)
  accounts.requireMay(ctx.actor, channelId, 'webhooks.manage')
}

export async function list(ctx: Ctx, channelId: string) {
  await manage(ctx, channelId)
  const rows = await queries.webhooksOf(ctx, channelId)
  const now = ctx.clock()
  return { items: rows.map((row) => presentWebhook(row, now)), events: [...WEBHOOK_EVENTS], can: { manage: true } }
}

/** @throws {ConfirmIdentity | AddressRefused | TooManyWebhooks} */
export async function create(ctx: Ctx, channelId: string, input: z.infer<typeof NewWebhook>) {
  await manage(ctx, channelId)
  await accounts.requireFreshByHand(ctx)
  const url = askable(ctx, input.url)
  return inTransaction(ctx, async (tx) => {
    await queries.lockChannel(tx, channelId)
    if ((await queries.webhooksOf(tx, channelId)).length >= MOST) throw new TooManyWebhooks({ limit: MOST })
    const id = uuidv7()
    const secret = newSecret(tx, id)
    const row = await queries.insertWebhook(tx, {
      id,
      channel_id: channelId,
      url,
      description: input.description,
      events: input.events,
      secret: secret.kept,
      state: 'on',
      created_by: accounts.signedIn(tx.actor).userId,
      created_at: tx.clock(),
      updated_at: tx.clock(),
    })
    await audit(tx, row, 'webhook.created', { after: facts(row) })
    return { webhook: presentWebhook(row, tx.clock()), secret: secret.shown }
  })
}

/** Another address is asked to be confirmed: messages would go to somebody else. */
export async function change(
  ctx: Ctx,
  { channelId, id }: { channelId: string; id: string },
  patch: z.infer<typeof WebhookPatch>,
) {
  const known = await own(ctx, channelId, id)
  const url = patch.url === undefined ? known.url : askable(ctx, patch.url)
  if (url !== known.url) await accounts.requireFreshByHand(ctx)
  return inTransaction(ctx, async (tx) => {
    const before = await queries.lockWebhook(tx, id)
    if (!before) throw new WebhookNotFound()
    const state = patch.state ?? before.state
    const begins = state === 'on' && (before.state === 'off' || url !== before.url)
    const row = await queries.updateWebhook(tx, id, {
      url,
      ...(patch.events ? { events: patch.events } : {}),
      ...(patch.description === undefined ? {} : { description: patch.description }),
      state,
      ...(begins ? { off_reason: null, failing_since: null } : {}),
    })
    if (!row) throw new WebhookNotFound()
    if (state === 'off' && before.state === 'on') await queries.failPending(tx, id)
    await audit(tx, row, 'webhook.changed', { before: facts(before), after: facts(row) })
    return presentWebhook(row, tx.clock())
  })
}

/** With its log. A second call changes nothing. */
export async function remove(ctx: Ctx, channelId: string, id: string): Promise<void> {
  const row = await own(ctx, channelId, id)
  await inTransaction(ctx, async (tx) => {
    await queries.deleteWebhook(tx, id)
    await audit(tx, row, 'webhook.deleted', { before: facts(row) })
  })
}

/** The former secret signs beside the new one for a day, so that receivers can be changed in peace. @throws {ConfirmIdentity} */
export async function rotate(ctx: Ctx, channelId: string, id: string) {
  await own(ctx, channelId, id)
  await accounts.requireFreshByHand(ctx)
  return inTransaction(ctx, async (tx) => {
    const before = await queries.lockWebhook(tx, id)
    if (!before) throw new WebhookNotFound()
    const secret = newSecret(tx, id)
    const row = await queries.updateWebhook(tx, id, {
      secret: secret.kept,
      former_secret: before.secret,
      former_until: new Date(tx.clock().getTime() + FORMER_MS),
    })
    if (!row) throw new WebhookNotFound()
    await audit(tx, row, 'webhook.secret-rotated', {})
    return { webhook: presentWebhook(row, tx.clock()), secret: secret.shown }
  })
}

/** A message of its own kind, sent as every other. @throws {WebhookIsOff} */
export async function sendTest(ctx: Ctx, channelId: string, id: string): Promise<{ id: string }> {
  const row = await own(ctx, channelId, id)
  if (row.state === 'off') throw new WebhookIsOff()
  return inTransaction(ctx, async (tx) => {
    const now = tx.clock()
    const delivery = { id: uuidv7(now.getTime()), channel_id: channelId }
    await queries.insertDeliveries(tx, [
      {
        ...delivery,
        webhook_id: id,
        dedup: `test:${randomUUID()}`,
        type: 'webhook.test',
        subject_id: null,
        body: bodyOf('webhook.test', now.toISOString(), { channelId, webhookId: id }),
        state: 'pending',
        tries: 0,
        created_at: now,
      },
    ])
    await planTry(tx, delivery, { pauseS: 0, tries: 0 })
    return { id: delivery.id }
  })
}

export async function deliveries(
  ctx: Ctx,
  { channelId, id }: { channelId: string; id: string },
  page: z.infer<typeof DeliveryQuery>,
) {
  await own(ctx, channelId, id)
  const rows = await queries.deliveriesOf(ctx, id, {
    state: page.state ?? null,
    after: readCursor(page.cursor),
    limit: page.limit + 1,
  })
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(presentDelivery),
    nextCursor: last ? cursorOf({ at: last.created_at, id: last.id }) : null,
  }
}

export type OneDelivery = { id: string; webhookId: string; deliveryId: string }

export async function delivery(ctx: Ctx, { id: channelId, webhookId, deliveryId }: OneDelivery) {
  await own(ctx, channelId, webhookId)
  const row = await queries.deliveryById(ctx, deliveryId)
  if (row?.webhook_id !== webhookId) throw new DeliveryNotFound()
  return presentDetails(row, await queries.triesOf(ctx, deliveryId))
}

/** The same message under the same id, from the first try on. @throws {WebhookIsOff} */
export async function replay(ctx: Ctx, which: OneDelivery) {
  const webhook = await own(ctx, which.id, which.webhookId)
  if (webhook.state === 'off') throw new WebhookIsOff()
  await inTransaction(ctx, async (tx) => {
    const row = await queries.lockDelivery(tx, which.deliveryId)
    if (row?.webhook_id !== which.webhookId) throw new DeliveryNotFound()
    await planTry(tx, row, { pauseS: 0, tries: 0 })
    await audit(tx, webhook, 'webhook.replayed', { after: { delivery: row.id, type: row.type } })
  })
  return delivery(ctx, which)
}

export const forgetOldDeliveries = (ctx: Ctx) =>
  queries.deleteDeliveriesBefore(ctx, new Date(ctx.clock().getTime() - KEPT_DAYS * 86_400_000))

/** @throws {ChannelNotFound | NotAllowed | WebhookNotFound} */
async function own(ctx: Ctx, channelId: string, id: string): Promise<WebhookRow> {
  await manage(ctx, channelId)
  const row = await queries.webhookById(ctx, id)
  if (row?.channel_id !== channelId) throw new WebhookNotFound()
  return row
}

/** @throws {AddressRefused} */
function askable(ctx: Ctx, url: string): string {
  try {
    return checkUrl(url, ctx.config.outboundAllow).href
  } catch (error) {
    if (error instanceof OutboundRefused) throw new AddressRefused({ detail: error.message }, error)
    throw error
  }
}

const facts = (row: WebhookRow) => ({
  url: row.url,
  events: row.events,
  description: row.description,
  state: row.state,
})

const audit = (
  tx: Ctx,
  row: WebhookRow,
  action: string,
  values: { before?: Record<string, unknown>; after?: Record<string, unknown> },
) =>
  accounts.audit(tx, {
    channelId: row.channel_id,
    action,
    subject: { kind: 'webhook', id: row.id, label: row.url },
    ...values,
  })
