import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { type Language, said } from '#platform/language.ts'
import { limiter } from '#platform/limiter.ts'
import { queueMail } from '#platform/mail.ts'
import { askedBy, audit } from './audit.ts'
import {
  AlreadyMember,
  ChannelNotFound,
  InvitationForOther,
  InvitationNotFound,
  InvitationOver,
  TeamFull,
} from './errors.ts'
import { InvitedToTeam, JoinedTeam } from './events.ts'
import { letterTo } from './letters.ts'
import { isTeam, signedInByHand } from './policy.ts'
import * as people from './queries.ts'
import { requireMay } from './roles.ts'
import { forgetPerson, hashKey } from './session.ts'
import { presentInvitation, teamMember } from './team.ts'
import { managesTeam } from './team-policy.ts'
import * as queries from './team-queries.ts'
import type { Invitation, InvitationLook, InvitedRole } from './team-schema.ts'

const VALID_DAYS = 7
const MOST_IN_A_TEAM = 200
/** Letters go to whomever somebody names: twenty at once, then one every two minutes. */
const letters = limiter(0.5, 20)

const newToken = () => `team_${randomBytes(24).toString('base64url')}`
const validFrom = (now: Date) => ({ sentAt: now, expiresAt: new Date(now.getTime() + VALID_DAYS * 86_400_000) })

/** Checked before anything else is looked at. */
function manager(ctx: Ctx, channelId: string) {
  const me = teamMember(ctx, channelId)
  requireMay(signedInByHand(ctx.actor), channelId, 'team.manage')
  return me
}

/**
 * Asks somebody into the team by letter. A second time for the same address replaces the first: the new letter holds.
 * @throws {NotSignedIn | ChannelNotFound | NotAllowed | AlreadyMember | TeamFull | TooManyRequests}
 */
export async function invite(
  ctx: Ctx,
  channelId: string,
  { email, role }: { email: string; role: InvitedRole },
): Promise<z.infer<typeof Invitation>> {
  const me = manager(ctx, channelId)
  letters.check(me.userId)
  const token = newToken()
  return inTransaction(asSystem(ctx), async (tx) => {
    const [members, open] = await Promise.all([
      queries.lockMembers(tx, channelId),
      queries.openInvitations(tx, channelId),
    ])
    // What was known of whoever asks when the request came may be seconds old.
    const mine = members.find((member) => member.user_id === me.userId)
    if (!mine || !managesTeam(mine.role)) throw new ChannelNotFound()
    if (members.some((member) => member.email.toLowerCase() === email)) throw new AlreadyMember()
    if (members.length + open.length >= MOST_IN_A_TEAM) throw new TeamFull({ most: MOST_IN_A_TEAM })
    const before = open.find((each) => each.email === email)
    const made = { id: uuidv7(), channelId, email, role, hash: hashKey(token), invitedBy: me.userId }
    const id = await queries.upsertInvitation(tx, { ...made, ...validFrom(tx.clock()) })
    await audit(tx, {
      channelId,
      action: before ? 'member.invited-again' : 'member.invited',
      subject: { kind: 'invitation', id, label: email },
      after: { email, role },
      by: askedBy(ctx),
    })
    return presentInvitation(ctx, await send(tx, { channelId, id, token, asking: ctx.request?.language }))
  })
}

/** The letter before stops working. @throws {NotSignedIn | ChannelNotFound | NotAllowed | InvitationNotFound} */
export async function inviteAgain(ctx: Ctx, channelId: string, id: string): Promise<z.infer<typeof Invitation>> {
  const me = manager(ctx, channelId)
  const token = newToken()
  return inTransaction(asSystem(ctx), async (tx) => {
    const row = await openOne(tx, channelId, id)
    letters.check(me.userId)
    await queries.renewInvitation(tx, id, { hash: hashKey(token), ...validFrom(tx.clock()) })
    await audit(tx, {
      channelId,
      action: 'member.invited-again',
      subject: { kind: 'invitation', id, label: row.email },
      by: askedBy(ctx),
    })
    return presentInvitation(ctx, await send(tx, { channelId, id, token, asking: ctx.request?.language }))
  })
}

/** @throws {NotSignedIn | ChannelNotFound | NotAllowed | InvitationNotFound} */
export async function takeBack(ctx: Ctx, channelId: string, id: string): Promise<void> {
  manager(ctx, channelId)
  await inTransaction(asSystem(ctx), async (tx) => {
    const row = await openOne(tx, channelId, id)
    await queries.revokeInvitation(tx, id)
    await audit(tx, {
      channelId,
      action: 'member.invitation-taken-back',
      subject: { kind: 'invitation', id, label: row.email },
      before: { email: row.email, role: row.role },
      by: askedBy(ctx),
    })
  })
}

async function openOne(tx: Ctx, channelId: string, id: string) {
  const row = await queries.lockInvitation(tx, channelId, id)
  if (!row || row.accepted_at || row.revoked_at) throw new InvitationNotFound()
  return row
}

type Letter = { channelId: string; id: string; token: string; asking: Language | undefined }

