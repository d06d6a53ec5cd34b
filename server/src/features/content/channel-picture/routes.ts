import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { type App, answers, fileOf, withFileBodies } from '#platform/http.ts'
import { changePicture, readPicture, removePicture } from './channel-picture.ts'
import { ChannelPicture } from './schema.ts'

const url = '/api/channels/:id/picture'
const ById = z.object({ id: z.string().max(64) })
const tags = ['channels']

export function registerChannelPictureRoutes(app: App) {
  app.get(url, {
    config: { permission: 'team.read' },
    schema: {
      operationId: 'getChannelPicture',
      tags,
      summary: 'What became of the picture that was given last, and which one is shown; for the team',
      params: ById,
      response: answers({ 200: ChannelPicture }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'channels:read')
      return readPicture(req.ctx, req.params.id)
    },
  })
  app.delete(url, {
    config: { permission: 'channel.edit' },
    schema: {
      operationId: 'removeChannelPicture',
      tags,
      summary: 'The channel is shown with its initials again',
      params: ById,
      response: answers({ 200: ChannelPicture }),
    },
    handler: (req) => removePicture(req.ctx, req.params.id),
  })
  withFileBodies(app, (scope) => {
    scope.put(url, {
      bodyLimit: media.MAX_IMAGE_BYTES,
      config: { permission: 'channel.edit' },
      // Ten megabytes are read of nobody who is not signed in.
      onRequest: async (req) => void accounts.signedIn(req.ctx.actor),
      schema: {
        operationId: 'putChannelPicture',
        tags,
        summary: 'The picture of a channel: JPEG, PNG, WebP or AVIF, at most 10 MB, as the body',
        description: 'Drawn anew as a square of its middle in a moment; until then the one before it is shown.',
        params: ById,
        response: answers({ 202: ChannelPicture }),
      },
      handler: async (req, reply) => {
        const bytes = fileOf(req.body)
        return reply.code(202).send(await changePicture(req.ctx, req.params.id, bytes))
      },
    })
  })
}
