import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyRequest } from 'fastify'
import * as accounts from '#features/accounts/service.ts'
import { actorOf } from '#features/accounts/session.ts'
import { type PageHead, watchPageHead } from '#features/content/page-head.ts'
import * as content from '#features/content/service.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import { type App, contentSecurityPolicy, sendProblem } from '#platform/http.ts'
import { Problem, RouteNotFound } from '#platform/problem.ts'
import { type Boot, preloads } from './web-preloads.ts'

const MISSING_BUILD =
  '<!doctype html><title>Creator Studio</title><p>The web app is not built yet: run <code>npm start</code>.</p>'

/** The web app: hashed files for a year, everything else the one page with its head filled in for the address. */
export async function registerWeb(app: App, ctx: Ctx) {
  const dist = join(ctx.config.root, 'web/dist')
  const policy = contentSecurityPolicy(ctx.store.browserOrigin)
  const index = join(dist, 'index.html')
  const template = existsSync(index) ? readFileSync(index, 'utf8') : MISSING_BUILD
  const linksFor = preloads(dist, (err) => ctx.log.error({ err }, 'pages are sent without their preloads'))
  if (existsSync(dist))
    await app.register(fastifyStatic, {
      root: dist,
      prefix: '/',
      wildcard: false,
      index: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
        )
      },
    })

  app.setNotFoundHandler(async (req, reply) => {
    const path = req.url.split('?')[0] ?? '/'
    const isPage =
      (req.method === 'GET' || req.method === 'HEAD') &&
      !/^\/(api|media|store|assets)(\/|$)/.test(path) &&
      !/\.\w{2,5}$/.test(path)
    if (!isPage) return sendProblem(req, reply, new RouteNotFound())
    const [head, boot] = await Promise.all([headFor(ctx, path), bootFor(ctx, req, path)])
    return reply
      .headers({
        'content-security-policy': policy,
        'cache-control': 'private, no-cache',
        vary: 'cookie',
      })
      .type('text/html; charset=utf-8')
      .send(fill(template, head, boot, linksFor(path, boot)))
  })

  app.get('/vods/:id', { schema: { hide: true } }, (req, reply) =>
    // The route has just this parameter.
    reply.redirect(`/watch/${encodeURIComponent((req.params as { id: string }).id)}`, 301),
  )
}

async function bootFor(ctx: Ctx, req: FastifyRequest, path: string): Promise<Boot> {
  try {
    const own = forActor(ctx, req.headers.cookie ? await actorOf(ctx, req) : { kind: 'anonymous' })
    const me = accounts.me(own).then((data) => ({ key: ['accounts', 'me'], data }))
    return await Promise.all([me, ...mainQuery(own, path)])
  } catch (error) {
    // The page asks for itself, and shows what is wrong.
    if (!(error instanceof Problem)) ctx.log.warn({ err: error }, 'page sent without its data')
    return []
  }
}

function mainQuery(own: Ctx, path: string): Promise<Boot[number]>[] {
  const videoId = WATCH.exec(path)?.[1]?.toLowerCase()
  if (videoId) return [content.video(own, videoId).then((data) => ({ key: ['content', 'video', videoId], data }))]
  if (path !== '/') return []
  return [
    content
      .listPublic(own, { limit: 24 })
      .then((page) => ({ key: ['content', 'public-videos', null], data: { pages: [page], pageParams: [''] } })),
  ]
}

const WATCH = /^\/watch\/([0-9a-f-]{36})$/i

/** Link previews are for everybody, so the head only ever tells what everybody may see. */
async function headFor(ctx: Ctx, path: string): Promise<PageHead | null> {
  const videoId = WATCH.exec(path)?.[1]
  if (!videoId) return null
  try {
    return await watchPageHead(ctx, videoId)
  } catch (error) {
    ctx.log.warn({ err: error }, 'page head left out')
    return null
  }
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** In a script element only `<` can do harm; the escape is read as the same text. */
const jsonForScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

/** @param links what the page is going to ask for, as attributes of link elements */
function fill(template: string, head: PageHead | null, boot: Boot, links: string[]): string {
  const data = `<script type="application/json" id="boot">${jsonForScript({ queries: boot })}</script>`
  const early = links.map((attributes) => `<link ${attributes}>`)
  const page = template.replace('<!--boot-->', () => data)
  if (!head) return page.replace('<!--head-->', () => early.join('\n    '))
  const tags = [
    ...early,
    `<title>${escapeHtml(head.title)} – Creator Studio</title>`,
    ...head.meta.map(
      ([name, content]) =>
        `<meta ${name.startsWith('twitter:') || name === 'description' || name === 'robots' ? 'name' : 'property'}="${name}" content="${escapeHtml(content)}">`,
    ),
    ...head.links.map(([rel, href]) => `<link rel="${rel}" href="${escapeHtml(href)}">`),
  ]
  return page.replace(/<title>.*?<\/title>/s, '').replace('<!--head-->', () => tags.join('\n    '))
}
