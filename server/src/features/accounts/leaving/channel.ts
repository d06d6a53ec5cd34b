import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { type AskedBy, audit, auditMany } from '../audit.ts'
import { ChannelNotFound } from '../errors.ts'
import { ChannelDeleted } from '../events.ts'
import { signedIn, signedInByHand } from '../policy.ts'
import { requireMay } from '../roles.ts'
import { forgetPerson } from '../session.ts'
import { ChannelPurged } from './errors.ts'
import { graceBegan, restorableUntil } from './grace.ts'
import * as queries from './queries.ts'

/**
 * Whether the person owns the channel, which may be deleted: out of everybody's reach, it is looked for by the program.
 * @throws {NotSignedIn | ChannelNotFound | ScopeMissing | NotAllowed}
 */
export async function requireOwner(ctx: Ctx, channelId: string): Promise<void> {
  const person = signedIn(ctx.actor)
  const role = await queries.roleThere(asSystem(ctx), person.userId, channelId)
  if (!role) throw new ChannelNotFound()
  requireMay({ ...person, channels: [{ id: channelId, role }] }, channelId, 'channel.own')
}

type Hidden = { by: AskedBy /** The person with whose account it goes. */; with: string | null }

/**
 * From the commit on the channel is out of everybody's reach; what it holds is hidden by who knows of it, in the same
 * transaction. @param tx of the program itself @returns false when it is deleted already
 */
export async function hideChannel(tx: Ctx, channelId: string, hidden: Hidden): Promise<boolean> {
  const row = await queries.lockChannel(tx, channelId)
  if (!row) throw new ChannelNotFound()
  if (row.deleted_at) return false
  const at = tx.clock()
  await queries.setDeleted(tx, channelId, { at, with: hidden.with })
  await queries.noChannelUnasked(tx, channelId)
  await record(tx, row, 'deleted', hidden.by)
  const team = await queries.teamOf(tx, channelId)
  const told = team.filter(({ user_id }) => user_id !== hidden.by.userId).map(({ user_id }) => user_id)
  if (told.length > 0)
    await tx.jobs.emit(tx, ChannelDeleted, {
      channelId,
      channel: row.name,
      userIds: told,
      restorableUntil: restorableUntil(at).toISOString(),
    })
  for (const { user_id } of team) await forgetPerson(tx, user_id)
  return true
}

/** The other way round. @returns false when it is there @throws {ChannelNotFound | ChannelPurged} */
export async function showChannel(tx: Ctx, channelId: string, by: AskedBy): Promise<boolean> {
  const row = await queries.lockChannel(tx, channelId)
  if (!row) throw new ChannelNotFound()
  if (!row.deleted_at) return false
  if (row.purged_at) throw new ChannelPurged()
  await queries.setDeleted(tx, channelId, null)
  await record(tx, row, 'restored', by)
  for (const { user_id } of await queries.teamOf(tx, channelId)) await forgetPerson(tx, user_id)
  return true
}

const record = (tx: Ctx, row: queries.LeavingChannel, what: string, by: AskedBy) =>
  audit(tx, {
    channelId: row.id,
    action: `channel.${what}`,
    subject: { kind: 'channel', id: row.id, label: row.name },
    ...(what === 'deleted' ? { before: { handle: row.handle, name: row.name } } : {}),
    by,
  })

/** What is cached of the team was so before the commit: dropped once more after it. */
export async function forgetTeam(ctx: Ctx, channelId: string): Promise<void> {
  const system = asSystem(ctx)
  for (const { user_id } of await queries.teamOf(system, channelId)) await forgetPerson(system, user_id)
}

/** Deleted channels that the person can bring back. @throws {NotSignedIn | NotAllowed} */
export async function deletedChannels(ctx: Ctx) {
  const { userId } = signedInByHand(ctx.actor)
  const rows = await queries.deletedOf(asSystem(ctx), userId)
  return rows.map((row) => ({
    id: row.id,
    handle: row.handle,
    name: row.name,
    deletedAt: row.deleted_at.toISOString(),
    restorableUntil: restorableUntil(row.deleted_at).toISOString(),
  }))
}

/** Those whose days are over cannot come back from this commit on. @returns all that are to go for good, also what a killed run left */
export const channelsToPurge = (ctx: Ctx): Promise<string[]> =>
  inTransaction(asSystem(ctx), async (tx) => {
    const marked = await queries.markPurged(tx, graceBegan(tx.clock()))
    await auditMany(
      tx,
      marked.map((row) => ({
        channelId: row.id,
        action: 'channel.purged',
        subject: { kind: 'channel', id: row.id, label: row.name },
      })),
    )
    return (await queries.purgedChannels(tx)).map(({ id }) => id)
  })

export const isChannelPurged = queries.isPurged
/** For what is said of a channel later than it happened. */
export const isChannelDeleted = queries.isDeleted

/** Once nothing of it is left that has files: its row with all that hangs on it, and the handle is free again. */
export async function removeChannel(tx: Ctx, channelId: string): Promise<void> {
  await queries.removeKeysOf(tx, channelId)
  await queries.removeChannel(tx, channelId)
}
