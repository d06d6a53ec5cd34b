import * as content from '#features/content/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { total } from '#platform/counters.ts'
import { KeyReused, requestHash } from '#platform/idempotency.ts'
import { uuidv7 } from '#platform/ids.ts'
import { limiter } from '#platform/limiter.ts'
import { unlessGone } from '../just-gone.ts'
import * as queries from './queries.ts'
import type { ShareTarget } from './schema.ts'

export const SHARES = 'shares'

/** Nobody passes more on by hand. By person, or by address where nobody is signed in. */
const sharing = limiter(30)

type Asked = {
  to: ShareTarget
  key: string | null
  /** The address, as limits know it. */
  from: string
}

/**
 * Counted here alone: links that were copied or opened are not known otherwise. Whoever shares is not written down.
 * @throws {VideoNotFound | KeyReused | TooManyRequests}
 */
export async function share(ctx: Ctx, videoId: string, { to, key, from }: Asked) {
  const who = ctx.actor.kind === 'user' ? ctx.actor.userId : null
  sharing.check(who ?? from)
  await content.watchable(ctx, videoId)
  const keyHash = key === null ? null : requestHash(ctx, ['share', who, key])
  const system = asSystem(ctx)
  const made = await unlessGone(queries.insertShare(system, { id: uuidv7(), videoId, to, keyHash }))
  if (!made && keyHash) {
    const known = await queries.shareByKey(system, keyHash)
    if (known && (known.video_id !== videoId || known.shared_to !== to)) throw new KeyReused()
  }
  return { shareCount: await total(ctx, SHARES, videoId) }
}
