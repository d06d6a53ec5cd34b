import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/** All of a channel, also those that belong to nothing any more. */
export const assetIdsOf = async (ctx: Ctx, channelId: string): Promise<string[]> => {
  const found = await sql<{
    id: string
  }>`select id from media.assets where channel_id = ${channelId} limit 1000`.execute(ctx.db)
  return found.rows.map((row) => row.id)
}

/** What the files of each take, in one statement. Served by assets_channel_idx. */
export async function bytesOfChannels(ctx: Ctx, channelIds: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ channel_id: string; bytes: number }>`
    select a.channel_id, sum(a.source_bytes
        + coalesce((select sum(r.size_bytes) from media.renditions r where r.asset_id = a.id), 0)
        + coalesce((select sum(p.size_bytes) from media.pictures p where p.asset_id = a.id), 0))::bigint as bytes
    from media.assets a where a.channel_id = any (${[...channelIds]}::uuid[]) group by 1`.execute(ctx.db)
  return new Map(found.rows.map((row) => [row.channel_id, row.bytes]))
}

/** Those whose files take most. Reads every row: for the operator alone. */
export async function largestChannels(ctx: Ctx, limit: number): Promise<string[]> {
  const found = await sql<{ channel_id: string }>`
    select a.channel_id from media.assets a
    left join (select asset_id, sum(size_bytes) as bytes from media.renditions group by 1) as r on r.asset_id = a.id
    group by 1 order by sum(a.source_bytes + coalesce(r.bytes, 0)) desc, 1 limit ${limit}`.execute(ctx.db)
  return found.rows.map((row) => row.channel_id)
}
