import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { Chapter } from '../captions/schema.ts'
import { VideoId } from '../schema.ts'
import { chapterSuggestions, readChapters, saveChapters } from './chapters.ts'

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
      headers: z.object({ 'if-match': z.string().max(200).optional() }),
      body: z.object({ chapters: z.array(Chapter).max(1000) }),
      response: answers({ 200: Chapters }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const options = { ifMatch: req.headers['if-match'] }
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
}
