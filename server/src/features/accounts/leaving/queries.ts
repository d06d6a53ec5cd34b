import { type RawBuilder, sql } from 'kysely'
import type { ChannelRole, Ctx } from '#platform/context.ts'
import { forgetMails } from '#platform/mail.ts'

/** All of these run as the program itself: a deleted channel is out of everybody's reach. */

const rowsOf = async <T>(ctx: Ctx, query: RawBuilder<T>) => (await query.execute(ctx.db)).rows

export type LeavingChannel = {
  id: string
  handle: string
  name: string
  deleted_at: Date | null
  deleted_with: string | null
  purged_at: Date | null
}
const CHANNEL = sql`c.id, c.handle, c.name, c.deleted_at, c.deleted_with, c.purged_at`

/** Deleted or not, held until the transaction ends. */
export const lockChannel = async (tx: Ctx, id: string): Promise<LeavingChannel | null> =>
  (
    await rowsOf(tx, sql<LeavingChannel>`select ${CHANNEL} from accounts.channels c where c.id = ${id} for update`)
  )[0] ?? null

/** Of a deleted channel too. */
export const roleThere = async (ctx: Ctx, userId: string, channelId: string): Promise<ChannelRole | null> =>
  (
    await rowsOf(
      ctx,
      sql<{
        role: ChannelRole
      }>`select role from accounts.channel_members where channel_id = ${channelId} and user_id = ${userId}`,
    )
  )[0]?.role ?? null

export const setDeleted = (tx: Ctx, id: string, by: { at: Date; with: string | null } | null) =>
  rowsOf(
    tx,
    sql`update accounts.channels set deleted_at = ${by?.at ?? null}, deleted_with = ${by?.with ?? null} where id = ${id}`,
  )

/** Whoever owns it has deleted a channel: no other one is made for them unasked. */
export const noChannelUnasked = (tx: Ctx, channelId: string) =>
  rowsOf(
    tx,
    sql`update accounts.people set channels_by_hand = true where not channels_by_hand and user_id in
      (select user_id from accounts.channel_members where channel_id = ${channelId} and role = 'owner')`,
  )

export const teamOf = (ctx: Ctx, channelId: string) =>
  rowsOf(
    ctx,
    sql<{
      user_id: string
      role: ChannelRole
    }>`select user_id, role from accounts.channel_members where channel_id = ${channelId}`,
  )

/** Deleted ones of which the person is an owner and which can come back, the latest first. */
export const deletedOf = (ctx: Ctx, userId: string) =>
  rowsOf(
    ctx,
    sql<LeavingChannel & { deleted_at: Date }>`select ${CHANNEL} from accounts.channels c
      join accounts.channel_members m on m.channel_id = c.id and m.user_id = ${userId} and m.role = 'owner'
      where c.deleted_at is not null and c.purged_at is null order by c.deleted_at desc, c.id`,
  )

/** Whose days are over, from now on for good. Served by channels_deleted_idx. */
export const markPurged = (tx: Ctx, before: Date) =>
  rowsOf(
    tx,
    sql<LeavingChannel>`update accounts.channels c set purged_at = ${tx.clock()}
      where c.id in (select id from accounts.channels where deleted_at < ${before} and purged_at is null
        order by deleted_at limit 100 for update skip locked)
      returning ${CHANNEL}`,
  )

export const purgedChannels = (ctx: Ctx) =>
  rowsOf(
    ctx,
    sql<{ id: string }>`select id from accounts.channels where deleted_at is not null and purged_at is not null
      order by purged_at, id limit 1000`,
  )

export const isPurged = async (ctx: Ctx, id: string): Promise<boolean> =>
  (await rowsOf(ctx, sql`select 1 from accounts.channels where id = ${id} and purged_at is not null`)).length === 1

export const isDeleted = async (ctx: Ctx, id: string): Promise<boolean> =>
  (await rowsOf(ctx, sql`select 1 from accounts.channels where id = ${id} and deleted_at is not null`)).length === 1

/** With team, invitations, quota and what else hangs on its row. */
export const removeChannel = (tx: Ctx, id: string) =>
  rowsOf(tx, sql`delete from accounts.channels where id = ${id} and purged_at is not null`)

/** Keys that are for this channel alone open nothing any more. */
export const removeKeysOf = (tx: Ctx, channelId: string) =>
  rowsOf(tx, sql`delete from accounts.api_keys where channel_ids = array[${channelId}]::uuid[]`)

export type PersonRow = {
  user_id: string
  name: string
  email: string
  operator: boolean
  deleted_at: Date | null
}
const PERSON = sql`p.user_id, u.name, u.email, p.operator, p.deleted_at
  from accounts.people p join auth."user" u on u.id = p.user_id`