/** The letter, and a notice for whoever has an account; both go with the commit. */
async function send(tx: Ctx, { channelId, id, token, asking }: Letter) {
  const [row, [channel]] = await Promise.all([
    queries.lockInvitation(tx, channelId, id),
    people.channelsByIds(tx, [channelId]),
  ])
  if (!row || !channel) throw new InvitationNotFound()
  const { t } = await letterTo(tx, row.email, asking)
  const from = inLetters(row.invited_by_name ?? t('Somebody'))
  const name = inLetters(channel.name)
  await queueMail(tx, {
    to: row.email,
    subject: t('Work on “{name}”', { name }),
    body: t(
      'Hello,\n\n{from} asks you into the team of the channel “{name}” as {role}. To accept, open the following within {days} days:\n\n{url}\n\nIt is for this address only. If you do not want to, nothing needs to be done.',
      { from, name, role: t(row.role), days: String(VALID_DAYS), url: `${tx.publicUrl}/invitation?token=${token}` },
    ),
  })
  const userId = await queries.userIdByEmail(tx, row.email)
  if (userId)
    await tx.jobs.emit(tx, InvitedToTeam, {
      userId,
      invitationId: id,
      channel: channel.name,
      role: row.role,
      invitedBy: row.invited_by_name ?? '',
      sentAt: row.sent_at.toISOString(),
    })
  return row
}

/** Names are what people like: in a letter to a stranger they must not be an address to click on, nor lines of their own. */
export const inLetters = (name: string) =>
  name
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[/:@<>]/g, '')
    .replace(/\.(?=\S)/g, '. ')
    .slice(0, 60)
    .trim()

const stateOf = (ctx: Ctx, row: queries.InvitationRow) =>
  row.accepted_at
    ? ('accepted' as const)
    : row.revoked_at
      ? ('revoked' as const)
      : row.expires_at <= ctx.clock()
        ? ('expired' as const)
        : ('open' as const)

const OVER = {
  accepted: said('This invitation was accepted already.'),
  revoked: said('This invitation was taken back.'),
  expired: said('This invitation has expired: ask for a new letter.'),
}

/** For whoever holds the letter, signed in or not. @throws {InvitationNotFound} */
export async function lookAtInvitation(ctx: Ctx, token: string): Promise<z.infer<typeof InvitationLook>> {
  const system = asSystem(ctx)
  const row = await queries.invitationByHash(system, hashKey(token))
  const [channel] = row ? await people.channelsByIds(system, [row.channel_id]) : []
  if (!row || !channel) throw new InvitationNotFound()
  const state = stateOf(ctx, row)
  const reason = state === 'open' ? await whyNotTheirs(ctx, row) : OVER[state]
  return {
    state,
    email: row.email,
    role: row.role,
    invitedBy: row.invited_by_name,
    channel: { id: channel.id, handle: channel.handle, name: channel.name, picture: channel.picture },
    expiresAt: row.expires_at.toISOString(),
    member: ctx.actor.kind === 'user' && isTeam(ctx.actor, channel.id),
    can: { accept: reason === null },
    why: { accept: reason ?? undefined },
  }
}

/**
 * A letter gets passed on: it is good for the address it was sent to, and for somebody whose own address is confirmed, so
 * that the log tells who really came.
 */
async function whyNotTheirs(ctx: Ctx, row: queries.InvitationRow): Promise<string | null> {
  if (ctx.actor.kind !== 'user') return said('Sign in or create an account first.')
  const user = await people.userById(asSystem(ctx), ctx.actor.userId)
  if (user && (user.email.toLowerCase() === row.email || user.emailVerified)) return null
  return said(
    'The letter went to {email}, and you are signed in as {own}: confirm your address first, or sign in with the other one.',
    { email: row.email, own: user?.email ?? '' },
  )
}

/**
 * The letter works once; whoever is in the team already keeps their role.
 * @throws {NotSignedIn | NotAllowed | InvitationNotFound | InvitationOver | InvitationForOther}
 */
export async function acceptInvitation(ctx: Ctx, token: string): Promise<{ channelId: string }> {
  const { userId } = signedInByHand(ctx.actor)
  const joined = await inTransaction(asSystem(ctx), async (tx) => {
    const row = await queries.lockInvitationByHash(tx, hashKey(token))
    if (!row) throw new InvitationNotFound()
    const state = stateOf(ctx, row)
    // Asked a second time by the same person, as after a lost answer.
    if (state === 'accepted' && isTeam(ctx.actor, row.channel_id)) return row
    if (state !== 'open') throw new InvitationOver({ reason: OVER[state] })
    const reason = await whyNotTheirs(ctx, row)
    if (reason) throw new InvitationForOther({ reason })
    await queries.acceptInvitation(tx, row.id, userId)
    const added = await queries.addMember(tx, row.channel_id, { userId, role: row.role })
    await forgetPerson(tx, userId)
    if (added) await tellJoined(ctx, tx, { row, userId })
    return row
  })
  await forgetPerson(asSystem(ctx), userId)
  return { channelId: joined.channel_id }
}

async function tellJoined(ctx: Ctx, tx: Ctx, { row, userId }: { row: queries.InvitationRow; userId: string }) {
  const [user, [channel]] = await Promise.all([people.userById(tx, userId), people.channelsByIds(tx, [row.channel_id])])
  await audit(tx, {
    channelId: row.channel_id,
    action: 'member.joined',
    subject: { kind: 'member', id: userId, label: user?.name ?? null },
    after: { role: row.role, invited: row.email, email: user?.email },
    by: askedBy(ctx),
  })
  if (row.invited_by)
    await tx.jobs.emit(tx, JoinedTeam, {
      invitationId: row.id,
      invitedBy: row.invited_by,
      channel: channel?.name ?? '',
      name: user?.name ?? '',
    })
}

/** Opens an account where none may be opened otherwise, for the address that the letter went to. */
export async function isTeamInvitation(ctx: Ctx, token: string, email: string): Promise<boolean> {
  if (!token.startsWith('team_')) return false
  const row = await queries.invitationByHash(asSystem(ctx), hashKey(token))
  return row !== null && stateOf(ctx, row) === 'open' && row.email === email.toLowerCase()
}
