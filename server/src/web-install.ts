import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ctx } from '#platform/context.ts'
import { type App, contentSecurityPolicy } from '#platform/http.ts'
import { directionOf, type Language, languageOf, type Say } from '#platform/language.ts'
import { fill } from './web-shell.ts'

/** The canvas of `web/src/ui/tokens.css`, as in `web/index.html`. */
const LIGHT = '#f9fafc'
const DARK = '#0d0e12'

/**
 * What makes the site an app on somebody's device: `/manifest.webmanifest`, and `/offline.html`, which the service worker
 * keeps for when nothing can be reached. Both in the reader's language.
 * @returns the header of pages by which the service worker sees that what it keeps is of another language or release
 */
export function registerInstall(app: App, ctx: Ctx): (language: Language) => { 'offline-page': string } {
  const read = (path: string) => readFileSync(join(ctx.config.root, 'web', path), 'utf8')
  const [template, script] = [read('src/shell/offline.html'), read('public/offline.js')]
  const pages = new Map<Language, { html: string; version: string }>()

  function offlinePage(language: Language) {
    const made = pages.get(language)
    if (made) return made
    const html = fill(template, offlineWords(app.words(language))).replace(
      '<html lang="en">',
      `<html lang="${language}" dir="${directionOf(language)}">`,
    )
    const version = `${language}-${createHash('sha256').update(html).update(script).digest('hex').slice(0, 12)}`
    pages.set(language, { html, version })
    return { html, version }
  }

  const headers = (language: Language) => ({
    'cache-control': 'no-cache',
    'content-language': language,
    vary: 'cookie, accept-language',
  })

  app.get('/manifest.webmanifest', { schema: { hide: true } }, (req, reply) => {
    const language = languageOf(req)
    return reply
      .headers(headers(language))
      .type('application/manifest+json; charset=utf-8')
      .send(JSON.stringify(manifest(language, app.words(language))))
  })

  const policy = contentSecurityPolicy(null)
  app.get('/offline.html', { schema: { hide: true } }, (req, reply) => {
    const language = languageOf(req)
    const { html, version } = offlinePage(language)
    return reply
      .headers({ ...headers(language), 'content-security-policy': policy, 'offline-page': version })
      .type('text/html; charset=utf-8')
      .send(html)
  })

  return (language) => ({ 'offline-page': offlinePage(language).version })
}

const offlineWords = (t: Say) => ({
  offline: t('You are offline'),
  kept: t(
    'Uploads that were under way are kept and continue where they stopped. This page goes on by itself when you are back.',
  ),
  unreachable: t('The studio cannot be reached'),
  starting: t(
    'Your connection works, but the studio does not answer. It may be starting again. This page goes on by itself when it is back.',
  ),
  again: t('Try again'),
})

/** @see https://www.w3.org/TR/appmanifest/ */
const manifest = (language: Language, t: Say) => ({
  id: '/',
  name: 'Creator Studio',
  short_name: 'Studio',
  description: t('Videos to watch, and the studio of those who publish them.'),
  lang: language,
  dir: directionOf(language),
  start_url: '/',
  scope: '/',
  display: 'standalone',
  theme_color: LIGHT,
  background_color: LIGHT,
  color_scheme_dark: { theme_color: DARK, background_color: DARK },
  icons: [
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  shortcuts: [
    { name: t('Search'), url: '/search' },
    { name: t('Following'), url: '/following' },
    { name: t('History'), url: '/history' },
    { name: t('Studio: content'), short_name: t('Content'), url: '/studio/content' },
  ].map((each) => ({ ...each, icons: [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }] })),
})
