import { type RawBuilder, sql } from 'kysely'
import type { ChannelRole, Ctx } from '#platform/context.ts'
import type { InvitedRole } from './team-schema.ts'

/** All of these run as the program itself: a person may not read others' e-mail addresses, nor write who is in a team. */

export type MemberRow = { user_id: string; name: string; email: string; role: ChannelRole; created_at: Date }

const rowsOf = async <T>(ctx: Ctx, query: RawBuilder<T>) => (await query.execute(ctx.db)).rows

/** Whose account is deleted is not counted on: until it comes back, somebody else must be owner. */
const members = (channelId: string) => sql<MemberRow>`
  select m.user_id, u.name, u.email, m.role, m.created_at
  from accounts.channel_members m join auth."user" u on u.id = m.user_id
  left join accounts.people p on p.user_id = m.user_id
  where m.channel_id = ${channelId} and p.deleted_at is null
  order by m.created_at, m.user_id`

/** Who came first stands first. */
export const membersOf = (ctx: Ctx, channelId: string) => rowsOf(ctx, members(channelId))

/** Held until the transaction ends, so that of two owners who leave at once one stays. */
export async function lockMembers(tx: Ctx, channelId: string): Promise<MemberRow[]> {
  await rowsOf(
    tx,
    sql`select 1 from accounts.channel_members where channel_id = ${channelId} order by user_id for update`,
  )
  // Looked at only now: what was waited for may have been an owner whose account goes.
  return rowsOf(tx, members(channelId))
}

export const setRole = (tx: Ctx, channelId: string, { userId, role }: { userId: string; role: ChannelRole }) =>
  rowsOf(
    tx,
    sql`update accounts.channel_members set role = ${role} where channel_id = ${channelId} and user_id = ${userId}`,
  )

export const removeMember = (tx: Ctx, channelId: string, userId: string) =>
  rowsOf(tx, sql`delete from accounts.channel_members where channel_id = ${channelId} and user_id = ${userId}`)

/** @returns false when the person is in the team already */
export async function addMember(tx: Ctx, channelId: string, { userId, role }: { userId: string; role: ChannelRole }) {
  const added = await rowsOf(
    tx,
    sql`insert into accounts.channel_members (channel_id, user_id, role) values (${channelId}, ${userId}, ${role})
      on conflict do nothing returning user_id`,
  )
  return added.length === 1
}

export type InvitationRow = {
  id: string
  channel_id: string
  email: string
  role: InvitedRole
  invited_by: string | null
  invited_by_name: string | null
  created_at: Date
  sent_at: Date
  expires_at: Date
  accepted_at: Date | null
  revoked_at: Date | null
}

/** None for a deleted channel: its letters are good again when it comes back. */
const INVITATION = sql`i.id, i.channel_id, i.email, i.role, i.invited_by, u.name as invited_by_name, i.created_at, i.sent_at,
  i.expires_at, i.accepted_at, i.revoked_at
  from accounts.team_invitations i join accounts.channels c on c.id = i.channel_id and c.deleted_at is null left join auth."user" u on u.id = i.invited_by`

/** Those that were neither accepted nor taken back, newest first; expired ones are among them, to be sent again. */
export const openInvitations = (ctx: Ctx, channelId: string) =>
  rowsOf(
    ctx,
    sql<InvitationRow>`select ${INVITATION}
      where i.channel_id = ${channelId} and i.accepted_at is null and i.revoked_at is null
      order by i.created_at desc, i.id desc`,
  )

export async function lockInvitation(tx: Ctx, channelId: string, id: string): Promise<InvitationRow | null> {
  const found = await rowsOf(
    tx,
    sql<InvitationRow>`select ${INVITATION} where i.id = ${id} and i.channel_id = ${channelId} for update of i`,
  )
  return found[0] ?? null
}

export async function invitationByHash(ctx: Ctx, hash: Buffer): Promise<InvitationRow | null> {
  return (await rowsOf(ctx, sql<InvitationRow>`select ${INVITATION} where i.hash = ${hash}`))[0] ?? null
}

export async function lockInvitationByHash(tx: Ctx, hash: Buffer): Promise<InvitationRow | null> {
  return (await rowsOf(tx, sql<InvitationRow>`select ${INVITATION} where i.hash = ${hash} for update of i`))[0] ?? null
}

type NewInvitation = {
  id: string
  channelId: string
  email: string
  role: InvitedRole
  hash: Buffer
  invitedBy: string
  sentAt: Date
  expiresAt: Date
}

/** One that is open for the address already becomes this one, with a new token. */
export async function upsertInvitation(tx: Ctx, made: NewInvitation): Promise<string> {
  const rows = await rowsOf(
    tx,
    sql<{ id: string }>`
      insert into accounts.team_invitations
        (id, channel_id, email, role, hash, invited_by, created_at, sent_at, expires_at)
      values (${made.id}, ${made.channelId}, ${made.email}, ${made.role}, ${made.hash}, ${made.invitedBy},
        ${made.sentAt}, ${made.sentAt}, ${made.expiresAt})
      on conflict (channel_id, email) where accepted_at is null and revoked_at is null
      do update set role = excluded.role, hash = excluded.hash, invited_by = excluded.invited_by,
        sent_at = excluded.sent_at, expires_at = excluded.expires_at
      returning id`,
  )
  return rows[0]?.id ?? made.id
}

export const renewInvitation = (tx: Ctx, id: string, next: { hash: Buffer; sentAt: Date; expiresAt: Date }) =>
  rowsOf(
    tx,
    sql`update accounts.team_invitations set hash = ${next.hash}, sent_at = ${next.sentAt}, expires_at = ${next.expiresAt}
      where id = ${id}`,
  )

/** Of one person, as far as nobody has accepted them. */
export const revokeInvitationsBy = (tx: Ctx, channelId: string, userId: string) =>
  rowsOf(
    tx,
    sql<{ id: string; email: string; role: string }>`update accounts.team_invitations set revoked_at = ${tx.clock()}
      where channel_id = ${channelId} and invited_by = ${userId} and accepted_at is null and revoked_at is null
      returning id, email, role`,
  )

export const revokeInvitation = (tx: Ctx, id: string) =>
  rowsOf(tx, sql`update accounts.team_invitations set revoked_at = ${tx.clock()} where id = ${id}`)

export const acceptInvitation = (tx: Ctx, id: string, userId: string) =>
  rowsOf(
    tx,
    sql`update accounts.team_invitations set accepted_at = ${tx.clock()}, accepted_by = ${userId} where id = ${id}`,
  )

export async function userIdByEmail(ctx: Ctx, email: string): Promise<string | null> {
  return (await rowsOf(ctx, sql<{ id: string }>`select id from auth."user" where email = ${email}`))[0]?.id ?? null
}
