import { sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'
import { limitKey } from '#platform/limiter.ts'
import { type Device, deviceOf, networkOf } from './devices.ts'
import { SessionNotFound } from './errors.ts'
import { signedInByHand } from './policy.ts'
import { forgetPerson } from './session.ts'

export type SessionRow = {
  id: string
  device: Device
  network: string | null
  createdAt: Date
  lastUsedAt: Date
  current: boolean
}

/** Where the person is signed in, this one first, then by last use. @param token of the session that asks */
export async function sessions(ctx: Ctx, token: string | null): Promise<SessionRow[]> {
  const { userId } = signedInByHand(ctx.actor)
  const found = await sql<{
    id: string
    agent: string | null
    address: string | null
    created_at: Date
    used_at: Date
    current: boolean
  }>`
    select s.id, s."userAgent" as agent, s."ipAddress" as address, s."createdAt" as created_at, s."updatedAt" as used_at,
      s.token = ${token ?? ''} as current
    from auth.session s where s."userId" = ${userId} and s."expiresAt" > now()
    order by current desc, used_at desc, s.id limit 100`.execute(asSystem(ctx).db)
  return found.rows.map((row) => ({
    id: row.id,
    device: deviceOf(row.agent),
    network: networkOf(row.address),
    createdAt: row.created_at,
    lastUsedAt: row.used_at,
    current: row.current,
  }))
}

/** Signs out there. @throws {SessionNotFound} */
export async function endSession(ctx: Ctx, id: string): Promise<void> {
  const { userId } = signedInByHand(ctx.actor)
  const gone = await sql`
    delete from auth.session where id = ${id} and "userId" = ${userId} returning id`.execute(asSystem(ctx).db)
  if (gone.rows.length === 0) throw new SessionNotFound()
  await forgetPerson(asSystem(ctx), userId)
}

/** The person has signed in from this address before, and is still signed in there or was until lately. */
export async function isKnownAddress(ctx: Ctx, email: string, address: string): Promise<boolean> {
  const found = await sql`
    select 1 from auth.session s join auth."user" u on u.id = s."userId"
    where u.email = ${email} and s."ipAddress" = ${asKept(address)} limit 1`.execute(asSystem(ctx).db)
  return found.rows.length === 1
}

/** better-auth keeps of an IPv6 address its /64, every group in full, and a mapped IPv4 address as what it is. */
function asKept(address: string): string {
  const key = limitKey(address)
  if (!key.includes(':')) return key
  return [...key.toLowerCase().split(':'), '0', '0', '0', '0'].map((group) => group.padStart(4, '0')).join(':')
}
