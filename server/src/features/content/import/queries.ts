import { sql, type Updateable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'
import { type ImportRow, type ImportTable, type ItemRow, type ItemTable, imports } from './tables.ts'

export const insertImport = (tx: Ctx, row: Omit<ImportTable, 'problem' | 'ignored' | 'looked_at' | 'ended_at'>) =>
  sql`insert into content.imports (id, channel_id, created_by, asked_by, kind, source, credentials, state, idempotency_key, request_hash, created_at)
    values (${row.id}, ${row.channel_id}, ${row.created_by}, ${JSON.stringify(row.asked_by)}::jsonb, ${row.kind},
      ${JSON.stringify(row.source)}::jsonb, ${row.credentials}, ${row.state}, ${row.idempotency_key},
      ${row.request_hash}, ${row.created_at})`.execute(tx.db)

export const lockChannel = (tx: Ctx, channelId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`imports ${channelId}`}, 0))`.execute(tx.db)

export const importByKey = (ctx: Ctx, userId: string, key: string) =>
  imports(ctx)
    .selectFrom('content.imports')
    .select(['id', 'request_hash'])
    .where('created_by', '=', userId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()

export const importById = (ctx: Ctx, id: string) =>
  imports(ctx).selectFrom('content.imports').selectAll().where('id', '=', id).executeTakeFirst()

export const lockImport = (tx: Ctx, id: string) =>
  imports(tx).selectFrom('content.imports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const updateImport = (ctx: Ctx, id: string, changes: Updateable<ImportTable>) =>
  imports(ctx).updateTable('content.imports').set(changes).where('id', '=', id).execute()

export async function countRunning(ctx: Ctx, channelId: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from content.imports where channel_id = ${channelId} and state in ('looking', 'running')`.execute(
    ctx.db,
  )
  return found.rows[0]?.n ?? 0
}

export type Found = { key: string; name: string; size: number | null }

/** Those known already stay as they are: looking again after a kill adds nothing twice. */
export const insertItems = (tx: Ctx, of: { id: string; channel_id: string }, from: number, found: readonly Found[]) =>
  sql`insert into content.import_items (import_id, place, channel_id, source_key, name, size_bytes)
    select ${of.id}, ${from}::int + f.place, ${of.channel_id}, f.key, f.name, f.size
    from unnest(${found.map((_, place) => place)}::int[], ${found.map((each) => each.key)}::text[],
      ${found.map((each) => each.name)}::text[], ${found.map((each) => each.size)}::bigint[]) as f (place, key, name, size)
    on conflict do nothing`.execute(tx.db)

/** In their order. Served by import_items_open_idx. */
export const openItems = (ctx: Ctx, importId: string) =>
  imports(ctx)
    .selectFrom('content.import_items')
    .selectAll()
    .where('import_id', '=', importId)
    .where(sql<boolean>`state in ('waiting', 'running')`)
    .orderBy('place')
    .execute()

export const updateItem = (
  ctx: Ctx,
  { import_id, place }: Pick<ItemRow, 'import_id' | 'place'>,
  changes: Updateable<ItemTable>,
) =>
  imports(ctx)
    .updateTable('content.import_items')
    .set(changes)
    .where('import_id', '=', import_id)
    .where('place', '=', place)
    .execute()

/** How far an item is; the import's state comes back, so that a cancel is seen. */
export async function noteProgress(ctx: Ctx, item: Pick<ItemRow, 'import_id' | 'place'>, receivedBytes: number) {
  const found = await sql<{ state: ImportRow['state'] }>`
    update content.import_items i set received_bytes = ${receivedBytes} from content.imports m
    where i.import_id = ${item.import_id} and i.place = ${item.place} and m.id = i.import_id returning m.state`.execute(
    ctx.db,
  )
  return found.rows[0]?.state ?? null
}

export const skipWaiting = (tx: Ctx, importId: string, reason: string) =>
  imports(tx)
    .updateTable('content.import_items')
    .set({ state: 'skipped', reason })
    .where('import_id', '=', importId)
    .where('state', '=', 'waiting')
    .execute()