export const lockPerson = async (tx: Ctx, userId: string): Promise<PersonRow | null> =>
  (await rowsOf(tx, sql<PersonRow>`select ${PERSON} where p.user_id = ${userId} for update of p`))[0] ?? null

/** Served by the primary key: asked at each sign-in. */
export const deletedAt = async (ctx: Ctx, userId: string): Promise<Date | null> =>
  (
    await rowsOf(
      ctx,
      sql<{ deleted_at: Date | null }>`select deleted_at from accounts.people where user_id = ${userId}`,
    )
  )[0]?.deleted_at ?? null

export const setPersonDeleted = (tx: Ctx, userId: string, at: Date | null) =>
  rowsOf(tx, sql`update accounts.people set deleted_at = ${at} where user_id = ${userId}`)

/** Held until the transaction ends: of two operators who go at once one stays. */
export const lockOperators = (tx: Ctx) =>
  rowsOf(tx, sql`select 1 from accounts.people where operator order by user_id for update`)

/** An operator without whom there would be none. */
export const operatorAlone = async (ctx: Ctx, userId: string): Promise<boolean> =>
  (
    await rowsOf(
      ctx,
      sql`select 1 from accounts.people p where p.user_id = ${userId} and p.operator and not exists (
        select from accounts.people o where o.operator and o.deleted_at is null and o.user_id <> p.user_id)`,
    )
  ).length === 1

/** Teams of all channels that the person owns, in the order of their ids: two owners who go at once wait for each other. */
export const lockOwnedTeams = (tx: Ctx, userId: string) =>
  rowsOf(
    tx,
    sql`select 1 from accounts.channel_members m where m.channel_id in
        (select o.channel_id from accounts.channel_members o where o.user_id = ${userId} and o.role = 'owner')
      order by m.channel_id, m.user_id for update`,
  )

export type OwnedRow = { id: string; handle: string; name: string; others: number }

/** Channels that live and that nobody else owns who is still here. `others`: people in the team beside the owner. */
export const onlyOwned = (ctx: Ctx, userId: string) =>
  rowsOf(
    ctx,
    sql<OwnedRow>`select c.id, c.handle, c.name,
        (select count(*) from accounts.channel_members t where t.channel_id = c.id and t.user_id <> ${userId}) as others
      from accounts.channels c join accounts.channel_members m on m.channel_id = c.id
      where m.user_id = ${userId} and m.role = 'owner' and c.deleted_at is null and not exists (
        select from accounts.channel_members o join accounts.people p on p.user_id = o.user_id
        where o.channel_id = c.id and o.role = 'owner' and o.user_id <> ${userId} and p.deleted_at is null)
      order by c.created_at, c.id`,
  )

/** Channels that go on without them. */
export const sharedWith = (ctx: Ctx, userId: string) =>
  rowsOf(
    ctx,
    sql<{ id: string; handle: string; name: string; role: ChannelRole }>`
      select c.id, c.handle, c.name, m.role
      from accounts.channel_members m join accounts.channels c on c.id = m.channel_id and c.deleted_at is null
      where m.user_id = ${userId} order by m.created_at, c.id`,
  )

/** From this commit on nobody is signed in as them, and no program either. */
export async function endSessionsAndKeys(tx: Ctx, userId: string): Promise<void> {
  await rowsOf(tx, sql`delete from auth.session where "userId" = ${userId}`)
  await rowsOf(tx, sql`delete from accounts.api_keys where user_id = ${userId}`)
}

export const wentWith = (ctx: Ctx, userId: string) =>
  rowsOf(
    ctx,
    sql<{ id: string }>`select id from accounts.channels
      where deleted_with = ${userId} and deleted_at is not null and purged_at is null order by id`,
  )

/** Whose days are over and whose channels are gone. Served by people_deleted_idx. */
export const duePeople = (ctx: Ctx, before: Date) =>
  rowsOf(
    ctx,
    sql<{ user_id: string }>`select p.user_id from accounts.people p
      where p.deleted_at < ${before} and not exists (select from accounts.channels c where c.deleted_with = p.user_id)
      order by p.deleted_at limit 100`,
  )

/**
 * In one statement everything that hangs on the person. The audit log keeps who they were: it is never changed.
 * @returns whether they were still deleted
 */
export async function removePerson(tx: Ctx, userId: string, before: Date): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql<{ email: string }>`select u.email from accounts.people p join auth."user" u on u.id = p.user_id
      where p.user_id = ${userId} and p.deleted_at < ${before} for update of p`,
  )
  const email = rows[0]?.email
  if (email === undefined) return false
  await rowsOf(tx, sql`delete from accounts.team_invitations where email = lower(${email}) or accepted_by = ${userId}`)
  await forgetMails(tx, email)
  await rowsOf(tx, sql`delete from auth."user" where id = ${userId}`)
  return true
}
