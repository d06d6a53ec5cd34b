import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { inTransaction } from '#platform/context.ts'
import { declareJob, on } from '#platform/jobs.ts'

/** Takes every event of some channels out of ClickHouse: the channels are gone for good. */
const ForgetChannels = declareJob({
  name: 'analytics.forget_channels',
  payload: z.object({ channelIds: z.array(z.uuid()).min(1).max(1000) }),
  attempts: 20,
  timeoutS: 600,
})

/** Forgets what was counted for channels. Their videos must be gone or going: nothing new may come in for them. */
export async function forgetChannels(ctx: Ctx, channelIds: readonly string[]): Promise<void> {
  if (channelIds.length === 0) return
  await inTransaction(ctx, async (tx) => {
    await tx.jobs.enqueue(tx, ForgetChannels, { channelIds: [...channelIds] })
  })
}

export const handlers = [
  on(ForgetChannels, async (ctx, { channelIds }) => {
    const waiting = await sql<{ one: number }>`
      select 1 as one from analytics.batches where shipped_at is null and channels && ${channelIds}::uuid[] limit 1`.execute(
      ctx.db,
    )
    // They would arrive after the deletion. Thrown, so that the queue comes back to it.
    if (waiting.rows.length > 0) throw new Error('events of these channels are still on their way')
    await ctx.clickhouse.command(
      'DELETE FROM events WHERE channel_id IN {channelIds:Array(UUID)}',
      { channelIds },
      { timeoutMs: 300_000 },
    )
  }),
]
