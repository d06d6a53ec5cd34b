import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, answers } from '#platform/http.ts'
import { historySettings } from './history.ts'
import { likedAmong } from './likes/likes.ts'
import { progressOf } from './progress.ts'
import { ownRating } from './ratings/ratings.ts'
import { OwnRating } from './ratings/schema.ts'
import { HistorySettings, Progress } from './schema.ts'

const Mine = z
  .object({
    liked: z.boolean(),
    following: accounts.FollowLevel.nullable().meta({ description: 'The channel of it; null: not followed' }),
    rating: OwnRating.nullable(),
    progress: Progress,
    history: HistorySettings,
  })
  .meta({ id: 'MyVideo', description: 'What the person who asks has done with a video and its channel' })

/** Apart from the video, so that its answer is the same for everybody. @throws {NotSignedIn | NotAllowed | VideoNotFound} */
export async function mine(ctx: Ctx, videoId: string): Promise<z.infer<typeof Mine>> {
  accounts.signedInByHand(ctx.actor)
  const { channelId } = await content.watchable(ctx, videoId)
  const [liked, following, rating, progress, history] = await Promise.all([
    likedAmong(ctx, [videoId]),
    accounts.followLevel(ctx, channelId),
    ownRating(ctx, videoId),
    progressOf(ctx, videoId),
    historySettings(ctx),
  ])
  return { liked: liked.has(videoId), following, rating, progress, history }
}

export function registerMineRoutes(app: App) {
  app.get('/api/vods/:id/mine', {
    config: { permission: 'signed-in' },
    schema: {
      operationId: 'getMyVideo',
      tags: ['playback'],
      summary: 'What I have done with a video: one answer beside the public one',
      params: z.object({ id: z.uuid().toLowerCase() }),
      response: answers({ 200: Mine }),
    },
    handler: (req) => mine(req.ctx, req.params.id),
  })
}
