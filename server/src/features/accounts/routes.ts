import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { outbox, sendAgain } from '#platform/mail.ts'
import { registerAuditRoutes } from './audit-routes.ts'
import { registerFollowRoutes } from './follows/routes.ts'
import { createInvite, deleteInvite, invites } from './invites.ts'
import { requireScope } from './policy.ts'
import { changePreferences, Preferences } from './preferences.ts'
import {
  presentApiKey,
  presentChannel,
  presentChannels,
  presentInvite,
  presentMail,
  presentSession,
} from './present.ts'
import { registerQuotaRoutes } from './quota-routes.ts'
import {
  ApiKey,
  Channel,
  ChannelPatch,
  CreatedApiKey,
  CreatedInvite,
  Invite,
  Mail,
  Me,
  NewApiKey,
  NewChannel,
  NewInvite,
  PreferencesPatch,
  Session,
} from './schema.ts'
import { registerSecurityRoutes } from './security/routes.ts'
import * as service from './service.ts'
import { sessionTokenOf } from './session.ts'
import { endSession, sessions } from './sessions.ts'
import { registerTeamRoutes } from './team-routes.ts'
import { registerVerificationRoutes } from './verification/routes.ts'

export function registerAccountRoutes(app: App) {
  registerTeamRoutes(app)
  registerAuditRoutes(app)
  registerQuotaRoutes(app)
  registerSecurityRoutes(app)
  registerVerificationRoutes(app)
  registerFollowRoutes(app)
  app.get('/api/me', {
    config: { permission: 'public' },
    schema: {
      operationId: 'getMe',
      tags: ['accounts'],
      summary: 'Who is signed in, with their channels',
      response: answers({ 200: Me }),
    },
    handler: (req) => service.me(req.ctx),
  })

  app.patch('/api/me/preferences', {
    config: { permission: 'own' },
    schema: {
      operationId: 'changePreferences',
      tags: ['accounts'],
      summary: 'Time zone, way of writing numbers, keys: only what is named changes',
      body: PreferencesPatch,
      response: answers({ 200: Preferences }),
    },
    handler: (req) => changePreferences(req.ctx, req.body),
  })
  app.get('/api/me/sessions', {
    config: { permission: 'own' },
    schema: {
      operationId: 'listSessions',
      tags: ['accounts'],
      summary: 'Where the person is signed in, this one first',
      response: answers({ 200: z.object({ items: z.array(Session) }) }),
    },
    handler: async (req) => ({
      items: (await sessions(req.ctx, sessionTokenOf(req.ctx, req))).map(presentSession),
    }),
  })
  app.delete('/api/me/sessions/:id', {
    config: { permission: 'own' },
    schema: {
      operationId: 'endSession',
      tags: ['accounts'],
      summary: 'Signs out there',
      params: z.object({ id: z.uuid() }),
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await endSession(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })

  app.get('/api/channels', {
    config: { permission: 'signed-in' },
    schema: {
      operationId: 'listMyChannels',
      tags: ['accounts'],
      summary: 'The channels of the person signed in',
      response: answers({ 200: z.object({ items: z.array(Channel), nextCursor: z.string().nullable() }) }),
    },
    handler: async (req) => {
      const found = await service.channelsByIds(
        req.ctx,
        service.signedIn(req.ctx.actor).channels.map((each) => each.id),
      )
      return { items: await presentChannels(req.ctx, [...found.values()]), nextCursor: null }
    },
  })
  app.post('/api/channels', {
    config: { permission: 'signed-in' },
    schema: { operationId: 'createChannel', tags: ['accounts'], body: NewChannel, response: answers({ 201: Channel }) },
    handler: async (req, reply) => {
      requireScope(req.ctx.actor, 'channels:write')
      return reply.code(201).send(await presentChannel(req.ctx, await service.createChannel(req.ctx, req.body)))
    },
  })
  app.get('/api/channels/:id', {
    config: { permission: 'public' },
    schema: {
      operationId: 'getChannel',
      tags: ['accounts'],
      summary: 'A channel by id or handle',
      params: z.object({ id: z.string().max(64) }),
      response: answers({ 200: Channel }),
    },
    handler: async (req) => presentChannel(req.ctx, await service.channel(req.ctx, req.params.id)),
  })
  app.patch('/api/channels/:id', {
    config: { permission: 'channel.edit' },
    schema: {
      operationId: 'updateChannel',
      tags: ['accounts'],
      params: z.object({ id: z.string().max(64) }),
      body: ChannelPatch,
      response: answers({ 200: Channel }),
    },
    handler: async (req) => {
      requireScope(req.ctx.actor, 'channels:write')
      return presentChannel(req.ctx, await service.changeChannel(req.ctx, req.params.id, req.body))
    },
  })

  app.get('/api/creator/api-keys', {
    config: { permission: 'own' },
    schema: {
      operationId: 'listApiKeys',
      tags: ['accounts'],
      response: answers({ 200: z.object({ items: z.array(ApiKey) }) }),
    },
    handler: async (req) => ({ items: (await service.apiKeys(req.ctx)).map(presentApiKey) }),
  })
  app.post('/api/creator/api-keys', {
    config: { permission: 'own' },
    schema: {
      operationId: 'createApiKey',
      tags: ['accounts'],
      body: NewApiKey,
      response: answers({ 201: CreatedApiKey }),
    },
    handler: async (req, reply) => {
      await service.requireFresh(req.ctx)
      const made = await service.createApiKey(req.ctx, req.body)
      return reply.code(201).send({ ...presentApiKey(made), key: made.key })
    },
  })
  app.delete('/api/creator/api-keys/:id', {
    config: { permission: 'own' },
    schema: {
      operationId: 'deleteApiKey',
      tags: ['accounts'],
      params: z.object({ id: z.uuid() }),
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await service.deleteApiKey(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })

  app.get('/api/admin/invites', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'listInvites',
      tags: ['operations'],
      response: answers({ 200: z.object({ items: z.array(Invite) }) }),
    },
    handler: async (req) => ({ items: (await invites(req.ctx)).map(presentInvite) }),
  })
  app.post('/api/admin/invites', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'createInvite',
      tags: ['operations'],
      summary: 'An address with which one person opens an account',
      body: NewInvite,
      response: answers({ 201: CreatedInvite }),
    },
    handler: async (req, reply) => {
      const made = await createInvite(req.ctx, req.body.note)
      return reply.code(201).send({ ...presentInvite(made), url: made.url })
    },
  })
  app.delete('/api/admin/invites/:id', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'deleteInvite',
      tags: ['operations'],
      params: z.object({ id: z.uuid() }),
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await deleteInvite(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })

  app.get('/api/admin/outbox', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'listOutbox',
      tags: ['operations'],
      summary: 'Mails sent and waiting, for the operator',
      response: answers({ 200: z.object({ items: z.array(Mail), smtp: z.boolean() }) }),
    },
    handler: async (req) => {
      service.operator(req.ctx.actor)
      return { items: (await outbox(req.ctx, 100)).map(presentMail), smtp: req.ctx.config.smtpUrl !== null }
    },
  })
  app.post('/api/admin/outbox/:id/send', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'sendMail',
      tags: ['operations'],
      summary: 'A letter that was not sent is tried now',
      params: z.object({ id: z.uuid() }),
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      service.operator(req.ctx.actor)
      await sendAgain(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })
}
