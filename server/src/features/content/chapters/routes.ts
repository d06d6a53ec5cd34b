import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { ownRow } from '../captions/read-captions.ts'
import { Chapter } from '../captions/schema.ts'
import { listEarlier } from '../earlier/earlier.ts'
import { EarlierList, EarlierText, OfRevision, Restore, Sitting } from '../earlier/schema.ts'
import { VideoId } from '../schema.ts'
import { chapterSuggestions, readChapters, readList, restoreChapters, saveChapters } from './chapters.ts'

const OfVideo = z.object({ id: VideoId })
const Chapters = z
  .object({
    items: z.array(Chapter).meta({ description: 'What players show' }),
    from: z.enum(['editor', 'description', 'none']),
    revision: z.int().meta({ description: 'Of the list that was edited, for If-Match' }),
    updatedAt: z.iso.datetime().nullable(),
    updatedBy: z.uuid().nullable(),
    description: z
      .object({ items: z.array(Chapter), ignored: z.string().nullable() })
      .meta({ description: 'What the description lists, or why its times are ignored' }),
    can: z.object({ edit: z.boolean() }),
    why: z.object({ edit: z.string().optional() }),
  })
  .meta({ id: 'Chapters' })
const Suggestions = z.object({
  items: z.array(Chapter.extend({ pauseMs: z.int() })),
  language: z.string().nullable(),
  why: z.string().nullable(),
})
const IfMatch = z.object({ 'if-match': z.string().max(200).optional() })
const url = '/api/creator/videos/:id/chapters'
const tags = ['chapters']

export function registerChapterRoutes(app: App) {
  app.get(url, {
    config: { permission: 'videos.read' },
    schema: { operationId: 'getChapters', tags, params: OfVideo, response: answers({ 200: Chapters }) },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      const found = await readChapters(req.ctx, req.params.id)
      reply.header('etag', `"${found.revision}"`)
      return found
    },
  })
  app.put(url, {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'putChapters',
      tags,
      summary: 'The chapters that count from now on; none: those of the description again',
      params: OfVideo,
      querystring: Sitting,
      headers: IfMatch,
      body: z.object({ chapters: z.array(Chapter).max(1000) }),
      response: answers({ 200: Chapters }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const options = { ifMatch: req.headers['if-match'], newSitting: req.query.sitting === 'new' }
      const saved = await saveChapters(req.ctx, req.params.id, req.body.chapters, options)
      reply.header('etag', `"${saved.revision}"`)
      return saved
    },
  })
  app.get(`${url}/suggestions`, {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'suggestChapters',
      tags,
      summary: 'Where parts may begin, by the pauses in the captions',
      params: OfVideo,
      response: answers({ 200: Suggestions }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return chapterSuggestions(req.ctx, req.params.id)
    },
  })
  registerEarlier(app)
}

function registerEarlier(app: App) {
  app.get(`${url}/versions`, {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'listChapterVersions',
      tags,
      summary: 'What the list was before',
      params: OfVideo,
      response: answers({ 200: EarlierList }),
    },
    handler: async (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      await ownRow(req.ctx, req.params.id)
      return { items: await listEarlier(req.ctx, req.params.id, 'chapters') }
    },
  })
  app.get(`${url}/versions/:revision`, {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'getChapterVersion',
      tags,
      params: OfVideo.extend(OfRevision),
      response: answers({
        200: EarlierText.extend({
          items: z.array(Chapter).meta({ description: 'None: those of the description counted' }),
        }),
      }),
    },
    handler: async (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      await ownRow(req.ctx, req.params.id)
      return readList(req.ctx, req.params.id, req.params.revision)
    },
  })
  app.post(`${url}/restore`, {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'restoreChapters',
      tags,
      summary: 'An earlier list counts again; what stands there is kept as one',
      params: OfVideo,
      headers: IfMatch,
      body: Restore,
      response: answers({ 200: Chapters }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return restoreChapters(req.ctx, req.params.id, req.body.revision, { ifMatch: req.headers['if-match'] })
    },
  })
}
