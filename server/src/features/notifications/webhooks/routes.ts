import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import {
  DeliveryDetails,
  DeliveryPage,
  DeliveryQuery,
  NewWebhook,
  OfChannel,
  OfDelivery,
  OfWebhook,
  Webhook,
  WebhookList,
  WebhookPatch,
  WebhookWithSecret,
} from './schema.ts'
import * as webhooks from './webhooks.ts'

const config = { permission: 'webhooks.manage' } as const
const tags = ['webhooks']
const BASE = '/api/channels/:id/webhooks'
const ONE = `${BASE}/:webhookId`

export function registerWebhookRoutes(app: App) {
  app.get(BASE, {
    config,
    schema: { operationId: 'listWebhooks', tags, params: OfChannel, response: answers({ 200: WebhookList }) },
    handler: (req) => webhooks.list(req.ctx, req.params.id),
  })
  app.post(BASE, {
    config,
    schema: {
      operationId: 'createWebhook',
      tags,
      summary:
        'An address that is told of what happens to videos, playlists, captions, versions and articles; the answer shows its secret, this once',
      description:
        'Messages are `{ type, timestamp, data }`, signed as Standard Webhooks has it, and come at least once: the same `webhook-id` again is the same message.',
      params: OfChannel,
      body: NewWebhook,
      response: answers({ 201: WebhookWithSecret }),
    },
    handler: async (req, reply) => {
      await accounts.requireFreshByHand(req.ctx)
      return reply.code(201).send(await webhooks.create(req.ctx, req.params.id, req.body))
    },
  })
  app.patch(ONE, {
    config,
    schema: {
      operationId: 'changeWebhook',
      tags,
      params: OfWebhook,
      body: WebhookPatch,
      response: answers({ 200: Webhook }),
    },
    handler: (req) => webhooks.change(req.ctx, { channelId: req.params.id, id: req.params.webhookId }, req.body),
  })
  app.delete(ONE, {
    config,
    schema: {
      operationId: 'deleteWebhook',
      tags,
      summary: 'With its log',
      params: OfWebhook,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await webhooks.remove(req.ctx, req.params.id, req.params.webhookId)
      return reply.code(204).send(null)
    },
  })
  app.post(`${ONE}/rotate`, {
    config,
    schema: {
      operationId: 'rotateWebhookSecret',
      tags,
      summary: 'A new secret, shown this once; the former one signs beside it for 24 hours',
      params: OfWebhook,
      response: answers({ 200: WebhookWithSecret }),
    },
    handler: async (req) => {
      await accounts.requireFreshByHand(req.ctx)
      return webhooks.rotate(req.ctx, req.params.id, req.params.webhookId)
    },
  })
  app.post(`${ONE}/test`, {
    config,
    schema: {
      operationId: 'testWebhook',
      tags,
      summary: 'Sends a message of type `webhook.test`',
      params: OfWebhook,
      response: answers({ 202: z.object({ id: z.uuid() }) }),
    },
    handler: async (req, reply) =>
      reply.code(202).send(await webhooks.sendTest(req.ctx, req.params.id, req.params.webhookId)),
  })
  app.get(`${ONE}/deliveries`, {
    config,
    schema: {
      operationId: 'listWebhookDeliveries',
      tags,
      summary: 'Messages of the last 30 days, newest first',
      params: OfWebhook,
      querystring: DeliveryQuery,
      response: answers({ 200: DeliveryPage }),
    },
    handler: (req) => webhooks.deliveries(req.ctx, { channelId: req.params.id, id: req.params.webhookId }, req.query),
  })
  app.get(`${ONE}/deliveries/:deliveryId`, {
    config,
    schema: {
      operationId: 'getWebhookDelivery',
      tags,
      summary: 'What was sent, and what came back each time',
      params: OfDelivery,
      response: answers({ 200: DeliveryDetails }),
    },
    handler: (req) => webhooks.delivery(req.ctx, req.params),
  })
  app.post(`${ONE}/deliveries/:deliveryId/replay`, {
    config,
    schema: {
      operationId: 'replayWebhookDelivery',
      tags,
      summary: 'Sends it again, under the same id',
      params: OfDelivery,
      response: answers({ 202: DeliveryDetails }),
    },
    handler: async (req, reply) => reply.code(202).send(await webhooks.replay(req.ctx, req.params)),
  })
}
