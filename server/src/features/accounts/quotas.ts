import { sql } from 'kysely'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { audit } from './audit.ts'
import { operator } from './policy.ts'
import { type QuotaRow, quotaOf, quotaRowOf } from './quota-of.ts'
import { channel } from './service.ts'

/** As the operator sets it: `default` goes by the settings of the installation. */
export type QuotaSetting = { storageBytes: number | 'none' | 'default'; minutes: number | 'none' | 'default' }

const settingOf = (row: QuotaRow | null): QuotaSetting => ({
  storageBytes: row?.unlimited_storage ? 'none' : (row?.storage_bytes ?? 'default'),
  minutes: row?.unlimited_minutes ? 'none' : (row?.minutes ?? 'default'),
})

/** For the operator. @throws {NotAllowed | ChannelNotFound} */
export async function quotaSetting(ctx: Ctx, idOrHandle: string) {
  operator(ctx.actor)
  const { id } = await channel(ctx, idOrHandle)
  const system = asSystem(ctx)
  return { channelId: id, ...settingOf(await quotaRowOf(system, id)), inForce: await quotaOf(system, id) }
}

/** @throws {NotAllowed | ChannelNotFound} */
export async function setQuota(ctx: Ctx, idOrHandle: string, setting: QuotaSetting) {
  const person = operator(ctx.actor)
  const { id, name } = await channel(ctx, idOrHandle)
  await inTransaction({ ...asSystem(ctx), ...(ctx.request ? { request: ctx.request } : {}) }, async (tx) => {
    const before = settingOf(await quotaRowOf(tx, id))
    const number = (value: number | string) => (typeof value === 'number' ? value : null)
    await sql`
      insert into accounts.channel_quotas as q
        (channel_id, storage_bytes, minutes, unlimited_storage, unlimited_minutes, set_by, updated_at)
      values (${id}, ${number(setting.storageBytes)}, ${number(setting.minutes)}, ${setting.storageBytes === 'none'},
        ${setting.minutes === 'none'}, ${person.userId}, ${tx.clock()})
      on conflict (channel_id) do update set storage_bytes = excluded.storage_bytes, minutes = excluded.minutes,
        unlimited_storage = excluded.unlimited_storage, unlimited_minutes = excluded.unlimited_minutes,
        set_by = excluded.set_by, updated_at = excluded.updated_at`.execute(tx.db)
    await audit(tx, {
      channelId: id,
      action: 'channel.quota-set',
      subject: { kind: 'channel', id, label: name },
      before,
      after: setting,
      by: { userId: person.userId, via: person.via, keyName: person.keyName ?? null },
    })
  })
  return quotaSetting(ctx, id)
}
