import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fastifyStatic from '@fastify/static'
import { channelPageHead, type PageHead, watchPageHead } from '#features/content/page-head.ts'
import { playlistPageHead } from '#features/content/playlists/page-head.ts'
import type { PresentedVideo } from '#features/content/service.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, contentSecurityPolicy, sendProblem } from '#platform/http.ts'
import { chosenIn, directionOf, type Language, languageOf } from '#platform/language.ts'
import { RouteNotFound } from '#platform/problem.ts'
import { type Boot, dataFor, WATCH } from './web-boot.ts'
import { registerEmbed } from './web-embed.ts'
import { registerInstall } from './web-install.ts'
import { preloads } from './web-preloads.ts'
import { escapeHtml, jsonForScript, shells } from './web-shell.ts'

const MISSING_BUILD =
  '<!doctype html><title>Creator Studio</title><p>The web app is not built yet: run <code>npm start</code>.</p>'

/** The web app: hashed files for a year, everything else the one page with its head filled in for the address. */
export async function registerWeb(app: App, ctx: Ctx) {
  const dist = join(ctx.config.root, 'web/dist')
  const policy = contentSecurityPolicy(ctx.store.browserOrigin)
  const index = join(dist, 'index.html')
  const write = writer(
    existsSync(index) ? readFileSync(index, 'utf8') : MISSING_BUILD,
    existsSync(join(dist, 'begin.js')),
  )
  const shellOf = shells(ctx.config.root)
  const filesOf = messageFiles(dist)
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

  registerEmbed(app, ctx)
  const offlinePageOf = registerInstall(app, ctx)

  app.setNotFoundHandler(async (req, reply) => {
    const path = req.url.split('?')[0] ?? '/'
    const isPage =
      (req.method === 'GET' || req.method === 'HEAD') &&
      !/^\/(api|media|store|assets)(\/|$)/.test(path) &&
      !/\.\w{2,5}$/.test(path)
    if (!isPage) return sendProblem(req, reply, new RouteNotFound())
    const [head, data] = await Promise.all([headFor(ctx, path), dataFor(ctx, req, new URL(req.url, ctx.publicUrl))])
    // Written by this program for its own query of that name.
    const video = data.first.find(({ key }) => key[1] === 'video')?.data as PresentedVideo | undefined
    const language = data.language ?? languageOf(req)
    const shell = shellOf(path, app.words(language), data.signedIn, video)
    const top = write.top(head, linksFor(path, video), shell, pageLanguage(language, filesOf(language), path))
    // What the page asks for later is answered in the same language.
    if (data.language && data.language !== chosenIn(req.headers.cookie))
      reply.header('set-cookie', `language=${data.language}; Path=/; Max-Age=31536000; SameSite=Lax`)
    return reply
      .code(data.status)
      .headers({
        'content-security-policy': policy,
        // What is somebody's own is not kept where the next person at this screen finds it by the Back button.
        'cache-control': data.signedIn ? 'private, no-store' : 'private, no-cache',
        'content-language': language,
        vary: 'cookie, accept-language',
        ...offlinePageOf(language),
      })
      .type('text/html; charset=utf-8')
      .send(Readable.from(parts(top, data.first, data.rest, write.end)))
  })

  app.get('/vods/:id', { schema: { hide: true } }, (req, reply) =>
    // The route has just this parameter.
    reply.redirect(`/watch/${encodeURIComponent((req.params as { id: string }).id)}`, 301),
  )
}

/** The first picture and what to load go out at once; the answers that fill it follow, while the browser is at work. */
async function* parts(top: string, first: Boot, rest: Promise<Boot>, end: (boot: Boot) => string) {
  yield top
  yield end([...first, ...(await rest)])
}

const CHANNEL = /^\/channel\/([^/]{1,64})(?:\/\w+)?\/?$/
const PLAYLIST = /^\/playlist\/([0-9a-f-]{36})$/i

