import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { type PageHead, watchPageHead } from '#features/content/page-head.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, CONTENT_SECURITY_POLICY, sendProblem } from '#platform/http.ts'
import { RouteNotFound } from '#platform/problem.ts'

const MISSING_BUILD =
  '<!doctype html><title>Creator Studio</title><p>The web app is not built yet: run <code>npm start</code>.</p>'

/** The web app: hashed files for a year, everything else the one page with its head filled in for the address. */
export async function registerWeb(app: App, ctx: Ctx) {
  const dist = join(ctx.config.root, 'web/dist')
  const index = join(dist, 'index.html')
  const template = existsSync(index) ? readFileSync(index, 'utf8') : MISSING_BUILD
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
    return reply
      .headers({ 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(fill(template, await headFor(ctx, path)))
  })

  app.get('/vods/:id', { schema: { hide: true } }, (req, reply) =>
    reply.redirect(`/watch/${encodeURIComponent((req.params as { id: string }).id)}`, 301),
  ) // the route has just this parameter
}

/** Link previews are for everybody, so the head only ever tells what everybody may see. */
async function headFor(ctx: Ctx, path: string): Promise<PageHead | null> {
  const watch = /^\/watch\/([0-9a-f-]{36})$/i.exec(path)
  if (!watch?.[1]) return null
  try {
    return await watchPageHead(ctx, watch[1])
  } catch (error) {
    ctx.log.warn({ err: error }, 'page head left out')
    return null
  }
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

function fill(template: string, head: PageHead | null): string {
  if (!head) return template
  const tags = [
    `<title>${escapeHtml(head.title)} – Creator Studio</title>`,
    ...head.meta.map(
      ([name, content]) =>
        `<meta ${name.startsWith('twitter:') || name === 'description' || name === 'robots' ? 'name' : 'property'}="${name}" content="${escapeHtml(content)}">`,
    ),
    ...head.links.map(([rel, href]) => `<link rel="${rel}" href="${escapeHtml(href)}">`),
  ]
  return template.replace(/<title>.*?<\/title>/s, '').replace('<!--head-->', () => tags.join('\n    '))
}
