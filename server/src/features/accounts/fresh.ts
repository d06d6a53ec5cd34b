import type { FastifyRequest } from 'fastify'
import { asSystem, type Ctx } from '#platform/context.ts'
import { FreshSignInNeeded } from './errors.ts'
import { signedInByHand } from './policy.ts'
import { sessionTokenOf } from './session.ts'
import { sessionAgeS } from './team-queries.ts'

export const FRESH_S = 15 * 60

/**
 * For what an open browser that somebody left behind must not be enough.
 * @throws {NotSignedIn | NotAllowed | FreshSignInNeeded}
 */
export async function requireFreshSignIn(ctx: Ctx, req: FastifyRequest): Promise<void> {
  signedInByHand(ctx.actor)
  const token = sessionTokenOf(ctx, req)
  const age = token === null ? null : await sessionAgeS(asSystem(ctx), token)
  if (age === null || age > FRESH_S) throw new FreshSignInNeeded()
}
