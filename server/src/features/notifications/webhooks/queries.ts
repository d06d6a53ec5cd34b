import { type Insertable, sql, type Updateable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'
import { type DeliveryRow, type DeliveryTable, type TryTable, type WebhookTable, webhooks } from './tables.ts'

/** Oldest first. Served by webhooks_channel_idx. */
export const webhooksOf = (ctx: Ctx, channelId: string) =>
  webhooks(ctx)
    .selectFrom('notifications.webhooks')
    .selectAll()
    .where('channel_id', '=', channelId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const lockChannel = (tx: Ctx, channelId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks ${channelId}`}, 0))`.execute(tx.db)

export const webhookById = (ctx: Ctx, id: string) =>
  webhooks(ctx).selectFrom('notifications.webhooks').selectAll().where('id', '=', id).executeTakeFirst()

export const lockWebhook = (tx: Ctx, id: string) =>
  webhooks(tx).selectFrom('notifications.webhooks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const insertWebhook = (ctx: Ctx, row: Insertable<WebhookTable>) =>
  webhooks(ctx).insertInto('notifications.webhooks').values(row).returningAll().executeTakeFirstOrThrow()

export const updateWebhook = (ctx: Ctx, id: string, changes: Updateable<WebhookTable>) =>
  webhooks(ctx)
    .updateTable('notifications.webhooks')
    .set({ ...changes, updated_at: ctx.clock() })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()

export const deleteWebhook = (ctx: Ctx, id: string) =>
  webhooks(ctx).deleteFrom('notifications.webhooks').where('id', '=', id).execute()

/** Those of a channel that want to hear of it. */
export const listening = (ctx: Ctx, channelId: string, type: string) =>
  webhooks(ctx)
    .selectFrom('notifications.webhooks')
    .select('id')
    .where('channel_id', '=', channelId)
    .where('state', '=', 'on')
    .where(sql<boolean>`${type} = any (events)`)
    .orderBy('id')
    .execute()

/** @returns those that were not there yet */
export async function insertDeliveries(tx: Ctx, rows: readonly Insertable<DeliveryTable>[]) {
  if (rows.length === 0) return []
  return webhooks(tx)
    .insertInto('notifications.webhook_deliveries')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['webhook_id', 'dedup']).doNothing())
    .returning(['id', 'next_try'])
    .execute()
}

export const lockQueue = (tx: Ctx, webhookId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`webhook ${webhookId}`}, 0))`.execute(tx.db)

/** Of the same thing, and not yet said for the first time. Served by webhook_deliveries_unsaid_idx. */
export const unsaid = (
  tx: Ctx,
  { webhookId, subjectId, type }: { webhookId: string; subjectId: string; type: string },
) =>
  webhooks(tx)
    .selectFrom('notifications.webhook_deliveries')
    .select(['id', 'body'])
    .where('webhook_id', '=', webhookId)
    .where('subject_id', '=', subjectId)
    .where('type', '=', type)
    .where('state', '=', sql.lit('pending'))
    .where('tries', '=', sql.lit(0))
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()

export const deliveryById = (ctx: Ctx, id: string) =>
  webhooks(ctx).selectFrom('notifications.webhook_deliveries').selectAll().where('id', '=', id).executeTakeFirst()

export const lockDelivery = (tx: Ctx, id: string) =>
  webhooks(tx)
    .selectFrom('notifications.webhook_deliveries')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const updateDelivery = (ctx: Ctx, id: string, changes: Updateable<DeliveryTable>) =>
  webhooks(ctx).updateTable('notifications.webhook_deliveries').set(changes).where('id', '=', id).execute()

export const insertTry = (ctx: Ctx, row: Insertable<TryTable>) =>
  webhooks(ctx).insertInto('notifications.webhook_tries').values(row).execute()

type Listed = DeliveryRow & { last_status: number | null; last_problem: string | null; last_ms: number | null }

/** Newest first, each with its last try. Served by webhook_deliveries_list_idx. */
export async function deliveriesOf(
  ctx: Ctx,
  webhookId: string,
  page: { state: DeliveryRow['state'] | null; after: Position | null; limit: number },
): Promise<Listed[]> {
  const found = await sql<Listed>`
    select d.*, t.status as last_status, t.problem as last_problem, t.duration_ms as last_ms
    from notifications.webhook_deliveries d
    left join lateral (select status, problem, duration_ms from notifications.webhook_tries
      where delivery_id = d.id order by at desc limit 1) t on true
    where d.webhook_id = ${webhookId} and (${page.state}::text is null or d.state = ${page.state})
      and (${page.after?.at ?? null}::timestamptz is null or (d.created_at, d.id) < (${page.after?.at ?? null}::timestamptz, ${page.after?.id ?? null}::uuid))
    order by d.created_at desc, d.id desc limit ${page.limit}`.execute(ctx.db)
  return found.rows
}

/** Latest first. Served by webhook_tries_delivery_idx. */
export const triesOf = (ctx: Ctx, deliveryId: string) =>
  webhooks(ctx)
    .selectFrom('notifications.webhook_tries')
    .selectAll()
    .where('delivery_id', '=', deliveryId)
    .orderBy('at', 'desc')
    .limit(100)
    .execute()

/** Of one that was switched off nothing more is said. */
export const failPending = (tx: Ctx, webhookId: string) =>
  webhooks(tx)
    .updateTable('notifications.webhook_deliveries')
    .set({ state: 'failed', next_at: null, next_try: null })
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'pending')
    .execute()

/** Served by webhook_deliveries_old_idx. */
export const deleteDeliveriesBefore = (ctx: Ctx, before: Date) =>
  webhooks(ctx).deleteFrom('notifications.webhook_deliveries').where('created_at', '<', before).execute()
