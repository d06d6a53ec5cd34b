import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'

/**
 * Public videos of these channels, newest first: the newest of each, which videos_channel_public_idx alone tells, and of
 * those the newest.
 */
export const newestOf = async (
  ctx: Ctx,
  channelIds: readonly string[],
  page: { after: Position | null; limit: number },
): Promise<{ id: string; published_at: Date }[]> => {
  const behind = page.after ? sql`and (published_at, id) < (${page.after.at}, ${page.after.id})` : sql``
  const found = await sql<{ id: string; published_at: Date }>`
    select v.id, v.published_at from unnest(${[...channelIds]}::uuid[]) as f (channel_id)
    cross join lateral (
      select id, published_at from content.videos where channel_id = f.channel_id and visibility = 'public'
        and status = 'ready' and deleted_at is null ${behind}
      order by published_at desc, id desc limit ${page.limit}) as v
    order by v.published_at desc, v.id desc limit ${page.limit}`.execute(ctx.db)
  return found.rows
}
