import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'
import { assignments, type ColumnName, type Columns, definitions } from './columns.ts'
import type { Found } from './decide.ts'
import type { ItemState } from './schema.ts'
import { type BulkRow, bulks } from './tables.ts'

type NewBulkRow = Pick<
  BulkRow,
  'id' | 'channel_id' | 'created_by' | 'asked_by' | 'action' | 'undoes' | 'total' | 'idempotency_key' | 'created_at'
>

/** With its items already counted. */
export const insertBulk = (tx: Ctx, row: NewBulkRow) =>
  sql`
  insert into content.bulks (id, channel_id, created_by, asked_by, action, undoes, total, idempotency_key, created_at)
  values (${row.id}, ${row.channel_id}, ${row.created_by}, ${JSON.stringify(row.asked_by)}::jsonb,
    ${JSON.stringify(row.action)}::jsonb, ${row.undoes}, ${row.total}, ${row.idempotency_key}, ${row.created_at})`.execute(
    tx.db,
  )

export const setTotal = (tx: Ctx, id: string, total: number) =>
  bulks(tx).updateTable('content.bulks').set({ total }).where('id', '=', id).execute()

type Target = { bulkId: string; channelId: string }

/** In the order they were named; one that was named twice counts once. @returns how many */
export const insertNamed = async (tx: Ctx, { bulkId, channelId }: Target, ids: readonly string[]): Promise<number> => {
  const unique = [...new Set(ids)]
  await sql`
    insert into content.bulk_items (bulk_id, place, channel_id, video_id)
    select ${bulkId}, n, ${channelId}, id from unnest(${unique}::uuid[]) with ordinality as t (id, n)`.execute(tx.db)
  return unique.length
}

type Fitting = { from: 'list' | 'trash'; fits: RawBuilder<boolean>; except: readonly string[]; limit: number }

/**
 * As they are at this moment, newest first.
 * @param fitting.fits conditions on `o` of content.video_sort for what is listed, on content.videos for the trash
 * @returns how many
 */
export async function insertFitting(
  tx: Ctx,
  { bulkId, channelId }: Target,
  { from, fits, except, limit }: Fitting,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into content.bulk_items (bulk_id, place, channel_id, video_id)
    select ${bulkId}, row_number() over (order by o.created_at desc, o.id desc), ${channelId}, o.id
    from (select ${sql.ref(from === 'list' ? 'o.video_id' : 'o.id')} as id, o.created_at
      from ${sql.table(from === 'list' ? 'content.video_sort' : 'content.videos')} o
      where o.channel_id = ${channelId} and ${fits}) as o
    where o.id <> all (${[...except]}::uuid[])
    limit ${limit}`.execute(tx.db)
  return Number(numAffectedRows ?? 0n)
}

/** Values of their own for each, which are written only while its revision is the one given. @returns how many */
export async function insertWithValues(
  tx: Ctx,
  { bulkId, channelId }: Target,
  rows: readonly { id: string; revision: number; values: Columns }[],
): Promise<number> {
  await sql`
    insert into content.bulk_items (bulk_id, place, channel_id, video_id, before, revision)
    select ${bulkId}, row_number() over (), ${channelId}, id, "values", revision
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, revision int, "values" jsonb)`.execute(tx.db)
  return rows.length
}

/** Of what another one changed, the values to go back to. @returns how many */
export async function insertUndone(tx: Ctx, { bulkId, channelId }: Target, of: string): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into content.bulk_items (bulk_id, place, channel_id, video_id, before, revision)
    select ${bulkId}, place, ${channelId}, video_id, before, revision
    from content.bulk_items where bulk_id = ${of} and state = 'done'`.execute(tx.db)
  return Number(numAffectedRows ?? 0n)
}