/** Those that have an upload to be ended stay: the job ends it. */
export const skipUnbegun = (tx: Ctx, importId: string, reason: string) =>
  imports(tx)
    .updateTable('content.import_items')
    .set({ state: 'skipped', reason })
    .where('import_id', '=', importId)
    .where('state', '=', 'waiting')
    .where('upload_id', 'is', null)
    .execute()

/** What failed, and what nobody came to; an upload that was kept goes on, others begin anew. @returns how many */
export async function again(tx: Ctx, importId: string, left: string): Promise<number> {
  const done = await sql`
    update content.import_items set state = 'waiting', reason = null,
      round = round + case when upload_id is null then 1 else 0 end
    where import_id = ${importId} and (state = 'failed' or state = 'skipped' and reason = ${left})`.execute(tx.db)
  return Number(done.numAffectedRows ?? 0)
}

/** Where the next ones found are put: behind all that are known. */
export async function nextPlace(ctx: Ctx, importId: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select coalesce(max(place), 0) + 1 as n from content.import_items where import_id = ${importId}`.execute(ctx.db)
  return found.rows[0]?.n ?? 1
}

export type Counts = {
  total: number
  waiting: number
  running: number
  done: number
  skipped: number
  failed: number
  bytes: number
  received: number
}

export async function countsOf(ctx: Ctx, importIds: readonly string[]): Promise<Map<string, Counts>> {
  const found = await sql<Counts & { id: string }>`
    select import_id as id, count(*) as total, count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state = 'running') as running, count(*) filter (where state = 'done') as done,
      count(*) filter (where state = 'skipped') as skipped, count(*) filter (where state = 'failed') as failed,
      coalesce(sum(size_bytes) filter (where state <> 'skipped'), 0)::bigint as bytes,
      coalesce(sum(received_bytes) filter (where state <> 'skipped'), 0)::bigint as received
    from content.import_items where import_id = any (${[...importIds]}::uuid[]) group by 1`.execute(ctx.db)
  return new Map(found.rows.map((row) => [row.id, row]))
}

/** Latest first. Served by imports_channel_idx. */
export const importsOf = (ctx: Ctx, channelId: string, page: { after: Position | null; limit: number }) =>
  imports(ctx)
    .selectFrom('content.imports')
    .selectAll()
    .where('channel_id', '=', channelId)
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()

/** In their order, those behind `after`. */
export const itemsOf = (
  ctx: Ctx,
  importId: string,
  page: { states: readonly ItemRow['state'][]; after: number; limit: number },
) =>
  imports(ctx)
    .selectFrom('content.import_items')
    .selectAll()
    .where('import_id', '=', importId)
    .where('state', '=', sql<ItemRow['state']>`any(${[...page.states]}::text[])`)
    .where('place', '>', page.after)
    .orderBy('place')
    .limit(page.limit)
    .execute()

/** A video of the channel that came from the same bytes in an import, and is still there. Served by import_items_same_idx. */
export async function importedBefore(ctx: Ctx, item: ItemRow, size: number, sha256: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select v.id from content.import_items i join content.videos v on v.id = i.video_id
    where i.channel_id = ${item.channel_id} and i.size_bytes = ${size} and i.sha256 = ${sha256} and i.state = 'done'
      and v.deleted_at is null and (i.import_id, i.place) <> (${item.import_id}, ${item.place}::int) limit 1`.execute(
    ctx.db,
  )
  return found.rows[0]?.id ?? null
}

export async function anyOfSize(ctx: Ctx, item: ItemRow, size: number): Promise<boolean> {
  const found = await sql`
    select 1 from content.import_items where channel_id = ${item.channel_id} and size_bytes = ${size} and sha256 is not null
      and state = 'done' limit 1`.execute(ctx.db)
  return found.rows.length > 0
}

export async function videoWithAsset(ctx: Ctx, assetIds: readonly string[]): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select id from content.videos where asset_id = any (${[...assetIds]}::uuid[]) and deleted_at is null limit 1`.execute(
    ctx.db,
  )
  return found.rows[0]?.id ?? null
}

/** Served by imports_old_idx. */
export const forgetBefore = (ctx: Ctx, before: Date) =>
  imports(ctx)
    .deleteFrom('content.imports')
    .where('created_at', '<', before)
    .where('ended_at', 'is not', null)
    .execute()
