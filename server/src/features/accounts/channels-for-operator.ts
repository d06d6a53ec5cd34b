import { sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'
import { operator } from './policy.ts'
import { defaultRow, quotaFrom, quotaRowsOf } from './quota-of.ts'
import { settingOf } from './quotas.ts'

export type ChannelForOperator = {
  id: string
  handle: string
  name: string
  created_at: Date
  deleted_at: Date | null
  owners: { name: string; email: string }[]
}

const CHANNEL = sql`c.id, c.handle, c.name, c.created_at, c.deleted_at, coalesce((
    select json_agg(json_build_object('name', u.name, 'email', u.email) order by m.created_at)
    from accounts.channel_members m join auth."user" u on u.id = m.user_id
    where m.channel_id = c.id and m.role = 'owner'), '[]') as owners from accounts.channels c`

/** The letter of a pattern that stands for itself. */
const plain = (words: string) => words.replace(/[\\%_]/g, '\\$&')

/**
 * Channels of the whole installation, deleted ones among them, the newest first.
 * @param page.q part of a name, a handle or an owner's address @throws {NotAllowed}
 */
export async function channelsForOperator(
  ctx: Ctx,
  page: { q: string; after: Position | null; limit: number },
): Promise<ChannelForOperator[]> {
  operator(ctx.actor)
  const like = `%${plain(page.q)}%`
  const found = await sql<ChannelForOperator>`
    select ${CHANNEL}
    where (${page.q === ''} or c.name ilike ${like} or c.handle ilike ${like} or exists (
        select from accounts.channel_members m join auth."user" u on u.id = m.user_id
        where m.channel_id = c.id and m.role = 'owner' and u.email ilike ${like}))
      and (${page.after === null} or (date_trunc('milliseconds', c.created_at), c.id) < (${page.after?.at ?? null}, ${page.after?.id ?? null}))
    order by date_trunc('milliseconds', c.created_at) desc, c.id desc limit ${page.limit}`.execute(asSystem(ctx).db)
  return found.rows
}

/** In the order of the ids. @throws {NotAllowed} */
export async function channelsForOperatorByIds(ctx: Ctx, ids: readonly string[]): Promise<ChannelForOperator[]> {
  operator(ctx.actor)
  const found = await sql<ChannelForOperator>`
    select ${CHANNEL} where c.id = any (${[...ids]}::uuid[])
    order by array_position(${[...ids]}::uuid[], c.id)`.execute(asSystem(ctx).db)
  return found.rows
}

/** What was set for each, and what holds. @throws {NotAllowed} */
export async function quotasForOperator(ctx: Ctx, ids: readonly string[]) {
  operator(ctx.actor)
  const system = asSystem(ctx)
  const [rows, installation] = await Promise.all([quotaRowsOf(system, ids), defaultRow(system)])
  return new Map(
    ids.map((id) => [id, { ...settingOf(rows.get(id)), inForce: quotaFrom(ctx, [rows.get(id), installation]) }]),
  )
}