export const bulkByKey = (ctx: Ctx, userId: string, key: string) =>
  bulks(ctx)
    .selectFrom('content.bulks')
    .selectAll()
    .where('created_by', '=', userId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()

export const bulkById = (ctx: Ctx, id: string) =>
  bulks(ctx).selectFrom('content.bulks').selectAll().where('id', '=', id).executeTakeFirst()

/** Waits for the batch that is being written. */
export const lockBulk = (tx: Ctx, id: string) =>
  bulks(tx).selectFrom('content.bulks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Served by bulks_undoes_idx. */
export const undoneBy = async (ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = await bulks(ctx)
    .selectFrom('content.bulks')
    .select(['id', 'undoes'])
    .where('undoes', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.flatMap((row) => (row.undoes ? [[row.undoes, row.id] as const] : [])))
}

/** Latest first. Served by bulks_channel_idx. */
export const bulksOf = (ctx: Ctx, channelId: string, page: { after: Position | null; limit: number }) =>
  bulks(ctx)
    .selectFrom('content.bulks')
    .selectAll()
    .where('channel_id', '=', channelId)
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()

/** In their order, with the titles of the channel's own videos. Served by the primary key. */
export const itemsOf = async (
  ctx: Ctx,
  { bulkId, channelId }: Target,
  page: { states: readonly ItemState[]; after: number; limit: number },
) => {
  const found = await sql<{
    place: number
    video_id: string
    state: ItemState
    reason: string | null
    title: string | null
  }>`
    select i.place, i.video_id, i.state, i.reason, v.title
    from content.bulk_items i left join content.videos v on v.id = i.video_id and v.channel_id = ${channelId}
    where i.bulk_id = ${bulkId} and i.place > ${page.after} and i.state = any (${[...page.states]}::text[])
    order by i.place limit ${page.limit}`.execute(ctx.db)
  return found.rows
}

/** Every item that waits will not be done any more. @returns how many */
export async function skipWaiting(tx: Ctx, bulkId: string, reason: string): Promise<number> {
  const { numUpdatedRows } = await bulks(tx)
    .updateTable('content.bulk_items')
    .set({ state: 'skipped', reason })
    .where('bulk_id', '=', bulkId)
    .where('state', '=', sql.lit('waiting'))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export const endBulk = (tx: Ctx, id: string, end: { state: 'done' | 'cancelled'; skipped: number }) =>
  bulks(tx)
    .updateTable('content.bulks')
    .set((eb) => ({ state: end.state, ended_at: tx.clock(), skipped: eb('skipped', '+', end.skipped) }))
    .where('id', '=', id)
    .execute()

/** The next ones in their order. Served by bulk_items_waiting_idx. */
export const takeItems = (tx: Ctx, bulkId: string, limit: number) =>
  bulks(tx)
    .selectFrom('content.bulk_items')
    .select(['place', 'video_id', 'before', 'revision'])
    .where('bulk_id', '=', bulkId)
    .where('state', '=', sql.lit('waiting'))
    .orderBy('place')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

/** Locked in the order of their ids, as every writer of many does; a reader of keys (a count that is written) need not wait. */
export const lockVideos = async (tx: Ctx, channelId: string, ids: readonly string[]): Promise<Map<string, Found>> => {
  const found = await sql<Found>`
    select id, asset_id, upload_id, title, revision, purged_at, description, tags, category, level, language, licence, comments,
      downloads, visibility, taken_down, publish_at, published_at, deleted_at, duration_ms
    from content.videos where id = any (${[...ids]}::uuid[]) and channel_id = ${channelId}
    order by id for no key update`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.id, row]))
}

export const writeVideos = (tx: Ctx, names: readonly ColumnName[], rows: readonly (Columns & { id: string })[]) =>
  sql`
  update content.videos v
  set ${assignments(names)}, revision = v.revision + 1, updated_at = ${tx.clock()}
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, ${definitions(names)})
  where v.id = r.id`.execute(tx.db)

export type Outcome = {
  place: number
  state: ItemState
  reason: string | null
  before: Columns | { rank?: string } | null
  revision: number | null
}

export const writeItems = (tx: Ctx, bulkId: string, rows: readonly Outcome[]) =>
  sql`
  update content.bulk_items i
  set state = r.state, reason = r.reason, before = nullif(r.before, 'null'), revision = r.revision
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r (place int, state text, reason text, before jsonb, revision int)
  where i.bulk_id = ${bulkId} and i.place = r.place`.execute(tx.db)

export const countItems = (tx: Ctx, id: string, by: { done: number; skipped: number; failed: number }) =>
  bulks(tx)
    .updateTable('content.bulks')
    .set((eb) => ({
      done: eb('done', '+', by.done),
      skipped: eb('skipped', '+', by.skipped),
      failed: eb('failed', '+', by.failed),
    }))
    .where('id', '=', id)
    .returning(['state', 'total', 'done', 'skipped', 'failed'])
    .executeTakeFirstOrThrow()

type Change = { id: string; video_id: string; revision: number; before: object; after: object }

/** Lines of the videos' histories, as each has one for a change of its own. */
export const insertChanges = (tx: Ctx, by: { channelId: string; userId: string | null }, rows: readonly Change[]) =>
  sql`
  insert into content.video_changes (id, video_id, channel_id, revision, changed_by, changed_at, before, after)
  select id, video_id, ${by.channelId}, revision, ${by.userId}, ${tx.clock()}, before, after
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r (id uuid, video_id uuid, revision int, before jsonb, after jsonb)`.execute(tx.db)

/** Served by bulks_old_idx. */
export const forgetBefore = (ctx: Ctx, before: Date) =>
  bulks(ctx).deleteFrom('content.bulks').where('created_at', '<', before).where('state', '<>', 'running').execute()
