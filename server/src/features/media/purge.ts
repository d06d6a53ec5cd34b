import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { Sweep } from './jobs.ts'

const KEYS_AT_ONCE = 500

/** Playlists, segments, pictures, the source last. May be killed anywhere and called again. @returns how many there were */
export async function removeFiles(ctx: Ctx, assetId: string, signal?: AbortSignal): Promise<number> {
  const found = await sql<{ source_key: string }>`select source_key from media.assets where id = ${assetId}`.execute(
    ctx.db,
  )
  let keys: string[] = []
  let files = 0
  for await (const { key } of ctx.store.list(`media/${assetId}/`)) {
    keys.push(key)
    files++
    if (keys.length < KEYS_AT_ONCE) continue
    signal?.throwIfAborted()
    await ctx.store.delete(keys)
    keys = []
  }
  const source = found.rows[0]?.source_key
  if (source) keys.push(source)
  if (keys.length > 0) await ctx.store.delete(keys)
  return files + (source ? 1 : 0)
}

/** A job that is told to end may store one more file first. */
const LAST_FILES_S = 60

/** Whose files are gone; their renditions' rows go with them, and later what was stored in the meantime. */
export async function deleteAssets(tx: Ctx, assetIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ assetId: string; channelId: string }>`
    delete from media.assets where id = any (${[...assetIds]}::uuid[])
    returning id as "assetId", channel_id as "channelId"`.execute(tx.db)
  for (const asset of rows) await tx.jobs.enqueue(tx, Sweep, asset, { startAfterS: LAST_FILES_S })
}

/** `reserved`: what cuts that are being made are going to need. */
export type Bytes = { original: number; renditions: number; reserved: number }

/** What a channel's files take. With `assetIds`, only those. Served by assets_channel_idx. */
export async function bytesOf(ctx: Ctx, channelId: string, assetIds: readonly string[] | null = null): Promise<Bytes> {
  const found = await sql<Bytes>`
    with mine as materialized (
      select id, source_bytes, case when source_bytes = 0 and step is not null then reserved_bytes else 0 end as reserved
      from media.assets
      where channel_id = ${channelId} and (${assetIds === null} or id = any (${[...(assetIds ?? [])]}::uuid[]))
    )
    select (select coalesce(sum(source_bytes), 0)::bigint from mine) as original,
      (select coalesce(sum(reserved), 0)::bigint from mine) as reserved,
      (select coalesce(sum(r.size_bytes), 0)::bigint from media.renditions r join mine on mine.id = r.asset_id)
        + (select coalesce(sum(p.size_bytes), 0)::bigint from media.pictures p join mine on mine.id = p.asset_id) as renditions`.execute(
    ctx.db,
  )
  return found.rows[0] ?? { original: 0, renditions: 0, reserved: 0 }
}

/** Where the sources of assets lie, what people called them and how large they are, in one statement. */
export async function sourcesOf(
  ctx: Ctx,
  assetIds: readonly string[],
): Promise<Map<string, { key: string; name: string; bytes: number }>> {
  const found = await sql<{ id: string; key: string; name: string; bytes: number }>`
    select id, source_key as key, source_name as name, source_bytes as bytes
    from media.assets where id = any (${[...assetIds]}::uuid[]) and source_bytes > 0`.execute(ctx.db)
  return new Map(found.rows.map((row) => [row.id, row]))
}
