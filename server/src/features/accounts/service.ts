import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { asSystem, type Ctx, forActor, inTransaction } from '#platform/context.ts'
import { isUuid, uuidv7 } from '#platform/ids.ts'
import { said } from '#platform/language.ts'
import { NotAllowed } from '#platform/problem.ts'
import { type AskedBy, askedBy, audit } from './audit.ts'
import { ChannelNotFound, HandleTaken } from './errors.ts'
import { NoChannel } from './leaving/errors.ts'
import { isTeam, type Person, signedIn } from './policy.ts'
import { readPreferences } from './preferences.ts'
import * as queries from './queries.ts'
import { requireMay } from './roles.ts'
import { forgetPerson } from './session.ts'

export { apiKeys, createApiKey, deleteApiKey } from './api-keys.ts'
export { type AskedBy, type AuditEntry, askedBy, audit, auditMany } from './audit.ts'
export {
  type ChannelForOperator,
  channelsForOperator,
  channelsForOperatorByIds,
  quotasForOperator,
} from './channels-for-operator.ts'
export { ChannelNotFound } from './errors.ts'
export {
  ChannelDeleted,
  InvitedToTeam,
  InviteUsed,
  JoinedTeam,
  PlaceInTeamChanged,
  SignedInFromNewDevice,
  VerificationDecided,
  VerificationRequested,
} from './events.ts'
export { followedIds, followersAfter, followLevel } from './follows/follows.ts'
export { FollowLevel } from './follows/schema.ts'
export { requireFresh, requireFreshByHand } from './fresh.ts'
export {
  bringChannelsBackBy,
  deleteAccount,
  leavingReport,
  purgeAccounts,
} from './leaving/account.ts'
export {
  channelsToPurge,
  deletedChannels,
  forgetTeam,
  hideChannel,
  isChannelDeleted,
  isChannelPurged,
  removeChannel,
  requireOwner,
  showChannel,
} from './leaving/channel.ts'
export { alsoExport, exportAccount } from './leaving/export.ts'
export { GRACE_DAYS } from './leaving/grace.ts'
export { peopleNames } from './people-names.ts'
export { albumOf, lockPicture, lockPictureOfAlbum, type ShownPicture, setPicture } from './pictures.ts'
export {
  hasScope,
  isTeam,
  operator,
  requireScope,
  signedIn,
  signedInByHand,
} from './policy.ts'
export { type Quota, quotaOf } from './quota-of.ts'
export { QuotaOfChannel } from './quota-schema.ts'
export { may, PERMISSIONS, type Permission, requireMay, whyNot } from './roles.ts'

export { PicturePath } from './schema.ts'

export type ChannelRow = {
  id: string
  handle: string
  name: string
  description: string
  /** Address path of a small square one. */
  picture: string | null
  created_at: Date
  verified_at: Date | null
}

/** In bulk, for lists of a neighbour. */
export async function channelsByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, ChannelRow>> {
  if (ids.length === 0) return new Map()
  const found = await queries.channelsByIds(ctx, [...new Set(ids)])
  return new Map(found.map((row) => [row.id, row]))
}

/** @throws {ChannelNotFound} */
export async function channel(ctx: Ctx, idOrHandle: string): Promise<ChannelRow> {
  const found = isUuid(idOrHandle)
    ? (await queries.channelsByIds(ctx, [idOrHandle]))[0]
    : await queries.channelByHandle(ctx, idOrHandle)
  if (!found) throw new ChannelNotFound()
  return found
}

/** Who belongs to the channels, in bulk: their own plays are not counted. */
export async function channelTeams(ctx: Ctx, channelIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const teams = new Map<string, Set<string>>()
  for (const row of await queries.membersOf(asSystem(ctx), [...new Set(channelIds)])) {
    const team = teams.get(row.channel_id) ?? new Set()
    teams.set(row.channel_id, team.add(row.user_id))
  }
  return teams
}

/**
 * The person who asked for a job, as they may act in its channel now; null when they have left the team.
 * @param asked what `askedBy` kept
 */
export async function asAsked(ctx: Ctx, asked: AskedBy, channelId: string): Promise<Ctx | null> {
  const { userId, via, keyName } = asked
  if (!userId || via === 'system') return null
  const member = await queries.roleOf(asSystem(ctx), userId, channelId)
  if (!member) return null
  const channels = [{ id: channelId, role: member.role }]
  return forActor(ctx, {
    kind: 'user',
    userId,
    operator: false,
    channels,
    via,
    scopes: null,
    ...(keyName ? { keyName } : {}),
  })
}

/** Who runs the installation. */
export const operators = (ctx: Ctx) => queries.operators(asSystem(ctx))

export const ownersOf = (ctx: Ctx, channelId: string) => queries.ownersOf(asSystem(ctx), channelId)

/**
 * The channel a creator's route works on: the one named, else the person's first, made when there is none yet.
 * @returns a context that sees the channel, also when it was made just now
 * @throws {ChannelNotFound} for a channel the person does not belong to: no hint that it exists
 * @throws {NoChannel} for somebody who has deleted theirs: another one is not made unasked
 */
