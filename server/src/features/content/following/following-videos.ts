import * as accounts from '#features/accounts/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { watchableVideos } from '../watchable.ts'
import * as queries from './queries.ts'

/** What the channels have published that the person follows, newest first. @throws {NotSignedIn | NotAllowed | InvalidCursor} */
export async function followingVideos(ctx: Ctx, page: { limit: number; cursor?: string | undefined }) {
  const after = readCursor(page.cursor)
  const channelIds = await accounts.followedIds(ctx)
  // What is asked for is public: without row security the index alone answers.
  const found = await queries.newestOf(asSystem(ctx), channelIds, { after, limit: page.limit + 1 })
  const shown = found.slice(0, page.limit)
  const last = found.length > page.limit ? shown.at(-1) : undefined
  const videos = await watchableVideos(
    ctx,
    shown.map(({ id }) => id),
  )
  return {
    items: shown.flatMap(({ id }) => videos.get(id) ?? []),
    nextCursor: last ? cursorOf({ at: last.published_at, id: last.id }) : null,
  }
}
