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

const COLUMNS = sql`storage_bytes, minutes, unlimited_storage, unlimited_minutes`

/** Of some channels, as far as something was set for them. */
export async function quotaRowsOf(ctx: Ctx, channelIds: readonly string[]): Promise<Map<string, QuotaRow>> {
  const found = await sql<QuotaRow & { channel_id: string }>`
    select channel_id, ${COLUMNS} from accounts.channel_quotas
    where channel_id = any (${[...channelIds]}::uuid[])`.execute(ctx.db)
  return new Map(found.rows.map((row) => [row.channel_id, row]))
}

/** Where nothing is said of a channel; null: as the program was set up. */
export async function defaultRow(ctx: Ctx): Promise<QuotaRow | null> {
  return (await sql<QuotaRow>`select ${COLUMNS} from accounts.quota_default`.execute(ctx.db)).rows[0] ?? null
}

/** The nearest that says something: the channel's row, the installation's, the configuration. */
export function quotaFrom(ctx: Ctx, rows: readonly (QuotaRow | null | undefined)[]): Quota {
  const { quota } = ctx.config
  const storage = rows.find((row) => row && (row.unlimited_storage || row.storage_bytes !== null))
  const minutes = rows.find((row) => row && (row.unlimited_minutes || row.minutes !== null))
  return {
    storageBytes: storage ? storage.storage_bytes : quota.storageBytes,
    minutes: minutes ? minutes.minutes : quota.minutes,
  }
}

/** What a channel may hold. */
export async function quotaOf(ctx: Ctx, channelId: string): Promise<Quota> {
  const [rows, installation] = await Promise.all([quotaRowsOf(ctx, [channelId]), defaultRow(ctx)])
  return quotaFrom(ctx, [rows.get(channelId), installation])
}
