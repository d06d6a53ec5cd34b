import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { askedBy, audit } from '../audit.ts'
import { signedInByHand } from '../policy.ts'
import { PasskeyNotFound, PasskeysFull } from './errors.ts'
import * as queries from './queries.ts'

const MOST = 20

/** @throws {PasskeysFull} */
export async function requirePlaceForPasskey(ctx: Ctx): Promise<void> {
  const { userId } = signedInByHand(ctx.actor)
  if ((await queries.passkeysOf(asSystem(ctx), userId)).length >= MOST) throw new PasskeysFull()
}

/** The library has kept it by its own connection; the log tells of it after. */
export const passkeyAdded = (ctx: Ctx, made: { id: string; name: string }) =>
  record(ctx, asSystem(ctx), made.id, { action: 'account.passkey-added', label: made.name })

/** @throws {PasskeyNotFound} */
export async function renamePasskey(ctx: Ctx, id: string, name: string): Promise<void> {
  const { userId } = signedInByHand(ctx.actor)
  await inTransaction(asSystem(ctx), async (tx) => {
    const found = await queries.renamePasskey(tx, { userId, id, name })
    if (!found) throw new PasskeyNotFound()
    const values = { before: { name: found.before }, after: { name } }
    await record(ctx, tx, id, { action: 'account.passkey-renamed', label: name, ...values })
  })
}

/** @throws {PasskeyNotFound} */
export async function removePasskey(ctx: Ctx, id: string): Promise<void> {
  const { userId } = signedInByHand(ctx.actor)
  await inTransaction(asSystem(ctx), async (tx) => {
    const gone = await queries.removePasskey(tx, userId, id)
    if (!gone) throw new PasskeyNotFound()
    await record(ctx, tx, id, { action: 'account.passkey-removed', label: gone.name })
  })
}

type Told = { action: string; label: string | null; before?: Record<string, unknown>; after?: Record<string, unknown> }

const record = (ctx: Ctx, tx: Ctx, id: string, { label, ...entry }: Told) =>
  audit(tx, { channelId: null, subject: { kind: 'passkey', id, label }, by: askedBy(ctx), ...entry })
