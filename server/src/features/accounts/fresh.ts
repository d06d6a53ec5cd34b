import { asSystem, type Ctx } from '#platform/context.ts'
import { signedIn, signedInByHand } from './policy.ts'
import { ConfirmIdentity } from './security/errors.ts'
import { confirmedAgoS } from './security/queries.ts'

export const FRESH_S = 15 * 60

/**
 * For what an open browser that somebody left behind must not be enough: within the last 15 minutes the person signed in or
 * showed again that it is them (`POST /api/me/confirm`), else the page asks them and repeats the request.
 * @throws {NotSignedIn | NotAllowed | ConfirmIdentity}
 */
export async function requireFresh(ctx: Ctx): Promise<void> {
  const { sessionId } = signedInByHand(ctx.actor)
  const ago = sessionId ? await confirmedAgoS(asSystem(ctx), sessionId) : null
  if (ago === null || ago > FRESH_S) throw new ConfirmIdentity()
}

/** As `requireFresh` for people; an API key may, as far as its scopes reach. @throws {NotSignedIn | ConfirmIdentity} */
export async function requireFreshByHand(ctx: Ctx): Promise<void> {
  if (signedIn(ctx.actor).via === 'session') await requireFresh(ctx)
}
