import { language } from './i18n/language.ts'

const isOf = (page: string, tag: string) => tag.split('-')[0]?.toLowerCase() === page.split('-')[0]

/**
 * Numbers and dates follow the language of the page, so that a sentence never mixes two: the reader's own variant of it
 * where their browser has one (12 Oct or Oct 12, 24 or 12 hours).
 */
function preferred(page: string): string {
  const own = (globalThis.navigator?.languages ?? []).find((tag) => isOf(page, tag))
  // Some write Arabic with a calendar of the moon; the studio's days, months and charts are not in it.
  if (own && page === 'ar') return new Intl.Locale(own, { calendar: 'gregory' }).toString()
  return own ?? (page === 'en' ? 'en-GB' : page)
}

const zoneOfBrowser = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

let chosen: { locale: string | null; timeZone: string | null } = { locale: null, timeZone: null }

/**
 * What the person chose; `null` is as the browser has it. Takes effect with the next drawing. A way of writing another
 * language is left out of account while the page is in this one.
 */
export function setFormats(next: { locale: string | null; timeZone: string | null }): void {
  chosen = next
}

export function locale(): string {
  const page = language()
  return chosen.locale && isOf(page, chosen.locale) ? chosen.locale : preferred(page)
}

/** By name (`Europe/Berlin`), for requests and for saying it where days matter. */
export const timeZone = (): string => chosen.timeZone ?? zoneOfBrowser

/** The server sends the studio's figures along with the page, in days of this zone. */
export function rememberZone(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: Firefox 128 has no cookie store
  document.cookie = `tz=${encodeURIComponent(zoneOfBrowser)}; path=/; max-age=31536000; samesite=lax`
}

/** A formatter that is made anew when the person's choice changes: making one costs more than using it a hundred times. */
export function formatter<T>(make: (locale: string, timeZone: string) => T): () => T {
  let made: { locale: string; timeZone: string; value: T } | null = null
  return () => {
    const now = { locale: locale(), timeZone: timeZone() }
    if (made?.locale !== now.locale || made.timeZone !== now.timeZone)
      made = { ...now, value: make(now.locale, now.timeZone) }
    return made.value
  }
}
