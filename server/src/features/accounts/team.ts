import type { z } from 'zod'
import { asSystem, type ChannelRole, type Ctx, inTransaction } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { type AuditEntry, askedBy, audit, auditMany } from './audit.ts'
import { ChannelNotFound, MemberKept, MemberNotFound } from './errors.ts'
import { PlaceInTeamChanged } from './events.ts'
import { isTeam, type Person, signedIn, signedInByHand } from './policy.ts'
import * as channels from './queries.ts'
import { may, requireMay, whyNot } from './roles.ts'
import { forgetPerson } from './session.ts'
import { managesTeam, ROLES, type Standing, whyNotRemove, whyNotRole } from './team-policy.ts'
import * as queries from './team-queries.ts'
import type { Invitation, Member, Team } from './team-schema.ts'

/** Foreign channels are answered like missing ones. @throws {NotSignedIn | ChannelNotFound} */
export function teamMember(ctx: Ctx, channelId: string): Person {
  const person = signedIn(ctx.actor)
  if (!isTeam(person, channelId)) throw new ChannelNotFound()
  return person
}

/** @throws {NotSignedIn | ChannelNotFound | ScopeMissing} */
export async function team(ctx: Ctx, channelId: string): Promise<z.infer<typeof Team>> {
  const me = teamMember(ctx, channelId)
  requireMay(ctx.actor, channelId, 'team.read')
  const system = asSystem(ctx)
  const manages = may(ctx.actor, channelId, 'team.manage')
  const [rows, open] = await Promise.all([
    queries.membersOf(system, channelId),
    manages ? queries.openInvitations(system, channelId) : [],
  ])
  const mine = rows.find((row) => row.user_id === me.userId)?.role
  if (!mine) throw new ChannelNotFound()
  const owners = rows.filter((row) => row.role === 'owner').length
  const byKey = me.via === 'api-key' ? said('An API key may not do this.') : null
  return {
    items: rows.map((row) => presentMember(row, { me, mine, owners, manages, byKey })),
    invitations: open.map((row) => presentInvitation(ctx, row)),
    can: { invite: manages, readAudit: may(ctx.actor, channelId, 'audit.read') },
    why: {
      invite: whyNot(ctx.actor, channelId, 'team.manage') ?? undefined,
      readAudit: whyNot(ctx.actor, channelId, 'audit.read') ?? undefined,
    },
  }
}

type Around = { me: Person; mine: ChannelRole; owners: number; manages: boolean; byKey: string | null }

function presentMember(row: queries.MemberRow, { me, mine, owners, manages, byKey }: Around): z.infer<typeof Member> {
  const self = row.user_id === me.userId
  const standing: Standing = { mine, theirs: row.role, self, owners }
  const refusals = ROLES.flatMap((role) => {
    const reason = role === row.role ? null : (byKey ?? whyNotRole(standing, role))
    return reason ? [[role, reason] as const] : []
  })
  const refused = new Map(refusals)
  const remove = byKey ?? whyNotRemove(standing)
  return {
    userId: row.user_id,
    name: row.name,
    email: manages || self ? row.email : null,
    role: row.role,
    joinedAt: row.created_at.toISOString(),
    you: self,
    can: { roles: ROLES.filter((role) => !refused.has(role)), remove: remove === null },
    why: { roles: Object.fromEntries(refusals), remove: remove ?? undefined },
  }
}

export const presentInvitation = (ctx: Ctx, row: queries.InvitationRow): z.infer<typeof Invitation> => ({
  id: row.id,
  email: row.email,
  role: row.role,
  invitedBy: row.invited_by_name,
  sentAt: row.sent_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  expired: row.expires_at <= ctx.clock(),
})

/**
 * The team as it is, held still: what was known of whoever asks when the request came may be seconds old.
 * @throws {ChannelNotFound | MemberNotFound}
 */
