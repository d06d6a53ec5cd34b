import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { deleteAccount, deleteChannel, restoreChannel } from './hide-channel.ts'

const Id = z.uuid().toLowerCase()
const DeletedChannel = z
  .object({
    id: z.uuid(),
    handle: z.string(),
    name: z.string(),
    deletedAt: z.iso.datetime(),
    restorableUntil: z.iso.datetime(),
  })
  .meta({ id: 'DeletedChannel' })
const Named = z.object({ id: z.uuid(), handle: z.string(), name: z.string() })
const LeavingReport = z
  .object({
    days: z.int().meta({ description: 'For how long signing in brings everything back' }),
    goes: z
      .array(Named.extend({ others: z.int().meta({ description: 'People in its team beside you' }) }))
      .meta({ description: 'Channels that only you own: they go too, unless you hand them over first' }),
    stays: z.array(Named.extend({ role: z.string() })).meta({ description: 'Channels that go on without you' }),
    can: z.object({ delete: z.boolean() }),
    why: z.object({ delete: z.string().optional() }),
  })
  .meta({ id: 'LeavingReport' })

export function registerLeavingRoutes(app: App) {
  app.delete('/api/creator/channels/:id', {
    config: { permission: 'channel.own' },
    schema: {
      operationId: 'deleteChannel',
      tags: ['channels'],
      summary: 'Hides the channel with everything in it; its owners can restore it for 30 days, after which it is gone',
      params: z.object({ id: Id }),
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await deleteChannel(req.ctx, req.params.id, () => accounts.requireFresh(req.ctx))
      return reply.code(204).send(null)
    },
  })
  app.post('/api/creator/channels/:id/restore', {
    config: { permission: 'channel.own' },
    schema: {
      operationId: 'restoreChannel',
      tags: ['channels'],
      summary: 'Brings a deleted channel back as it was',
      params: z.object({ id: Id }),
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await restoreChannel(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })
  app.get('/api/creator/deleted-channels', {
    config: { permission: 'own' },
    schema: {
      operationId: 'listDeletedChannels',
      tags: ['channels'],
      summary: 'Deleted channels of mine that can be restored, the latest first',
      response: answers({ 200: z.object({ items: z.array(DeletedChannel) }) }),
    },
    handler: async (req) => ({ items: await accounts.deletedChannels(req.ctx) }),
  })
  app.post('/api/me/export', {
    config: { permission: 'own' },
    schema: {
      operationId: 'exportAccount',
      tags: ['accounts'],
      summary: 'What is known of me, as a file; the last ten thousand things I did, watched, liked and rated among it',
      body: z.object({}),
      response: answers({ 200: z.record(z.string(), z.unknown()) }),
    },
    handler: async (req, reply) => {
      await accounts.requireFresh(req.ctx)
      const data = await accounts.exportAccount(req.ctx)
      reply.header('content-disposition', 'attachment; filename="creator-studio-account.json"')
      return data
    },
  })
  app.get('/api/me/deletion', {
    config: { permission: 'own' },
    schema: {
      operationId: 'lookAtAccountDeletion',
      tags: ['accounts'],
      summary: 'What would go with my account, and what stays',
      response: answers({ 200: LeavingReport }),
    },
    handler: (req) => accounts.leavingReport(req.ctx),
  })
  app.post('/api/me/deletion', {
    config: { permission: 'own' },
    schema: {
      operationId: 'deleteAccount',
      tags: ['accounts'],
      summary: 'Deletes my account: sessions and keys end at once, signing in within 30 days offers to bring it back',
      body: z.object({
        email: z.string().max(320).meta({ description: 'Of the account, to be sure' }),
        channelIds: z
          .array(Id)
          .max(1000)
          .default([])
          .meta({ description: 'Exactly the channels that only I own: they go too' }),
      }),
      response: answers({ 200: z.object({ restorableUntil: z.iso.datetime() }) }),
    },
    handler: async (req) => {
      await accounts.requireFresh(req.ctx)
      return deleteAccount(req.ctx, req.body)
    },
  })
}
