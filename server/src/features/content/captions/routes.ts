import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, answers } from '#platform/http.ts'
import { wordsOfIssue } from '#platform/invalid.ts'
import { InvalidRequest } from '#platform/problem.ts'
import { VideoId } from '../schema.ts'
import { MOST_BYTES } from './cue.ts'
import { deliverCaptions } from './deliver-captions.ts'
import { listCaptions, listVersions, readCaptions, readVersion } from './read-captions.ts'
import { deleteCaptions, restoreCaptions } from './save-captions.ts'
import * as shapes from './schema.ts'
import { takeCues, takeFile } from './take-captions.ts'
import { registerTranscriptionRoutes } from './transcription-routes.ts'
import { writeSrt, writeVtt } from './write-captions.ts'

const OfVideo = z.object({ id: VideoId })
const OfLanguage = OfVideo.extend({ language: shapes.Language })
const OfVersion = OfLanguage.extend({ revision: z.coerce.number().int().min(1).max(1e9) })
const IfMatch = z.object({ 'if-match': z.string().max(200).optional() })
const url = '/api/creator/videos/:id/captions'
const read = { permission: 'videos.read' } as const
const edit = { permission: 'videos.edit' } as const
const tags = ['captions']

const FILES = ['text/vtt', 'application/x-subrip', 'text/srt', 'text/plain', 'application/octet-stream']

export function registerCaptionRoutes(app: App, ctx: Ctx) {
  deliverCaptions(ctx)
  registerReading(app)
  registerWriting(app)
  registerTranscriptionRoutes(app)
  // A place of its own, as only here are files of text taken whole.
  app.register(async (inside: App) => {
    inside.removeContentTypeParser('text/plain')
    inside.addContentTypeParser(
      FILES,
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      async (_: unknown, body: Buffer) => body,
    )
    registerPut(inside)
  })
}

function registerReading(app: App) {
  app.get(url, {
    config: read,
    schema: {
      operationId: 'listCaptions',
      tags,
      summary: 'Languages of a video, those that were deleted too, and how far the transcription is',
      params: OfVideo,
      response: answers({ 200: shapes.CaptionList }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return listCaptions(req.ctx, req.params.id)
    },
  })
  for (const [ending, type, operationId] of [
    ['vtt', 'text/vtt', 'downloadCaptionsVtt'],
    ['srt', 'application/x-subrip', 'downloadCaptionsSrt'],
  ] as const)
    app.get(`${url}/:language.${ending}`, {
      config: read,
      schema: {
        operationId,
        tags,
        summary: ending === 'vtt' ? 'As WebVTT' : 'As SubRip',
        params: OfLanguage,
        response: answers({ 200: z.string().meta({ description: type }) }),
      },
      handler: async (req, reply) => {
        accounts.requireScope(req.ctx.actor, 'videos:read')
        const { language, cues } = await readCaptions(req.ctx, req.params.id, req.params.language)
        return reply
          .header('content-type', `${type}; charset=utf-8`)
          .header('content-disposition', `attachment; filename="${language}.${ending}"`)
          .serializer((text: unknown) => String(text))
          .send(ending === 'vtt' ? writeVtt(cues, { language }) : writeSrt(cues))
      },
    })
  app.get(`${url}/:language`, {
    config: read,
    schema: {
      operationId: 'getCaptions',
      tags,
      params: OfLanguage,
      response: answers({ 200: shapes.CaptionsWithCues }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      const found = await readCaptions(req.ctx, req.params.id, req.params.language)
      reply.header('etag', `"${found.revision}"`)
      return found
    },
  })
  app.get(`${url}/:language/versions`, {
    config: read,
    schema: {
      operationId: 'listCaptionVersions',
      tags,
      summary: 'What stood there before, latest first',
      params: OfLanguage,
      response: answers({ 200: z.object({ items: z.array(shapes.CaptionVersion) }) }),
    },
    handler: async (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return { items: await listVersions(req.ctx, req.params.id, req.params.language) }
    },
  })
  app.get(`${url}/:language/versions/:revision`, {
    config: read,
    schema: {
      operationId: 'getCaptionVersion',
      tags,
      params: OfVersion,
      response: answers({ 200: shapes.CaptionVersionWithCues }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return readVersion(req.ctx, req.params.id, req.params)
    },
  })
}

/** JSON is larger than the file of the same captions. */
const MOST_JSON_BYTES = 16 * 1024 * 1024

function registerPut(app: App) {
  app.put(`${url}/:language`, {
    config: edit,
    bodyLimit: MOST_JSON_BYTES,
    schema: {
      operationId: 'putCaptions',
      tags,
      summary: 'Captions of one language, as cues or as a file',
      description: `As JSON, or as a file with the content type ${FILES.slice(0, 2).join(' or ')}: at most 5 MB and 100,000 captions. What is wrong in a file is named by its line: broken ones refuse it unless \`broken=leave-out\`, harmless ones are mended and told.`,
      params: OfLanguage,
      querystring: shapes.PutQuery,
      headers: IfMatch,
      body: z.unknown().meta({ description: 'CaptionsBody as JSON, or the file' }),
      response: answers({ 200: shapes.CaptionsSaved }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const at = { videoId: req.params.id, language: req.params.language }
      const options = { ...req.query, ifMatch: req.headers['if-match'] }
      const saved = Buffer.isBuffer(req.body)
        ? await takeFile(req.ctx, at, req.body, options)
        : await takeCues(req.ctx, at, parseBody(req.body), options)
      reply.header('etag', `"${saved.revision}"`)
      return saved
    },
  })
}

function parseBody(body: unknown) {
  const read = shapes.CaptionsBody.safeParse(body, { error: wordsOfIssue })
  if (read.success) return read.data
  throw new InvalidRequest({
    errors: read.error.issues.slice(0, 50).map(({ path, message }) => ({ path: `body/${path.join('/')}`, message })),
  })
}

function registerWriting(app: App) {
  app.delete(`${url}/:language`, {
    config: edit,
    schema: {
      operationId: 'deleteCaptions',
      tags,
      summary: 'Out of the player; can be restored',
      params: OfLanguage,
      headers: IfMatch,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const at = { videoId: req.params.id, language: req.params.language }
      await deleteCaptions(req.ctx, at, { ifMatch: req.headers['if-match'] })
      return reply.code(204).send(null)
    },
  })
  app.post(`${url}/:language/restore`, {
    config: edit,
    schema: {
      operationId: 'restoreCaptions',
      tags,
      summary: 'Brings back what was deleted, or an earlier version as a new one; what stands there stays as a version',
      params: OfLanguage,
      headers: IfMatch,
      body: z.object({ revision: z.int().min(1).max(1e9).optional() }).nullish(),
      response: answers({ 200: shapes.CaptionTrack }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const at = { videoId: req.params.id, language: req.params.language }
      return restoreCaptions(req.ctx, at, req.body?.revision, { ifMatch: req.headers['if-match'] })
    },
  })
}
