import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { previewRetention, retentionOf, setRetention } from './retention.ts'
import { Retention, RetentionPreview, RetentionRules } from './schema.ts'

const Channel = z.object({ channelId: z.uuid().toLowerCase().optional() })

export function registerRetentionRoutes(app: App) {
  app.get('/api/creator/retention', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'getRetention',
      tags: ['channels'],
      summary: 'What my channel does not keep for good',
      querystring: Channel,
      response: answers({ 200: Retention }),
    },
    handler: (req) => retentionOf(req.ctx, req.query.channelId),
  })
  app.put('/api/creator/retention', {
    config: { permission: 'channel.edit' },
    schema: {
      operationId: 'setRetention',
      tags: ['channels'],
      summary: 'Set all rules; what goes is announced a week before and goes to the trash',
      body: RetentionRules.extend(Channel.shape),
      response: answers({ 200: Retention }),
    },
    handler: (req) => {
      accounts.signedIn(req.ctx.actor)
      return setRetention(req.ctx, req.body.channelId, req.body.rules)
    },
  })
  app.get('/api/creator/retention/preview', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'getRetentionPreview',
      tags: ['channels'],
      summary: 'What would go when by the rules in force, soonest first, at most 100',
      querystring: Channel,
      response: answers({ 200: RetentionPreview }),
    },
    handler: (req) => previewRetention(req.ctx, req.query.channelId, null),
  })
  app.post('/api/creator/retention/preview', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'previewRetention',
      tags: ['channels'],
      summary: 'The same by other rules, before they are set',
      body: RetentionRules.extend(Channel.shape),
      response: answers({ 200: RetentionPreview }),
    },
    handler: (req) => {
      accounts.signedIn(req.ctx.actor)
      return previewRetention(req.ctx, req.body.channelId, req.body.rules)
    },
  })
}
