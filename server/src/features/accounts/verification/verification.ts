import type { z } from 'zod'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { said } from '#platform/language.ts'
import { askedBy, audit } from '../audit.ts'
import { ChannelNotFound } from '../errors.ts'
import { VerificationDecided, VerificationRequested } from '../events.ts'
import { operator, signedInByHand } from '../policy.ts'
import { requireMay, whyNot } from '../roles.ts'
import { teamMember } from '../team.ts'
import { VerificationNotFound, VerificationNotPossible, VerificationOver } from './errors.ts'
import * as queries from './queries.ts'
import type { CASES, Decision, LookAgain, NewVerification, Verification, VerificationCase } from './schema.ts'

/** After a refusal, so that the operator is not asked the same every minute. */
const WAIT_DAYS = 7
const DAY_MS = 86_400_000

/** How it stands with the badge of a channel. @throws {NotSignedIn | ChannelNotFound | NotAllowed} */
export async function verificationOf(ctx: Ctx, channelId: string): Promise<z.infer<typeof Verification>> {
  teamMember(ctx, channelId)
  requireMay(ctx.actor, channelId, 'channel.edit')
  return inTransaction(asSystem(ctx), async (tx) => {
    const channel = await queries.lockChannel(tx, channelId)
    if (!channel) throw new ChannelNotFound()
    const [latest] = await queries.latestOf(tx, [channelId])
    const byRole = whyNot(ctx.actor, channelId, 'channel.own')
    const request = byRole ?? whyNotRequest(tx, channel, latest)
    const withdraw = byRole ?? (latest?.state === 'requested' ? null : said('Nothing was asked for.'))
    return {
      verifiedAt: channel.verified_at?.toISOString() ?? null,
      lookAgain: channel.verified_look_again_at !== null,
      request: latest ? presentRequest(latest) : null,
      can: { request: request === null, withdraw: withdraw === null },
      why: { request: request ?? undefined, withdraw: withdraw ?? undefined },
    }
  })
}

function whyNotRequest(ctx: Ctx, channel: queries.ChannelRow, latest: queries.RequestRow | undefined): string | null {
  if (channel.verified_at) return said('The channel is verified.')
  if (latest?.state === 'requested') return said('Whoever runs this studio has not decided yet.')
  const again = (latest?.state === 'refused' && (latest.decided_at?.getTime() ?? 0) + WAIT_DAYS * DAY_MS) || 0
  const days = Math.ceil((again - ctx.clock().getTime()) / DAY_MS)
  if (days <= 0) return null
  return said('It was refused lately: ask again in {days, plural, one {a day} other {# days}}.', { days })
}

/** @throws {NotSignedIn | ChannelNotFound | NotAllowed | VerificationNotPossible} */
export async function requestVerification(ctx: Ctx, channelId: string, given: z.infer<typeof NewVerification>) {
  const { userId } = teamMember(ctx, channelId)
  requireMay(signedInByHand(ctx.actor), channelId, 'channel.own')
  await inTransaction(asSystem(ctx), async (tx) => {
    const channel = await queries.lockChannel(tx, channelId)
    if (!channel) throw new ChannelNotFound()
    const [latest] = await queries.latestOf(tx, [channelId])
    const reason = whyNotRequest(tx, channel, latest)
    if (reason) throw new VerificationNotPossible({ reason })
    const id = uuidv7()
    await queries.insertRequest(tx, { id, channel, userId, ...given })
    await record(ctx, tx, channel, { action: 'channel.verification-requested', after: { links: given.links } })
    await tx.jobs.emit(tx, VerificationRequested, { requestId: id, channel: channel.name })
  })
  return verificationOf(ctx, channelId)
}

/** @throws {NotSignedIn | ChannelNotFound | NotAllowed | VerificationOver} */
export async function withdrawVerification(ctx: Ctx, channelId: string) {
  const { userId } = teamMember(ctx, channelId)
  requireMay(signedInByHand(ctx.actor), channelId, 'channel.own')
  await inTransaction(asSystem(ctx), async (tx) => {
    const channel = await queries.lockChannel(tx, channelId)
    if (!channel) throw new ChannelNotFound()
    const [latest] = await queries.latestOf(tx, [channelId])
    if (latest?.state !== 'requested') throw new VerificationOver()
    await queries.decide(tx, latest.id, { state: 'withdrawn', reason: null, by: userId })
    await record(ctx, tx, channel, { action: 'channel.verification-withdrawn' })
  })
  return verificationOf(ctx, channelId)
}

