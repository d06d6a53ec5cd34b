import { randomBytes } from 'node:crypto'
import { asSystem, type Ctx } from '#platform/context.ts'
import { isSignedBy, sign } from '#platform/secrets.ts'
import * as queries from './queries.ts'

const TRUSTED_S = 30 * 86_400

const nameOf = (ctx: Ctx) => (ctx.publicUrl.startsWith('https:') ? '__Secure-studio.trusted' : 'studio.trusted')

const signed = (factor: queries.FactorRow, expiresAt: string) =>
  `trusted ${factor.user_id} ${factor.trust_key.toString('hex')} ${expiresAt}`

/** A cookie for which this browser is not asked for a code for 30 days, until the person signs out everywhere. */
export function trustCookie(ctx: Ctx, factor: queries.FactorRow): string {
  const expiresAt = String(Math.floor(ctx.clock().getTime() / 1000) + TRUSTED_S)
  const value = `${expiresAt}.${sign(ctx.secrets.key('second-factors'), signed(factor, expiresAt))}`
  const secure = ctx.publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${nameOf(ctx)}=${value}; Path=/api/auth; Max-Age=${TRUSTED_S}; HttpOnly; SameSite=Lax${secure}`
}

export function isTrusted(ctx: Ctx, factor: queries.FactorRow, cookies: string | undefined): boolean {
  const name = `${nameOf(ctx)}=`
  return (cookies ?? '').split(';').some((each) => {
    const cookie = each.trim()
    if (!cookie.startsWith(name)) return false
    const [expiresAt = '', signature = ''] = cookie.slice(name.length).split('.')
    return (
      Number(expiresAt) > ctx.clock().getTime() / 1000 &&
      isSignedBy(ctx.secrets.key('second-factors'), signed(factor, expiresAt), signature)
    )
  })
}

/** No browser is trusted any more. @returns the cookie that keeps the one that asks, when it was */
export async function endTrust(ctx: Ctx, userId: string, cookies: string | undefined): Promise<string | null> {
  const system = asSystem(ctx)
  const factor = await queries.factorOf(system, userId)
  if (!factor) return null
  const trust_key = randomBytes(16)
  await queries.setTrustKey(system, userId, trust_key)
  return isTrusted(ctx, factor, cookies) ? trustCookie(ctx, { ...factor, trust_key }) : null
}
