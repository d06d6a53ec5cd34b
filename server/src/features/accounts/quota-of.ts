import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/** Null: no limit. */
export type Quota = { storageBytes: number | null; minutes: number | null }

export type QuotaRow = {
  storage_bytes: number | null
  minutes: number | null
  unlimited_storage: boolean
  unlimited_minutes: boolean
}

export async function quotaRowOf(ctx: Ctx, channelId: string): Promise<QuotaRow | null> {
  const found = await sql<QuotaRow>`
    select storage_bytes, minutes, unlimited_storage, unlimited_minutes
    from accounts.channel_quotas where channel_id = ${channelId}`.execute(ctx.db)
  return found.rows[0] ?? null
}

/** What a channel may hold. */
export async function quotaOf(ctx: Ctx, channelId: string): Promise<Quota> {
  const row = await quotaRowOf(ctx, channelId)
  return {
    storageBytes: row?.unlimited_storage ? null : (row?.storage_bytes ?? ctx.config.quota.storageBytes),
    minutes: row?.unlimited_minutes ? null : (row?.minutes ?? ctx.config.quota.minutes),
  }
}
