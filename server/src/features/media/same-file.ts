import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/**
 * Files of a channel that are of this many bytes, with their checksums where those are known already. Served by
 * assets_channel_idx.
 */
export async function filesOfSize(
  ctx: Ctx,
  channelId: string,
  bytes: number,
): Promise<{ assetId: string; sha256: string | null }[]> {
  const found = await sql<{ assetId: string; sha256: string | null }>`
    select id as "assetId", source_sha256 as sha256 from media.assets
    where channel_id = ${channelId} and source_bytes = ${bytes}`.execute(ctx.db)
  return found.rows
}