/** Link previews are for everybody, so the head only ever tells what everybody may see. */
async function headFor(ctx: Ctx, path: string): Promise<PageHead | null> {
  const videoId = WATCH.exec(path)?.[1]
  const playlistId = PLAYLIST.exec(path)?.[1]
  try {
    const handle = CHANNEL.exec(path)?.[1]
    if (handle) return await channelPageHead(ctx, decodeURIComponent(handle))
    if (playlistId) return await playlistPageHead(ctx, playlistId)
    return videoId ? await watchPageHead(ctx, videoId) : null
  } catch (error) {
    ctx.log.warn({ err: error }, 'page head left out')
    return null
  }
}

/** Scripts run in the order of the page: the messages are there before the app, which stands after them. */
type PageLanguage = { html: string; scripts: string[] }

function pageLanguage(language: Language, files: MessageFiles, path: string): PageLanguage {
  const inStudio = path.startsWith('/studio')
  const wanted = [files.site, ...(inStudio ? [files.studio] : [])].filter((file) => file !== undefined)
  const later = files.studio && !inStudio ? ` data-studio-messages="/${files.studio}"` : ''
  return {
    html: `<html lang="${language}" dir="${directionOf(language)}"${later}>`,
    scripts: wanted.map((file) => `<script type="module" src="/${file}"></script>`),
  }
}

type MessageFiles = { site?: string; studio?: string }

/** The scripts that bring a language, of a build with its `messages.json`. English has none. */
function messageFiles(dist: string): (language: Language) => MessageFiles {
  const path = join(dist, 'messages.json')
  // Written by our own build.
  const files = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Record<keyof MessageFiles, Record<string, string>>)
    : null
  return (language) => ({ site: files?.site[language], studio: files?.studio[language] })
}

/**
 * The app, as the build writes it; and the same begun after the shell has been painted. On a fast line it would run before, and
 * draw anew what was never seen: the largest paint came 0.5 s after this one's, measured on a busy machine.
 */
const APP = /<script type="module" crossorigin src="(\/assets\/[^"]+)"><\/script>/
const AFTER_PAINT = '<script type="module" src="/begin.js" data-app="$1"></script>'

/** The one page in two halves: before the data that is sent along, and with it. */
function writer(template: string, hasBegin: boolean) {
  const [before = '', after = ''] = template.split('<!--boot-->')
  const canWait = hasBegin && APP.test(before)
  return {
    /** @param links what the page is going to ask for, as attributes of link elements */
    top(head: PageHead | null, links: string[], shell: string, language: PageLanguage): string {
      const paintsFirst = canWait && shell !== ''
      const early = [
        ...(paintsFirst ? ['<link rel="modulepreload" href="/begin.js">'] : []),
        ...links.map((attributes) => `<link ${attributes}>`),
        ...language.scripts,
      ]
      const page = (paintsFirst ? before.replace(APP, AFTER_PAINT) : before)
        .replace('<html lang="en">', () => language.html)
        .replace('<!--shell-->', () => shell)
      if (!head) return page.replace('<!--head-->', () => early.join('\n    '))
      const tags = [
        ...early,
        `<title>${escapeHtml(head.title)} – Creator Studio</title>`,
        ...head.meta.map(
          ([name, content]) =>
            `<meta ${name.startsWith('twitter:') || !name.includes(':') ? 'name' : 'property'}="${name}" content="${escapeHtml(content)}">`,
        ),
        ...head.links.map(([rel, href]) => `<link rel="${rel}" href="${escapeHtml(href)}">`),
        ...(head.alternates ?? []).map(
          ({ type, href, title }) =>
            `<link rel="alternate" type="${type}" href="${escapeHtml(href)}" title="${escapeHtml(title)}">`,
        ),
        ...(head.data ? [`<script type="application/ld+json">${jsonForScript(head.data)}</script>`] : []),
      ]
      return page.replace(/<title>.*?<\/title>/s, '').replace('<!--head-->', () => tags.join('\n    '))
    },
    end: (boot: Boot): string =>
      `<script type="application/json" id="boot">${jsonForScript({ queries: boot })}</script>${after}`,
  }
}