/** For the operator: at most 100 channels, who waits longest first. @throws {NotSignedIn | NotAllowed} */
export async function verificationCases(
  ctx: Ctx,
  which: (typeof CASES)[number],
): Promise<z.infer<typeof VerificationCase>[]> {
  operator(ctx.actor)
  const system = asSystem(ctx)
  const channels = await queries.channelsIn(system, which)
  const ids = channels.map((channel) => channel.id)
  const [requests, alike] = await Promise.all([queries.latestOf(system, ids), queries.alike(system, ids)])
  return channels.map((channel) => {
    const request = requests.find((each) => each.channel_id === channel.id)
    return {
      channel: {
        id: channel.id,
        name: channel.name,
        handle: channel.handle,
        picture: channel.picture,
        createdAt: channel.created_at.toISOString(),
        verifiedAt: channel.verified_at?.toISOString() ?? null,
        lookAgain: channel.verified_look_again_at !== null,
      },
      request: request
        ? {
            ...presentRequest(request),
            requestedBy: request.requested_by_name,
            name: request.name,
            handle: request.handle,
          }
        : null,
      alike: alike.filter((each) => each.of === channel.id).map(({ of: _, ...other }) => other),
    }
  })
}

/** @throws {NotSignedIn | NotAllowed | VerificationNotFound | VerificationOver} */
export async function decideVerification(
  ctx: Ctx,
  id: string,
  { decision, reason }: z.infer<typeof Decision>,
): Promise<void> {
  const { userId } = operator(ctx.actor)
  const state = decision === 'approve' ? 'approved' : 'refused'
  await inTransaction(asSystem(ctx), async (tx) => {
    const found = await queries.requestById(tx, id)
    if (!found) throw new VerificationNotFound()
    if (found.state !== 'requested') throw new VerificationOver()
    const channel = await queries.lockChannel(tx, found.channel_id)
    if (!channel) throw new VerificationNotFound()
    await queries.decide(tx, id, { state, reason: reason || null, by: userId })
    if (state === 'approved') await queries.setVerified(tx, channel.id, tx.clock())
    await record(ctx, tx, channel, { action: `channel.verification-${state}`, after: { reason } })
    await tx.jobs.emit(tx, VerificationDecided, { channelId: channel.id, channel: channel.name, state, reason })
  })
}

/** What was verified is looked at again: it stays, or the badge goes. The same again changes nothing. @throws {NotSignedIn | NotAllowed | ChannelNotFound} */
export async function lookAgain(ctx: Ctx, channelId: string, given: z.infer<typeof LookAgain>): Promise<void> {
  const { userId } = operator(ctx.actor)
  await inTransaction(asSystem(ctx), async (tx) => {
    const channel = await queries.lockChannel(tx, channelId)
    if (!channel) throw new ChannelNotFound()
    if (!channel.verified_at) return
    if (given.decision === 'keep') {
      if (!channel.verified_look_again_at) return
      await queries.setVerified(tx, channelId, channel.verified_at)
      return record(ctx, tx, channel, { action: 'channel.verification-kept' })
    }
    const { reason } = given
    const [latest] = await queries.latestOf(tx, [channelId])
    await queries.setVerified(tx, channelId, null)
    if (latest) await queries.decide(tx, latest.id, { state: 'revoked', reason, by: userId })
    await record(ctx, tx, channel, { action: 'channel.verification-revoked', after: { reason } })
    await tx.jobs.emit(tx, VerificationDecided, { channelId, channel: channel.name, state: 'revoked', reason })
  })
}

const presentRequest = (row: queries.RequestRow) => ({
  id: row.id,
  state: row.state,
  evidence: row.evidence,
  links: row.links,
  requestedAt: row.requested_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  reason: row.reason,
})

const record = (
  ctx: Ctx,
  tx: Ctx,
  channel: queries.ChannelRow,
  entry: { action: string; after?: Record<string, unknown> },
) =>
  audit(tx, {
    channelId: channel.id,
    subject: { kind: 'channel', id: channel.id, label: channel.name },
    by: askedBy(ctx),
    ...entry,
  })
