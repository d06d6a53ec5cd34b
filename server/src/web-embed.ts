import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Embedded, embedded } from '#features/content/embed/embedded.ts'
import { ancestorsOf, mayEmbed } from '#features/content/embed/sites.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, contentSecurityPolicy } from '#platform/http.ts'
import { escapeHtml, fill, jsonForScript, NO_PICTURE } from './web-shell.ts'

const MISSING_BUILD =
  '<!doctype html><html lang="en"><head><!--head--></head><body><p>The player is not built yet: run <code>npm start</code>.</p></body></html>'

/**
 * `/embed/:id`: the player for other sites. Who asks makes no difference: no cookie is read or set, and what strangers may
 * not see is answered as what is not there. `frame-ancestors` holds what the creator allows.
 */
export function registerEmbed(app: App, ctx: Ctx) {
  const read = (path: string) => readFileSync(join(ctx.config.root, 'web', path), 'utf8')
  const built = join(ctx.config.root, 'web/dist/embed/embed.html')
  const template = existsSync(built) ? readFileSync(built, 'utf8') : MISSING_BUILD
  const [player, notice] = [read('src/shell/embed.html'), read('src/shell/embed-notice.html')]

  app.get('/embed/:id', { schema: { hide: true } }, async (req, reply) => {
    const { id } = req.params as { id: string } // the route has just this parameter
    const found = await embedded(ctx, id)
    if (!found) return send(reply, { status: 404, ancestors: '*', title: 'Not available', body: noticeOf(GONE, '/') })
    const { video } = found
    const watch = `${ctx.publicUrl}/watch/${video.id}`
    const site = siteAround(req, ctx.publicUrl)
    // Its title is as little theirs to show as its pictures.
    if (site && !mayEmbed(found, site, ctx.publicUrl))
      return send(reply, { status: 403, ancestors: '*', title: 'Not for this site', body: noticeOf(REFUSED, watch) })
    const ancestors = ancestorsOf(found)
    if (video.ageRestricted)
      return send(reply, { status: 200, ancestors, title: video.title, body: noticeOf(ADULTS, watch) })
    if (!video.playback)
      return send(reply, {
        status: 200,
        ancestors,
        title: video.title,
        body: noticeOf(video.kind === 'article' ? ARTICLE : NOT_YET, watch),
      })
    return send(reply, { status: 200, ancestors, title: video.title, body: playerOf(found, watch), canonical: watch })
  })

  type Page = { status: number; ancestors: string; title: string; body: string; canonical?: string }

  function send(reply: FastifyReply, { status, ancestors, title, body, canonical }: Page) {
    const head = [
      `<title>${escapeHtml(title)}</title>`,
      '<meta name="robots" content="noindex">',
      ...(canonical ? [`<link rel="canonical" href="${escapeHtml(canonical)}">`] : []),
    ]
    return reply
      .removeHeader('x-frame-options')
      .code(status)
      .headers({
        'content-security-policy': contentSecurityPolicy(ctx.store.browserOrigin, ancestors),
        // A page of another site that keeps itself apart may still show it.
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'no-cache',
        vary: 'referer',
      })
      .type('text/html; charset=utf-8')
      .send(template.replace('<!--head-->', () => head.join('\n    ')).replace('<!--embed-->', () => body))
  }

  const noticeOf = (words: Words, href: string) => fill(notice, { ...words, href })

  function playerOf({ video }: Embedded, watch: string): string {
    const { playback, thumbnail, title, channel, durationMs } = video
    const data = {
      id: video.id,
      title,
      kind: video.kind,
      durationMs,
      playback: playback && { hls: playback.hls, expiresAt: playback.expiresAt },
      heights: video.renditions
        .filter(({ status }) => status === 'ready')
        .map(({ width, height }) => Math.min(width ?? 0, height ?? 0)),
      captions: (video.captions ?? []).flatMap(({ language, label, kind, url, automatic }) =>
        url ? [{ language, kind, url, label: automatic ? `${label} (automatic)` : label }] : [],
      ),
    }
    const body = fill(player, {
      title,
      watch,
      channel: channel.name,
      label: `Player: ${title}`,
      play: `Play: ${title}`,
      length: durationMs ? clock(durationMs) : '',
      preview: thumbnail?.placeholder ?? NO_PICTURE,
      poster: playback?.poster ?? NO_PICTURE,
    })
    return `${body}<script type="application/json" id="video">${jsonForScript(data)}</script>`
  }
}

type Words = { title: string; text: string; link: string }
/** The same for what is private, planned, in the trash and what never was. */
const GONE: Words = {
  title: 'This video is not available',
  text: 'It may be private, or it was taken down.',
  link: 'More videos',
}
const REFUSED: Words = {
  title: 'This video is not shown on this site',
  text: 'Its creator allows it on other sites only. It can be watched where it comes from.',
  link: 'Watch it there',
}
const ADULTS: Words = {
  title: 'This video is for adults',
  text: 'It can be watched where it comes from, by those who are old enough.',
  link: 'Go there',
}
const NOT_YET: Words = {
  title: 'This video is still being prepared',
  text: 'It can be watched here as soon as that is done.',
  link: 'Look where it comes from',
}
const ARTICLE: Words = { title: 'This is an article', text: 'It is read where it comes from.', link: 'Read it' }

/** The page around, where its browser tells: the policy decides, this only finds words before it. */
function siteAround(req: FastifyRequest, own: string): string | null {
  const url = req.headers.referer ? URL.parse(req.headers.referer) : null
  const isFrame = ['iframe', 'frame', 'embed', 'object'].includes(String(req.headers['sec-fetch-dest']))
  return url && isFrame && url.origin !== own ? url.origin : null
}

function clock(durationMs: number): string {
  const all = Math.round(durationMs / 1000)
  const [h, m, s] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
