/** What videos are filtered by stands among their words, behind a letter that no word has: the index answers both at once. */
export const sign = (of: 'category' | 'language' | 'kind' | 'length', value: string): string =>
  `#${of}/${value.toLowerCase().slice(0, 40)}`

const SHORT_MS = 4 * 60_000
const LONG_MS = 20 * 60_000

export type Duration = 'short' | 'medium' | 'long'
export const durationOf = (ms: number): Duration => (ms < SHORT_MS ? 'short' : ms < LONG_MS ? 'medium' : 'long')
export const durationSign = (duration: Duration): string => sign('length', duration)

type Filtered = { kind: string; category: string | null; language: string | null; durationMs: number | null }

/** `en-GB` is found as `en` too. */
export function signsOf({ kind, category, language, durationMs }: Filtered): string[] {
  const languages = language ? [...new Set([language, language.split('-')[0] ?? language])] : []
  return [
    sign('kind', kind),
    ...(category ? [sign('category', category)] : []),
    ...languages.map((each) => sign('language', each)),
    ...(durationMs === null ? [] : [durationSign(durationOf(durationMs))]),
  ]
}
