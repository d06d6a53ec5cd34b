import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { Channel } from '../schema.ts'
import { follow, following, followsAmong, unfollow } from './follows.ts'
import { FollowLevel } from './schema.ts'

const Following = z
  .object({ following: FollowLevel.nullable(), followerCount: z.int() })
  .meta({ id: 'Following', description: 'null: not followed' })
const FollowedChannel = z
  .object({ channel: Channel, level: FollowLevel, followedAt: z.iso.datetime() })
  .meta({ id: 'FollowedChannel' })
const ManyIds = z
  .string()
  .max(100 * 37)
  .transform((text) => text.split(','))
  .pipe(z.array(z.uuid().toLowerCase()).min(1).max(100))
  .meta({ description: 'Up to 100 ids, separated by commas' })
const ById = z.object({ id: z.string().max(64) })

export function registerFollowRoutes(app: App) {
  app.put('/api/channels/:id/follow', {
    config: { permission: 'signed-in' },
    schema: {
      operationId: 'followChannel',
      tags: ['channels'],
      summary: 'Follows a channel, or changes how much I hear of it',
      params: ById,
      body: z.object({ level: FollowLevel }),
      response: answers({ 200: Following }),
    },
    handler: (req) => follow(req.ctx, req.params.id, req.body.level),
  })
  app.delete('/api/channels/:id/follow', {
    config: { permission: 'signed-in' },
    schema: {
      operationId: 'unfollowChannel',
      tags: ['channels'],
      params: ById,
      response: answers({ 200: Following }),
    },
    handler: (req) => unfollow(req.ctx, req.params.id),
  })
  app.get('/api/follows', {
    config: { permission: 'own' },
    schema: {
      operationId: 'listFollowsAmong',
      tags: ['channels'],
      summary: 'Which of these channels I follow',
      querystring: z.object({ channelIds: ManyIds }),
      response: answers({
        200: z.object({ items: z.array(z.object({ channelId: z.uuid(), level: FollowLevel })) }),
      }),
    },
    handler: async (req) => ({ items: await followsAmong(req.ctx, req.query.channelIds) }),
  })
  app.get('/api/following', {
    config: { permission: 'own' },
    schema: {
      operationId: 'listFollowing',
      tags: ['channels'],
      summary: 'Channels that I follow, followed last first',
      querystring: z.object({
        limit: z.coerce.number().int().min(1).max(100).default(50),
        cursor: z.string().max(200).optional(),
      }),
      response: answers({ 200: z.object({ items: z.array(FollowedChannel), nextCursor: z.string().nullable() }) }),
    },
    handler: (req) => following(req.ctx, req.query),
  })
}
