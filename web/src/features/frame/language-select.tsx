import { useQuery } from '@tanstack/react-query'
import { Languages } from 'lucide-react'
import { type Preferences, useChangePreferences } from '#web/features/accounts/preferences.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { chooseLanguage, language } from '#web/lib/i18n/language.ts'
import { LANGUAGES } from '#web/lib/i18n/languages.ts'
import { t } from '#web/lib/i18n/t.ts'

/** Keeps the choice with the person, where there is one, and in this browser; the page comes again in the language. */
export function useChooseLanguage(): (tag: string | null) => void {
  const { data: me } = useQuery(meQuery)
  const { change } = useChangePreferences()
  return (tag) => {
    const done = () => chooseLanguage(tag)
    if (!me?.user) return done()
    // One of the list below, which the server has too.
    change({ language: tag as Preferences['language'] }, done)
  }
}

/** The browser's own list behind an icon: it works before anything else has loaded. */
export function LanguageSelect() {
  const choose = useChooseLanguage()
  return (
    <label className="touch-target relative inline-flex size-8 items-center justify-center rounded-control text-muted focus-within:outline-2 focus-within:outline-accent hover:bg-hover hover:text-ink">
      <Languages size={18} aria-hidden="true" />
      <select
        aria-label={t('Language')}
        title={t('Language')}
        value={language()}
        onChange={(event) => choose(event.target.value)}
        className="absolute inset-0 cursor-pointer opacity-0"
      >
        {LANGUAGES.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