async function standingOf(tx: Ctx, { me, channelId, userId }: { me: Person; channelId: string; userId: string }) {
  const rows = await queries.lockMembers(tx, channelId)
  const mine = rows.find((row) => row.user_id === me.userId)
  if (!mine) throw new ChannelNotFound()
  const them = rows.find((row) => row.user_id === userId)
  if (!them) throw new MemberNotFound()
  const standing: Standing = {
    mine: mine.role,
    theirs: them.role,
    self: me.userId === userId,
    owners: rows.filter((row) => row.role === 'owner').length,
  }
  return { them, standing }
}

type Change = { channelId: string; userId: string }

/**
 * The same role again changes nothing.
 * @param isFresh throws when whoever asks has not signed in lately: asked before somebody is made an owner
 * @throws {NotSignedIn | ChannelNotFound | MemberNotFound | NotAllowed | MemberKept | ConfirmIdentity}
 */
export async function changeRole(
  ctx: Ctx,
  { channelId, userId }: Change,
  role: ChannelRole,
  isFresh: () => Promise<void>,
): Promise<void> {
  const me = teamMember(ctx, channelId)
  requireMay(signedInByHand(ctx.actor), channelId, 'team.manage')
  await inTransaction(asSystem(ctx), async (tx) => {
    const { them, standing } = await standingOf(tx, { me, channelId, userId })
    if (them.role === role) return
    const reason = whyNotRole(standing, role)
    if (reason) throw new MemberKept({ reason })
    if (role === 'owner') await isFresh()
    await queries.setRole(tx, channelId, { userId, role })
    const entry = { action: 'member.role-changed', before: { role: them.role }, after: { role } }
    await record(ctx, tx, { channelId, them, standing, entry, role })
  })
  await forgetPerson(asSystem(ctx), userId)
}

/** Takes somebody out of the team, or oneself. @throws {NotSignedIn | ChannelNotFound | MemberNotFound | MemberKept} */
export async function removeMember(ctx: Ctx, { channelId, userId }: Change): Promise<void> {
  const me = teamMember(ctx, channelId)
  signedInByHand(ctx.actor)
  if (me.userId !== userId) requireMay(ctx.actor, channelId, 'team.manage')
  await inTransaction(asSystem(ctx), async (tx) => {
    const { them, standing } = await standingOf(tx, { me, channelId, userId })
    const reason = whyNotRemove(standing)
    if (reason) throw new MemberKept({ reason })
    await queries.removeMember(tx, channelId, userId)
    const action = standing.self ? 'member.left' : 'member.removed'
    const entry = { action, before: { role: them.role }, after: { role: null } }
    await record(ctx, tx, { channelId, them, standing, entry, role: null })
  })
  await forgetPerson(asSystem(ctx), userId)
}

type Done = {
  channelId: string
  them: queries.MemberRow
  standing: Standing
  entry: Pick<AuditEntry, 'action' | 'before' | 'after'>
  role: ChannelRole | null
}

/** Their rights end with the commit: news of it goes with it, to every process and every open socket. */
async function record(ctx: Ctx, tx: Ctx, { channelId, them, standing, entry, role }: Done) {
  const subject = { kind: 'member', id: them.user_id, label: them.name }
  await audit(tx, { channelId, subject, ...entry, by: askedBy(ctx) })
  if (role === null || !managesTeam(role)) await endInvitations(ctx, tx, channelId, them.user_id)
  await forgetPerson(tx, them.user_id)
  if (standing.self) return
  const [channel] = await channels.channelsByIds(tx, [channelId])
  await tx.jobs.emit(tx, PlaceInTeamChanged, { userId: them.user_id, channelId, channel: channel?.name ?? '', role })
}

/** Else somebody who is out would come in again by a letter to themselves. */
async function endInvitations(ctx: Ctx, tx: Ctx, channelId: string, userId: string) {
  const ended = await queries.revokeInvitationsBy(tx, channelId, userId)
  await auditMany(
    tx,
    ended.map(({ id, email, role }) => ({
      channelId,
      action: 'member.invitation-taken-back',
      subject: { kind: 'invitation', id, label: email },
      before: { email, role },
      by: askedBy(ctx),
    })),
  )
}
