import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PresentedVideo } from '#features/content/service.ts'
import type { Say } from '#platform/language.ts'
import { WATCH } from './web-boot.ts'

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** In a script element only `<` can do harm; the escape is read as the same text. */
export const jsonForScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

/** Pages whose outline stands before any script has run, by their address. Their words are all that differs. */
const STUDIO: [path: RegExp, title: (t: Say) => string][] = [
  [/^\/studio$/, (t) => t('Home')],
  [/^\/studio\/content$/, (t) => t('Content')],
]

/**
 * The page's first picture, from `web/src/shell`: what the web app draws in the same place with the same classes, so that
 * nothing moves when it takes over. Empty for pages that have none.
 */
export function shells(root: string) {
  const read = (name: string) => readFileSync(join(root, 'web/src/shell', name), 'utf8')
  const [watch, studio] = [read('watch.html'), read('studio.html')]

  return (path: string, t: Say, signedIn: boolean, video: PresentedVideo | undefined): string => {
    if (WATCH.test(path))
      return video?.playback && !video.ageRestricted
        ? fill(watch, {
            ...watchValues(video),
            ...barWords(t, signedIn),
            loading: t('Loading the video'),
            more: t('More videos'),
          })
        : ''
    const title = signedIn ? STUDIO.find(([pattern]) => pattern.test(path))?.[1] : undefined
    return title ? fill(studio, { title: title(t), loading: t('Loading your studio') }) : ''
  }
}

/** The bar above, as `public-frame.tsx` draws it: the widths of these words decide where the rest of it stands. */
const barWords = (t: Say, signedIn: boolean): Record<string, string> => ({
  home: t('Creator Studio, home'),
  toHome: t('Home'),
  following: t('Following'),
  liked: t('Liked'),
  history: t('History'),
  studio: t('Studio'),
  signIn: t('Sign in'),
  account: signedIn ? 'contents' : 'hidden',
  guest: signedIn ? 'hidden' : 'contents',
})

/** Each `{{name}}` becomes its value as text, safe between tags and in quoted attributes. */
export const fill = (template: string, values: Record<string, string>) =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? ''))

function watchValues(video: PresentedVideo): Record<string, string> {
  const { width, height, thumbnail, playback, title, channel } = video
  const preview = thumbnail?.placeholder ?? ''
  // As the player's own `frameOf`: a stamp of a film is drawn three times its size at most.
  const shape =
    width && height
      ? `--player-ratio:${width / height};--player-widest:${width * 3}px;--player-tallest:${height * 3}px`
      : ''
  const backdrop = preview && `--player-backdrop:url("${preview}")`
  return {
    title,
    channel: channel.name,
    handle: channel.handle,
    style: [shape, backdrop].filter(Boolean).join(';'),
    preview: preview || NO_PICTURE,
    poster: playback?.poster ?? NO_PICTURE,
  }
}

/** An empty picture: the place keeps its colour. */
export const NO_PICTURE = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'/%3E"
