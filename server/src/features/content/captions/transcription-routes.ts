import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { VideoId } from '../schema.ts'
import { readDefaults, writeDefaults } from './caption-defaults.ts'
import * as shapes from './schema.ts'
import { cancelTranscription, startTranscription } from './transcriptions.ts'

const OfVideo = z.object({ id: VideoId })
const OfChannel = z.object({ id: z.uuid().toLowerCase() })
const tags = ['captions']

export function registerTranscriptionRoutes(app: App) {
  app.post('/api/creator/videos/:id/transcription', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'startTranscription',
      tags,
      summary: 'Make captions from what is said; asked twice it runs once',
      params: OfVideo,
      body: shapes.TranscribeBody,
      response: answers({ 202: shapes.Transcription }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return reply.code(202).send(await startTranscription(req.ctx, req.params.id, req.body?.language))
    },
  })
  app.post('/api/creator/videos/:id/transcription/cancel', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'cancelTranscription',
      tags,
      params: OfVideo,
      response: answers({ 200: shapes.Transcription }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return cancelTranscription(req.ctx, req.params.id)
    },
  })
  app.get('/api/creator/channels/:id/caption-defaults', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'getCaptionDefaults',
      tags,
      params: OfChannel,
      response: answers({ 200: shapes.CaptionDefaultsAnswer }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return readDefaults(req.ctx, req.params.id)
    },
  })
  app.put('/api/creator/channels/:id/caption-defaults', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'putCaptionDefaults',
      tags,
      summary: 'Whether new uploads of a channel are transcribed by themselves',
      params: OfChannel,
      body: shapes.CaptionDefaults,
      response: answers({ 200: shapes.CaptionDefaultsAnswer }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return writeDefaults(req.ctx, req.params.id, req.body)
    },
  })
}
