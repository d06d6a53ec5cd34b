import { randomBytes } from 'node:crypto'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { auditMany } from './audit.ts'
import { ChannelNotFound, KeyNotFound } from './errors.ts'
import { isTeam, type Person, type SCOPES, signedInByHand } from './policy.ts'
import * as queries from './queries.ts'
import { forgetPerson, hashKey } from './session.ts'

type NewKey = {
  name: string
  scopes: (typeof SCOPES)[number][]
  /** Undefined: every channel of the person. */
  channelIds?: string[] | undefined
  expiresInDays?: number | undefined
}

/** The secret is returned once; only its SHA-256 is kept. @throws {NotSignedIn | NotAllowed | ChannelNotFound} */
export async function createApiKey(ctx: Ctx, input: NewKey) {
  const person = signedInByHand(ctx.actor)
  if (input.channelIds?.some((id) => !isTeam(person, id))) throw new ChannelNotFound()
  const key = `cs_${randomBytes(32).toString('base64url')}`
  const row = {
    id: uuidv7(),
    user_id: person.userId,
    name: input.name,
    prefix: key.slice(0, 9),
    hash: hashKey(key),
    scopes: input.scopes,
    channel_ids: input.channelIds ? [...new Set(input.channelIds)] : null,
    expires_at: input.expiresInDays ? new Date(ctx.clock().getTime() + input.expiresInDays * 86_400_000) : null,
  }
  return inTransaction(ctx, async (tx) => {
    const made = await queries.insertApiKey(tx, row)
    const after = { name: made.name, scopes: made.scopes, expiresAt: made.expires_at }
    await tellChannels(tx, { person, key: made, action: 'key.created', after })
    return { ...made, key }
  })
}

export const apiKeys = (ctx: Ctx) => queries.apiKeysOf(ctx, signedInByHand(ctx.actor).userId)

/** It is refused from now on. @throws {NotSignedIn | NotAllowed | KeyNotFound} */
export async function deleteApiKey(ctx: Ctx, id: string): Promise<void> {
  const person = signedInByHand(ctx.actor)
  await inTransaction(ctx, async (tx) => {
    const gone = await queries.deleteApiKey(tx, id, person.userId)
    if (!gone) throw new KeyNotFound()
    const before = { name: gone.name, scopes: gone.scopes }
    await tellChannels(tx, { person, key: gone, action: 'key.deleted', before })
    await forgetPerson(tx, person.userId)
  })
  await forgetPerson(asSystem(ctx), person.userId)
}

type Told = {
  person: Person
  key: { id: string; name: string; channel_ids: string[] | null }
  action: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/** A key is a person's own; whoever reads the log of a channel it works in should know of it. */
const tellChannels = (tx: Ctx, { person, key, action, ...values }: Told) =>
  auditMany(
    tx,
    person.channels
      .filter(({ id }) => key.channel_ids === null || key.channel_ids.includes(id))
      .map(({ id: channelId }) => ({
        channelId,
        action,
        subject: { kind: 'key', id: key.id, label: key.name },
        ...values,
      })),
  )
