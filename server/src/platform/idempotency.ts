import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from './context.ts'
import { problem } from './problem.ts'

/** Headers of a POST that creates. @see draft-ietf-httpapi-idempotency-key-header */
export const IdempotencyKey = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() })

export const keyOf = (headers: z.infer<typeof IdempotencyKey>): string | null => headers['idempotency-key'] ?? null

export const KeyReused = problem(
  'request.idempotency_key_reused',
  422,
  'This Idempotency-Key was used for another request',
)

/** What is kept of a request to know it again: keyed, because it may hold what is secret and easily guessed. */
export const requestHash = (ctx: Ctx, request: unknown): string =>
  createHmac('sha256', ctx.secrets.key('requests')).update(JSON.stringify(request)).digest('base64url')

type Asked<Row> = {
  /** The kind of thing that is made: keys of two kinds do not meet. */
  what: string
  userId: string
  key: string | null
  find: (key: string) => Promise<Row | undefined>
  /** Whether it was made by the same request as this one. */
  same: (known: Row) => boolean
}

/**
 * What an earlier request with this key made. Another one at the same time waits for the end of the transaction.
 * @returns null for none, or without a key @throws {KeyReused}
 */
export async function madeBefore<Row>(tx: Ctx, { what, userId, key, find, same }: Asked<Row>): Promise<Row | null> {
  if (key === null) return null
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${what} ${userId} ${key}`}, 0))`.execute(tx.db)
  const known = await find(key)
  if (!known) return null
  if (!same(known)) throw new KeyReused()
  return known
}
