import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/** All of these run as the program itself: nobody reads even their own through the database. */

const rowsOf = async <T>(ctx: Ctx, query: RawBuilder<T>) => (await query.execute(ctx.db)).rows

export type FactorRow = { user_id: string; sealed_secret: Buffer; enabled_at: Date | null; trust_key: Buffer }

const FACTOR = sql`f.user_id, f.sealed_secret, f.enabled_at, f.trust_key from accounts.second_factors f`

export const factorOf = async (ctx: Ctx, userId: string): Promise<FactorRow | null> =>
  (await rowsOf(ctx, sql<FactorRow>`select ${FACTOR} where f.user_id = ${userId}`))[0] ?? null

/** Only one that is asked for. */
export const factorByEmail = async (ctx: Ctx, email: string): Promise<FactorRow | null> =>
  (
    await rowsOf(
      ctx,
      sql<FactorRow>`select ${FACTOR} join auth."user" u on u.id = f.user_id
        where u.email = ${email} and f.enabled_at is not null`,
    )
  )[0] ?? null

/** Another one in the place of one that was not finished. @returns false when there is a finished one */
export async function beginFactor(ctx: Ctx, made: { userId: string; sealed: Buffer; trustKey: Buffer }) {
  const rows = await rowsOf(
    ctx,
    sql`insert into accounts.second_factors (user_id, sealed_secret, trust_key, created_at)
      values (${made.userId}, ${made.sealed}, ${made.trustKey}, ${ctx.clock()})
      on conflict (user_id) do update set sealed_secret = excluded.sealed_secret, trust_key = excluded.trust_key,
        last_step = 0, created_at = excluded.created_at
      where second_factors.enabled_at is null
      returning 1`,
  )
  return rows.length === 1
}

export async function enableFactor(ctx: Ctx, userId: string): Promise<boolean> {
  const rows = await rowsOf(
    ctx,
    sql`update accounts.second_factors set enabled_at = ${ctx.clock()}
      where user_id = ${userId} and enabled_at is null returning 1`,
  )
  return rows.length === 1
}

/** @returns false when a code of this step or a later one was used already */
export async function useStep(ctx: Ctx, userId: string, step: number): Promise<boolean> {
  const rows = await rowsOf(
    ctx,
    sql`update accounts.second_factors set last_step = ${step}
      where user_id = ${userId} and last_step < ${step} returning 1`,
  )
  return rows.length === 1
}

export async function removeFactor(ctx: Ctx, userId: string): Promise<boolean> {
  const rows = await rowsOf(
    ctx,
    sql`delete from accounts.second_factors where user_id = ${userId} returning enabled_at`,
  )
  return rows.length === 1
}

export const setTrustKey = (ctx: Ctx, userId: string, key: Buffer) =>
  rowsOf(ctx, sql`update accounts.second_factors set trust_key = ${key} where user_id = ${userId}`)

export async function replaceRecoveryCodes(ctx: Ctx, userId: string, hashes: Buffer[]) {
  await rowsOf(ctx, sql`delete from accounts.recovery_codes where user_id = ${userId}`)
  await rowsOf(
    ctx,
    sql`insert into accounts.recovery_codes (user_id, hash) select ${userId}, unnest(${hashes}::bytea[])`,
  )
}

export async function useRecoveryCode(ctx: Ctx, userId: string, hash: Buffer): Promise<boolean> {
  const rows = await rowsOf(
    ctx,
    sql`update accounts.recovery_codes set used_at = ${ctx.clock()}
      where user_id = ${userId} and hash = ${hash} and used_at is null returning 1`,
  )
  return rows.length === 1
}

export async function recoveryCodesLeft(ctx: Ctx, userId: string): Promise<number> {
  const rows = await rowsOf(
    ctx,
    sql<{ left: string }>`select count(*) as left from accounts.recovery_codes
      where user_id = ${userId} and used_at is null`,
  )
  return Number(rows[0]?.left ?? 0)
}

export async function emailOf(ctx: Ctx, userId: string): Promise<string> {
  const rows = await rowsOf(ctx, sql<{ email: string }>`select email from auth."user" where id = ${userId}`)
  return rows[0]?.email ?? ''
}

export type PasskeyRow = { id: string; name: string | null; created_at: Date | null; backed_up: boolean }

const PASSKEY = sql`id, name, "createdAt" as created_at, "backedUp" as backed_up`

/** Who came first stands first. */
export const passkeysOf = (ctx: Ctx, userId: string) =>
  rowsOf(
    ctx,
    sql<PasskeyRow>`select ${PASSKEY} from auth.passkey where "userId" = ${userId} order by "createdAt", id limit 100`,
  )

export const renamePasskey = async (ctx: Ctx, { userId, id, name }: { userId: string; id: string; name: string }) =>
  (
    await rowsOf(
      ctx,
      sql<{ before: string | null }>`update auth.passkey k set name = ${name} from auth.passkey b
        where k.id = ${id} and k."userId" = ${userId} and b.id = k.id returning b.name as before`,
    )
  )[0] ?? null

export const removePasskey = async (ctx: Ctx, userId: string, id: string) =>
  (
    await rowsOf(
      ctx,
      sql<PasskeyRow>`delete from auth.passkey where id = ${id} and "userId" = ${userId} returning ${PASSKEY}`,
    )
  )[0] ?? null

/** @returns when whoever has the session last showed that it is them, by signing in or after; in seconds ago */
export async function confirmedAgoS(ctx: Ctx, sessionId: string): Promise<number | null> {
  const rows = await rowsOf(
    ctx,
    sql<{ ago: string }>`select extract(epoch from now() - greatest(s."createdAt", c.confirmed_at)) as ago
      from auth.session s left join accounts.confirmations c on c.session_id = s.id where s.id = ${sessionId}`,
  )
  return rows[0] ? Number(rows[0].ago) : null
}

export const confirmSession = (ctx: Ctx, sessionId: string) =>
  rowsOf(
    ctx,
    sql`insert into accounts.confirmations (session_id, confirmed_at) values (${sessionId}, now())
      on conflict (session_id) do update set confirmed_at = excluded.confirmed_at`,
  )

export const endSessionByToken = (ctx: Ctx, token: string) =>
  rowsOf(ctx, sql`delete from auth.session where token = ${token}`)
