/**
 * The words of the studio are English; numbers and dates follow the reader's own English where they have one
 * (12 Oct or Oct 12, 24 or 12 hours), so that a sentence never mixes two languages. The person may choose another.
 */
const preferred = (globalThis.navigator?.languages ?? []).find((tag) => tag.toLowerCase().startsWith('en')) ?? 'en-GB'
const zoneOfBrowser = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

let chosen: { locale: string | null; timeZone: string | null } = { locale: null, timeZone: null }
let version = 0

/** What the person chose; `null` is as the browser has it. Takes effect with the next drawing. */
export function setFormats(next: { locale: string | null; timeZone: string | null }): void {
  if (next.locale === chosen.locale && next.timeZone === chosen.timeZone) return
  chosen = next
  version++
}

export const locale = (): string => chosen.locale ?? preferred

/** By name (`Europe/Berlin`), for requests and for saying it where days matter. */
export const timeZone = (): string => chosen.timeZone ?? zoneOfBrowser

/** The server sends the studio's figures along with the page, in days of this zone. */
export function rememberZone(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: Firefox 128 has no cookie store
  document.cookie = `tz=${encodeURIComponent(zoneOfBrowser)}; path=/; max-age=31536000; samesite=lax`
}

/** A formatter that is made anew when the person's choice changes: making one costs more than using it a hundred times. */
export function formatter<T>(make: (locale: string, timeZone: string) => T): () => T {
  let made: { version: number; value: T } | null = null
  return () => {
    if (made?.version !== version) made = { version, value: make(locale(), timeZone()) }
    return made.value
  }
}
