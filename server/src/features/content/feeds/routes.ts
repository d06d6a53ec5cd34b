import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as accounts from '#features/accounts/service.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import type { App } from '#platform/http.ts'
import { sendOriginal } from '../versions/original.ts'
import { coverFor } from './cover.ts'
import { channelPodcast, episodeFile } from './podcast.ts'
import { channelFeed, type Feed } from './rss.ts'
import { robotsTxt, sitemapIndex, sitemapPart } from './sitemap.ts'

const PART = /^(videos|channels)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.xml$/
const FEED_AGE_S = 300
const SITEMAP_AGE_S = 3600

/** Files that other programs read: what everybody may see, whoever asks. */
export function registerFeedRoutes(app: App, ctx: Ctx) {
  const hidden = { schema: { hide: true } }
  const of = (req: FastifyRequest) => req.params as Record<string, string> // each route has the parameters it names

  for (const [name, make] of [
    ['feed.xml', channelFeed],
    ['podcast.xml', channelPodcast],
  ] as const)
    app.get(`/channel/:handle/${name}`, hidden, async (req, reply) =>
      sendFeed(req, reply, await make(ctx, of(req).handle ?? '')),
    )

  app.route({
    method: ['GET', 'HEAD'],
    url: '/channel/:handle/podcast/:file',
    ...hidden,
    handler: async (req, reply) => {
      const [, id = '', ending = ''] = /^([0-9a-f-]{36})\.(\w+)$/.exec(of(req).file ?? '') ?? []
      const { original, type } = await episodeFile(ctx, id, ending)
      return sendOriginal(ctx, req, reply, original, { type })
    },
  })

  app.get('/channel/:handle/cover.png', hidden, async (req, reply) => {
    const channel = await accounts.channel(forActor(ctx, { kind: 'anonymous' }), of(req).handle ?? '')
    return reply.type('image/png').header('cache-control', 'public, max-age=86400').send(coverFor(channel.id))
  })

  app.get('/sitemap.xml', hidden, async (_req, reply) => asXml(reply).send(await sitemapIndex(ctx)))
  app.get('/sitemap-:part', hidden, (req, reply) => {
    const [, kind, from] = PART.exec(of(req).part ?? '') ?? []
    if (!kind || !from) return reply.callNotFound()
    const parts = sitemapPart(ctx, kind === 'videos' ? 'videos' : 'channels', from)
    return asXml(reply).send(Readable.from(parts, { objectMode: false }))
  })
  app.get('/robots.txt', hidden, (_req, reply) =>
    reply.type('text/plain; charset=utf-8').header('cache-control', 'public, max-age=3600').send(robotsTxt(ctx)),
  )
}

const asXml = (reply: FastifyReply) =>
  reply.type('application/xml; charset=utf-8').header('cache-control', `public, max-age=${SITEMAP_AGE_S}`)

/** Readers ask often and mostly get nothing new. RFC 9110 section 13.2.2: a tag counts more than a time. */
function sendFeed(req: FastifyRequest, reply: FastifyReply, { xml, modified }: Feed) {
  const etag = `"${createHash('sha256').update(xml).digest('base64url').slice(0, 22)}"`
  const time = new Date(Math.floor(modified.getTime() / 1000) * 1000)
  reply.headers({
    etag,
    'last-modified': time.toUTCString(),
    'cache-control': `public, max-age=${FEED_AGE_S}`,
    'access-control-allow-origin': '*',
  })
  const named = req.headers['if-none-match']
  const since = Date.parse(req.headers['if-modified-since'] ?? '')
  const isSame = named
    ? named.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')))
    : since >= time.getTime()
  return isSame ? reply.code(304).send() : reply.type('application/rss+xml; charset=utf-8').send(xml)
}
