import { language as interfaceLanguage } from '#web/lib/i18n/language.ts'
import { t } from '#web/lib/i18n/t.ts'
import { formatter } from '#web/lib/locale.ts'

/** Stands in a list of values for "has none". */
export const NONE = 'none'

/** `de` as `German`; what no browser knows stays as it is. */
export function languageName(language: string): string {
  if (language === NONE) return t('Not set')
  try {
    return languages().of(language) ?? language
  } catch {
    return language // not a well-formed tag
  }
}
const languages = formatter(() => new Intl.DisplayNames([interfaceLanguage()], { type: 'language' }))
