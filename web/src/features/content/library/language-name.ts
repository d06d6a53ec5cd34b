/** Stands in a list of values for "has none". */
export const NONE = 'none'

/** `de` as `German`; what no browser knows stays as it is. */
export function languageName(language: string): string {
  if (language === NONE) return 'Not set'
  try {
    return languages.of(language) ?? language
  } catch {
    return language // not a well-formed tag
  }
}
const languages = new Intl.DisplayNames(['en'], { type: 'language' })
