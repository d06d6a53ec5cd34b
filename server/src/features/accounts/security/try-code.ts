import type { FastifyRequest } from 'fastify'
import { asSystem, type Ctx } from '#platform/context.ts'
import { limiter, limitKey } from '#platform/limiter.ts'
import { isKnownAddress } from '../sessions.ts'
import { CodeWrong } from './errors.ts'
import { emailOf, type FactorRow } from './queries.ts'
import { takeCode } from './second-factor.ts'

// Five wrong codes for one account from one address, then one every two minutes: at three valid ones in a million the
// owner is older before one is guessed.
const there = limiter(0.5, 5)
// All addresses together, except those that the person has signed in from: others' tries do not keep the owner out.
const everywhere = limiter(0.5, 10)

/** @throws {CodeWrong | TooManyRequests} */
export async function tryCode(ctx: Ctx, req: FastifyRequest, factor: FactorRow, code: string): Promise<void> {
  const key = `${factor.user_id} ${limitKey(req.ip)}`
  there.check(key)
  const email = await emailOf(asSystem(ctx), factor.user_id)
  if (!(await isKnownAddress(ctx, email, req.ip))) everywhere.check(factor.user_id)
  if (!(await takeCode(ctx, factor, code))) throw new CodeWrong()
  there.giveBack(key)
  everywhere.giveBack(factor.user_id)
}
