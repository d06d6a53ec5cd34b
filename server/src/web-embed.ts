import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Embedded, embedded } from '#features/content/embed/embedded.ts'
import { ancestorsOf, mayEmbed } from '#features/content/embed/sites.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, contentSecurityPolicy } from '#platform/http.ts'
import { directionOf, type Language, languageOf, type Say } from '#platform/language.ts'
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
  const scripts = join(ctx.config.root, 'web/dist/embed/messages.json')
  // Written by our own build; English has none.
  const messages: Partial<Record<Language, string>> = existsSync(scripts)
    ? JSON.parse(readFileSync(scripts, 'utf8')).embed
    : {}
  const [player, notice] = [read('src/shell/embed.html'), read('src/shell/embed-notice.html')]

  app.get('/embed/:id', { schema: { hide: true } }, async (req, reply) => {
    const { id } = req.params as { id: string } // the route has just this parameter
    // No cookie is read: what the browser asks for decides.
    const language = languageOf({ headers: { 'accept-language': req.headers['accept-language'] } })
    const t = app.words(language)
    const found = await embedded(ctx, id)
    if (!found)
      return send(reply, {
        status: 404,
        ancestors: '*',
        title: t('Not available'),
        body: noticeOf(GONE(t), '/'),
        language,
      })
    const { video } = found
    const watch = `${ctx.publicUrl}/watch/${video.id}`
    const site = siteAround(req, ctx.publicUrl)
    // Its title is as little theirs to show as its pictures.
    if (site && !mayEmbed(found, site, ctx.publicUrl))
      return send(reply, {
        status: 403,
        ancestors: '*',
        title: t('Not for this site'),
        body: noticeOf(REFUSED(t), watch),
        language,
      })
    const ancestors = ancestorsOf(found)
    if (video.ageRestricted)
      return send(reply, { status: 200, ancestors, title: video.title, body: noticeOf(ADULTS(t), watch), language })
    if (!video.playback)
      return send(reply, {
        status: 200,
        ancestors,
        title: video.title,
        body: noticeOf((video.kind === 'article' ? ARTICLE : NOT_YET)(t), watch),
        language,
      })
    return send(reply, {
      status: 200,
      ancestors,
      title: video.title,
      body: playerOf(found, watch, t),
      language,
      canonical: watch,
    })
  })

  type Page = { status: number; ancestors: string; title: string; body: string; language: Language; canonical?: string }

  function send(reply: FastifyReply, { status, ancestors, title, body, language, canonical }: Page) {
    const head = [
      `<title>${escapeHtml(title)}</title>`,
      '<meta name="robots" content="noindex">',
      ...(messages[language] ? [`<script type="module" src="/embed/${messages[language]}"></script>`] : []),
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
        'content-language': language,
        vary: 'referer, accept-language',
      })
      .type('text/html; charset=utf-8')
      .send(
        template
          .replace('<html lang="en">', `<html lang="${language}" dir="${directionOf(language)}">`)
          .replace('<!--head-->', () => head.join('\n    '))
          .replace('<!--embed-->', () => body),
      )
  }

  const noticeOf = (words: ReturnType<Notice>, href: string) => fill(notice, { ...words, href })

  function playerOf({ video }: Embedded, watch: string, t: Say): string {
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
        url
          ? [{ language, kind, url, label: automatic ? t('{language} (automatic)', { language: label }) : label }]
          : [],
      ),
    }
    const body = fill(player, {
      title,
      watch,
      channel: channel.name,
      label: t('Player: {title}', { title }),
      play: t('Play: {title}', { title }),
      length: durationMs ? clock(durationMs) : '',
      duration: `PT${Math.round((durationMs ?? 0) / 1000)}S`,
      preview: thumbnail?.placeholder ?? NO_PICTURE,
      poster: playback?.poster ?? NO_PICTURE,
    })
    return `${body}<script type="application/json" id="video">${jsonForScript(data)}</script>`
  }
}

type Notice = (t: Say) => { title: string; text: string; link: string }
/** The same for what is private, planned, in the trash and what never was. */
const GONE: Notice = (t) => ({
  title: t('This video is not available'),
  text: t('It may be private, or it was taken down.'),
  link: t('More videos'),
})
const REFUSED: Notice = (t) => ({
  title: t('This video is not shown on this site'),
  text: t('Its creator allows it on other sites only. It can be watched where it comes from.'),
  link: t('Watch it there'),
})
const ADULTS: Notice = (t) => ({
  title: t('This video is for adults'),
  text: t('It can be watched where it comes from, by those who are old enough.'),
  link: t('Go there'),
})
const NOT_YET: Notice = (t) => ({
  title: t('This video is still being prepared'),
  text: t('It can be watched here as soon as that is done.'),
  link: t('Look where it comes from'),
})
const ARTICLE: Notice = (t) => ({
  title: t('This is an article'),
  text: t('It is read where it comes from.'),
  link: t('Read it'),
})

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
