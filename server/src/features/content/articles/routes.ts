import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { type App, answers, fileOf, withFileBodies } from '#platform/http.ts'
import { listEarlier, readEarlier } from '../earlier/earlier.ts'
import { EarlierList, EarlierText, OfRevision, Restore, Sitting } from '../earlier/schema.ts'
import { VideoId } from '../schema.ts'
import { ownVideoRow } from '../versions/read-versions.ts'
import { presentImage, readArticle } from './read-article.ts'
import { addImage, createArticle, publishArticle, restoreArticle, saveArticle } from './save-article.ts'
import * as shapes from './schema.ts'

const ById = z.object({ id: VideoId })
const IfMatch = z.object({ 'if-match': z.string().max(200).optional() })
const url = '/api/creator/articles'
const tags = ['articles']
/** JSON of 200 kB of text may be three times as long. */
const bodyLimit = 1024 * 1024

export function registerArticleRoutes(app: App) {
  app.post(url, {
    config: { permission: 'videos.edit' },
    bodyLimit,
    schema: {
      operationId: 'createArticle',
      tags,
      summary: 'Begin an article; it is private until somebody publishes it',
      body: shapes.NewArticle,
      response: answers({ 201: shapes.Article }),
    },
    handler: async (req, reply) => {
      accounts.signedIn(req.ctx.actor)
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const made = await createArticle(req.ctx, req.body)
      return reply.code(201).header('etag', `"${made.revision}"`).send(made)
    },
  })
  app.get(`${url}/:id`, {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'getArticle',
      tags,
      summary: 'The draft, what readers get, and the pictures',
      params: ById,
      response: answers({ 200: shapes.Article }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      const found = await readArticle(req.ctx, req.params.id)
      reply.header('etag', `"${found.revision}"`)
      return found
    },
  })
  app.put(`${url}/:id`, {
    config: { permission: 'videos.edit' },
    bodyLimit,
    schema: {
      operationId: 'putArticle',
      tags,
      summary: 'Keep the draft',
      description:
        'With `If-Match: "<revision>"`, 412 `content.changed_meanwhile` when somebody wrote in it since: `current` is the article as it is.',
      params: ById,
      querystring: Sitting,
      headers: IfMatch,
      body: z.object({ markdown: shapes.Markdown }),
      response: answers({ 200: shapes.Article }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const options = { ifMatch: req.headers['if-match'], newSitting: req.query.sitting === 'new' }
      const saved = await saveArticle(req.ctx, req.params.id, req.body.markdown, options)
      reply.header('etag', `"${saved.revision}"`)
      return saved
    },
  })
  app.post(`${url}/:id/publish`, {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'publishArticle',
      tags,
      summary: 'Readers get the draft from now on, as far as its visibility lets them in',
      params: ById,
      headers: IfMatch,
      response: answers({ 200: shapes.Article }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return publishArticle(req.ctx, req.params.id, { ifMatch: req.headers['if-match'] })
    },
  })
  registerEarlier(app)
  withFileBodies(app, (scope) => {
    scope.put(`${url}/:id/images`, {
      bodyLimit: media.MAX_IMAGE_BYTES,
      config: { permission: 'videos.edit' },
      // Ten megabytes are read of nobody who is not signed in.
      onRequest: async (req) => void accounts.signedIn(req.ctx.actor),
      schema: {
        operationId: 'putArticleImage',
        tags,
        summary: 'A picture for the text: JPEG, PNG, WebP or AVIF, at most 10 MB, as the body',
        description: 'Named in the text as `![description](image:ID)`; a day after no text names it, it goes.',
        params: ById,
        response: answers({ 202: shapes.ArticleImage }),
      },
      handler: async (req, reply) => {
        accounts.requireScope(req.ctx.actor, 'videos:write')
        const bytes = fileOf(req.body)
        return reply.code(202).send(presentImage(await addImage(req.ctx, req.params.id, bytes)))
      },
    })
  })
}

function registerEarlier(app: App) {
  app.get(`${url}/:id/versions`, {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'listArticleVersions',
      tags,
      summary: 'What the draft was before',
      params: ById,
      response: answers({ 200: EarlierList }),
    },
    handler: async (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      await ownVideoRow(req.ctx, req.params.id)
      return { items: await listEarlier(req.ctx, req.params.id, 'article') }
    },
  })
  app.get(`${url}/:id/versions/:revision`, {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'getArticleVersion',
      tags,
      params: ById.extend(OfRevision),
      response: answers({ 200: EarlierText.extend({ markdown: z.string() }) }),
    },
    handler: async (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      const { id, revision } = req.params
      await ownVideoRow(req.ctx, id)
      const { body, ...version } = await readEarlier(req.ctx, id, { of: 'article', revision })
      return { ...version, markdown: String(body) }
    },
  })
  app.post(`${url}/:id/restore`, {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'restoreArticle',
      tags,
      summary: 'An earlier version is the draft again; what stands there is kept as one',
      params: ById,
      headers: IfMatch,
      body: Restore,
      response: answers({ 200: shapes.Article }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return restoreArticle(req.ctx, req.params.id, req.body.revision, { ifMatch: req.headers['if-match'] })
    },
  })
}
