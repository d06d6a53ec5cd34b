import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/** Minutes of everything that is not in the trash and not refused, in milliseconds. */
export async function mediaMs(ctx: Ctx, channelId: string): Promise<number> {
  const found = await sql<{ ms: number }>`
    select coalesce(sum(duration_ms), 0)::bigint as ms from content.videos
    where channel_id = ${channelId} and deleted_at is null`.execute(ctx.db)
  return found.rows[0]?.ms ?? 0
}

/** As `mediaMs` of many, and how many videos it is. Served by videos_channel_created_idx. */
export async function mediaMsOf(ctx: Ctx, channelIds: readonly string[]) {
  const found = await sql<{ channel_id: string; ms: number; videos: number }>`
    select channel_id, coalesce(sum(duration_ms), 0)::bigint as ms, count(*) as videos from content.videos
    where channel_id = any (${[...channelIds]}::uuid[]) and deleted_at is null group by 1`.execute(ctx.db)
  return new Map(found.rows.map((row) => [row.channel_id, row]))
}

/** Who adds to a channel waits here for who does so at the same time: two that fit one by one may not fit together. */
export const lockQuota = (tx: Ctx, channelId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`quota ${channelId}`}, 0))`.execute(tx.db)
