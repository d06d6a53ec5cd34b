import { createHmac, randomBytes } from 'node:crypto'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { open, seal } from '#platform/seal.ts'
import { askedBy, audit } from '../audit.ts'
import { signedInByHand } from '../policy.ts'
import { CodeWrong, SecondFactorOff, SecondFactorOn } from './errors.ts'
import * as queries from './queries.ts'
import { base32, matchingStep, otpauthUrl } from './totp.ts'

const ISSUER = 'Creator Studio'
const RECOVERY_CODES = 10

const sealing = (ctx: Ctx) => ctx.secrets.key('second-factors')

/** A new secret to put into an app; nothing is asked for until a code of it was shown. @throws {SecondFactorOn} */
export async function beginSecondFactor(ctx: Ctx): Promise<{ secret: string; url: string }> {
  const { userId } = signedInByHand(ctx.actor)
  const system = asSystem(ctx)
  const secret = randomBytes(20) // RFC 4226 section 4: 160 bits
  const begun = await queries.beginFactor(system, {
    userId,
    sealed: seal(sealing(ctx), secret, userId),
    trustKey: randomBytes(16),
  })
  if (!begun) throw new SecondFactorOn()
  const account = await queries.emailOf(system, userId)
  return { secret: base32(secret), url: otpauthUrl(secret, { issuer: ISSUER, account }) }
}

/** From now on a sign-in asks for a code. @returns the recovery codes, shown this once @throws {SecondFactorOff | SecondFactorOn | CodeWrong} */
export async function enableSecondFactor(ctx: Ctx, code: string): Promise<string[]> {
  const { userId } = signedInByHand(ctx.actor)
  return inTransaction(asSystem(ctx), async (tx) => {
    const factor = await queries.factorOf(tx, userId)
    if (!factor) throw new SecondFactorOff()
    if (factor.enabled_at) throw new SecondFactorOn()
    if (!(await isAppCode(tx, factor, code))) throw new CodeWrong()
    if (!(await queries.enableFactor(tx, userId))) throw new SecondFactorOn()
    await record(ctx, tx, userId, 'account.second-factor-on')
    return newCodes(tx, userId)
  })
}

/** The ones before stop working. @throws {SecondFactorOff} */
export async function renewRecoveryCodes(ctx: Ctx): Promise<string[]> {
  const { userId } = signedInByHand(ctx.actor)
  return inTransaction(asSystem(ctx), async (tx) => {
    if (!(await queries.factorOf(tx, userId))?.enabled_at) throw new SecondFactorOff()
    await record(ctx, tx, userId, 'account.recovery-codes-renewed')
    return newCodes(tx, userId)
  })
}

/** Nothing happens when it is off already. */
export async function disableSecondFactor(ctx: Ctx): Promise<void> {
  const { userId } = signedInByHand(ctx.actor)
  await inTransaction(asSystem(ctx), async (tx) => {
    const factor = await queries.factorOf(tx, userId)
    if (!(await queries.removeFactor(tx, userId)) || !factor?.enabled_at) return
    await record(ctx, tx, userId, 'account.second-factor-off')
  })
}

/**
 * Takes a code of the app or a recovery code; each works once.
 * @returns false for a wrong or used one
 */
export async function takeCode(ctx: Ctx, factor: queries.FactorRow, given: string): Promise<boolean> {
  const code = given.replace(/[\s-]/g, '')
  if (/^\d{6}$/.test(code)) return isAppCode(asSystem(ctx), factor, code)
  return inTransaction(asSystem(ctx), async (tx) => {
    if (!(await queries.useRecoveryCode(tx, factor.user_id, hashOf(ctx, factor.user_id, code)))) return false
    await record(ctx, tx, factor.user_id, 'account.recovery-code-used')
    return true
  })
}

async function isAppCode(ctx: Ctx, factor: queries.FactorRow, code: string): Promise<boolean> {
  const secret = open(sealing(ctx), factor.sealed_secret, factor.user_id)
  const step = matchingStep(secret, code.replace(/\s/g, ''), ctx.clock())
  return step !== null && queries.useStep(ctx, factor.user_id, step)
}

async function newCodes(tx: Ctx, userId: string): Promise<string[]> {
  // 50 bits each, which no number of tries finds; without the installation's key a copy of the table tells nothing.
  const codes = Array.from({ length: RECOVERY_CODES }, () => base32(randomBytes(7)).slice(0, 10).toLowerCase())
  await queries.replaceRecoveryCodes(
    tx,
    userId,
    codes.map((code) => hashOf(tx, userId, code)),
  )
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

const hashOf = (ctx: Ctx, userId: string, code: string) =>
  createHmac('sha256', sealing(ctx)).update(`${userId} ${code.toLowerCase()}`).digest()

/** In the person's own log; at a sign-in nobody is signed in yet, so it is said whose it is. */
export const record = (ctx: Ctx, tx: Ctx, userId: string, action: string, after: Record<string, unknown> = {}) =>
  audit(tx, {
    channelId: null,
    action,
    subject: { kind: 'person', id: userId },
    after,
    by: ctx.actor.kind === 'user' ? askedBy(ctx) : { userId, via: 'session', keyName: null },
  })
