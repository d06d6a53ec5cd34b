import { LANGUAGES } from './languages.ts'

/** The language this page was sent in: the server chose it, by the person's choice or their browser's. */
export const language = (): string => globalThis.document?.documentElement.lang || 'en'

const YEAR_S = 31_536_000

/** Shows the interface in another language (`null`: the browser's again). The page is loaded anew: the server writes parts of it. */
export function chooseLanguage(tag: string | null): void {
  const known = LANGUAGES.some((each) => each.tag === tag)
  // biome-ignore lint/suspicious/noDocumentCookie: Firefox 128 has no cookie store
  document.cookie = `language=${known ? tag : ''}; path=/; max-age=${known ? YEAR_S : 0}; samesite=lax`
  location.reload()
}
