import { sql } from 'kysely'
import { asProgram, asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { isUuid } from '#platform/ids.ts'
import { audit } from './audit.ts'
import { ChannelNotFound } from './errors.ts'
import { operator, type Person } from './policy.ts'
import * as queries from './queries.ts'
import { defaultRow, type QuotaRow, quotaFrom, quotaOf, quotaRowsOf } from './quota-of.ts'

/** As the operator sets it: `default` goes by the next wider one, which for the installation is how it was set up. */
export type QuotaSetting = { storageBytes: number | 'none' | 'default'; minutes: number | 'none' | 'default' }

export const settingOf = (row: QuotaRow | null | undefined): QuotaSetting => ({
  storageBytes: row?.unlimited_storage ? 'none' : (row?.storage_bytes ?? 'default'),
  minutes: row?.unlimited_minutes ? 'none' : (row?.minutes ?? 'default'),
})

/** A deleted one too: until it is gone for good it holds what it holds. @throws {ChannelNotFound} */
async function anyChannel(ctx: Ctx, idOrHandle: string) {
  const system = asSystem(ctx)
  const found = isUuid(idOrHandle)
    ? (await queries.channelsByIds(system, [idOrHandle]))[0]
    : await queries.channelByHandle(system, idOrHandle)
  if (!found) throw new ChannelNotFound()
  return found
}

/** For the operator. @throws {NotAllowed | ChannelNotFound} */
export async function quotaSetting(ctx: Ctx, idOrHandle: string) {
  operator(ctx.actor)
  const { id } = await anyChannel(ctx, idOrHandle)
  const system = asSystem(ctx)
  const row = (await quotaRowsOf(system, [id])).get(id)
  return { channelId: id, ...settingOf(row), inForce: await quotaOf(system, id) }
}

/** @throws {NotAllowed | ChannelNotFound} */
export async function setQuota(ctx: Ctx, idOrHandle: string, setting: QuotaSetting) {
  const person = operator(ctx.actor)
  const { id, name } = await anyChannel(ctx, idOrHandle)
  await inTransaction(asProgram(ctx), async (tx) => {
    const before = settingOf((await quotaRowsOf(tx, [id])).get(id))
    await sql`
      insert into accounts.channel_quotas as q
        (channel_id, storage_bytes, minutes, unlimited_storage, unlimited_minutes, set_by, updated_at)
      values (${id}, ${columnsOf(setting)}, ${person.userId}, ${tx.clock()})
      on conflict (channel_id) do update set ${UPDATED}`.execute(tx.db)
    const subject = { kind: 'channel', id, label: name }
    await audit(tx, { channelId: id, action: 'channel.quota-set', subject, before, after: setting, by: byOf(person) })
  })
  return quotaSetting(ctx, id)
}

/** What holds where nothing is said of a channel. @throws {NotAllowed} */
export async function defaultQuota(ctx: Ctx) {
  operator(ctx.actor)
  const row = await defaultRow(asSystem(ctx))
  return { ...settingOf(row), inForce: quotaFrom(ctx, [row]), setUp: quotaFrom(ctx, []) }
}

/** @throws {NotAllowed} */
export async function setDefaultQuota(ctx: Ctx, setting: QuotaSetting) {
  const person = operator(ctx.actor)
  await inTransaction(asProgram(ctx), async (tx) => {
    const before = settingOf(await defaultRow(tx))
    await sql`
      insert into accounts.quota_default as q
        (storage_bytes, minutes, unlimited_storage, unlimited_minutes, set_by, updated_at)
      values (${columnsOf(setting)}, ${person.userId}, ${tx.clock()})
      on conflict (only_one) do update set ${UPDATED}`.execute(tx.db)
    const subject = { kind: 'installation' }
    const entry = { channelId: null, action: 'installation.quota-set', subject, before, after: setting }
    await audit(tx, { ...entry, by: byOf(person) })
  })
  return defaultQuota(ctx)
}

const byOf = ({ userId, via, keyName }: Person) => ({ userId, via, keyName: keyName ?? null })
const number = (value: number | string) => (typeof value === 'number' ? value : null)
const columnsOf = ({ storageBytes, minutes }: QuotaSetting) =>
  sql`${number(storageBytes)}::bigint, ${number(minutes)}::int, ${storageBytes === 'none'}, ${minutes === 'none'}`
const UPDATED = sql`storage_bytes = excluded.storage_bytes, minutes = excluded.minutes,
  unlimited_storage = excluded.unlimited_storage, unlimited_minutes = excluded.unlimited_minutes,
  set_by = excluded.set_by, updated_at = excluded.updated_at`