export async function workingChannel(
  ctx: Ctx,
  channelId: string | undefined,
): Promise<{ ctx: Ctx; channelId: string }> {
  const person = signedIn(ctx.actor)
  if (channelId) {
    const id = channelId.toLowerCase()
    if (!isTeam(person, id)) throw new ChannelNotFound()
    return { ctx, channelId: id }
  }
  const first = person.channels[0]
  if (first) return { ctx, channelId: first.id }
  if (person.onlyThese) throw new ChannelNotFound()
  const made = await ensureChannel(ctx, person)
  return { ctx: forActor(ctx, { ...person, channels: [{ id: made, role: 'owner' }] }), channelId: made }
}

async function ensureChannel(ctx: Ctx, person: Person): Promise<string> {
  const id = await inTransaction(asSystem(ctx), async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`channel of ${person.userId}`}))`.execute(tx.db) // two first requests at once
    const known = await queries.firstChannelOf(tx, person.userId)
    if (known) return known.channel_id
    const user = await queries.userById(tx, person.userId)
    if (user?.channelsByHand) throw new NoChannel()
    const made = await makeChannel(tx, person.userId, user?.name ?? 'Channel')
    await auditNewChannel(ctx, tx, made)
    return made
  })
  await forgetPerson(asSystem(ctx), person.userId)
  return id
}

async function makeChannel(tx: Ctx, ownerId: string, name: string): Promise<string> {
  const id = uuidv7()
  const base = handleFrom(name)
  for (const handle of [base, `${base}-${randomBytes(2).toString('hex')}`, `${base}-${randomBytes(5).toString('hex')}`])
    if (await queries.insertChannel(tx, { id, handle, name, ownerId })) return id
  throw new HandleTaken()
}

async function auditNewChannel(ctx: Ctx, tx: Ctx, id: string) {
  const { handle, name } = await channel(tx, id)
  await audit(tx, {
    channelId: id,
    action: 'channel.created',
    subject: { kind: 'channel', id, label: name },
    after: { handle, name },
    by: askedBy(ctx),
  })
}

/** `Zoë's Films` becomes `zoes-films`; a name in another script becomes `channel`, and a suffix makes it unique. */
export function handleFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain.length >= 3 ? plain.slice(0, 28).replace(/-+$/, '') : 'channel'
}

/** @throws {HandleTaken | NotAllowed} */
export async function createChannel(
  ctx: Ctx,
  input: { name: string; handle?: string | undefined },
): Promise<ChannelRow> {
  const person = signedIn(ctx.actor)
  if (person.onlyThese) throw new NotAllowed({ reason: said('This API key is for some channels only') })
  const made = await inTransaction(asSystem(ctx), async (tx) => {
    const id = input.handle ? uuidv7() : await makeChannel(tx, person.userId, input.name)
    if (
      input.handle &&
      !(await queries.insertChannel(tx, { id, handle: input.handle, name: input.name, ownerId: person.userId }))
    )
      throw new HandleTaken()
    await auditNewChannel(ctx, tx, id)
    return channel(tx, id)
  })
  await forgetPerson(asSystem(ctx), person.userId)
  return made
}

/** @throws {ChannelNotFound | NotAllowed | HandleTaken} */
export async function changeChannel(
  ctx: Ctx,
  idOrHandle: string,
  patch: { handle?: string | undefined; name?: string | undefined; description?: string | undefined },
): Promise<ChannelRow> {
  const found = await channel(ctx, idOrHandle)
  if (!isTeam(ctx.actor, found.id)) throw new ChannelNotFound()
  requireMay(ctx.actor, found.id, 'channel.edit')
  const changes = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  if (Object.keys(changes).length === 0) return found
  try {
    return await inTransaction(ctx, async (tx) => {
      const changed = (await queries.updateChannel(tx, found.id, changes)) ?? found
      await audit(tx, {
        channelId: found.id,
        action: 'channel.changed',
        subject: { kind: 'channel', id: found.id, label: changed.name },
        before: { handle: found.handle, name: found.name, description: found.description },
        after: { handle: changed.handle, name: changed.name, description: changed.description },
      })
      return changed
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') throw new HandleTaken({}, error)
    throw error
  }
}

/** Who asks, with their channels; for a stranger what the sign-up page must know. */
export async function me(ctx: Ctx) {
  const system = asSystem(ctx)
  if (ctx.actor.kind !== 'user') {
    const firstAccount = !(await queries.anyPerson(system))
    return {
      user: null,
      channels: [],
      needsChannel: false,
      signUp: ctx.config.signUp,
      sendsMail: ctx.config.smtpUrl !== null,
      firstAccount,
    }
  }
  const { actor } = ctx
  const [user, channels] = await Promise.all([
    queries.userById(system, actor.userId),
    channelsByIds(
      ctx,
      actor.channels.map((each) => each.id),
    ),
  ])
  return {
    user: user && { ...user, operator: actor.operator, preferences: readPreferences(user.preferences) },
    needsChannel: actor.channels.length === 0 && user?.channelsByHand === true,
    channels: actor.channels.flatMap(({ id, role }) => {
      const row = channels.get(id)
      if (!row) return []
      const { handle, name, picture } = row
      return [{ id, handle, name, picture, verified: row.verified_at !== null, role }]
    }),
    signUp: ctx.config.signUp,
    sendsMail: ctx.config.smtpUrl !== null,
    firstAccount: false,
  }
}
