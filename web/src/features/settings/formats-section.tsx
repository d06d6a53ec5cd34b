import type { Preferences } from '#web/features/accounts/preferences.ts'
import { useChangePreferences } from '#web/features/accounts/preferences.ts'
import { useChooseLanguage } from '#web/features/frame/language-select.tsx'
import { exactTime } from '#web/lib/format-time.ts'
import { language } from '#web/lib/i18n/language.ts'
import { LANGUAGES } from '#web/lib/i18n/languages.ts'
import { t } from '#web/lib/i18n/t.ts'
import { timeZone } from '#web/lib/locale.ts'
import { useNow } from '#web/lib/now.ts'
import { Field, Select } from '#web/ui/field.tsx'
import { SettingsSection } from './settings-section.tsx'

type Format = NonNullable<Preferences['format']>

/** The ways of writing that differ, of each language of the interface. */
const FORMATS: Record<string, readonly Format[]> = {
  en: ['en-GB', 'en-US', 'en-DE', 'en-CH', 'en-SE', 'en-IN', 'en-CA'],
  de: ['de-DE', 'de-AT', 'de-CH'],
  fr: ['fr-FR', 'fr-CH', 'fr-CA'],
  es: ['es-ES', 'es-MX', 'es-AR'],
  ja: ['ja-JP'],
  ar: ['ar-EG', 'ar-SA-u-ca-gregory', 'ar-AE'],
}

const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const
const TIME = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const

/** `14 Oct 2026, 21:30 · 124,315.5 · United Kingdom`: the number is large enough for India's own grouping. */
function example(format: Format): string {
  const time = new Intl.DateTimeFormat(format, { ...DATE, ...TIME }).format(Date.UTC(2026, 9, 14, 21, 30))
  const where = new Intl.DisplayNames([language()], { type: 'region' }).of(new Intl.Locale(format).region ?? '')
  return [time, new Intl.NumberFormat(format).format(124_315.5), where].join(' · ')
}

const zones = Intl.supportedValuesOf('timeZone')
const browsers = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Where days begin, and how dates and numbers are written. */
export function FormatsSection({ preferences }: { preferences: Preferences }) {
  const { change } = useChangePreferences()
  const now = useNow(30_000)
  const formats = FORMATS[language()] ?? []
  const known = preferences.timeZone === null || zones.includes(preferences.timeZone)
  return (
    <SettingsSection
      id="language"
      title={t('Language, time and numbers')}
      description={t(
        'For every date, time and figure in the studio. The days of your charts begin at midnight in this zone.',
      )}
    >
      <LanguageField preferences={preferences} />
      <Field label={t('Time zone')}>
        {(control) => (
          <Select
            {...control}
            value={preferences.timeZone ?? ''}
            onChange={(event) => change({ timeZone: event.target.value || null })}
            className="w-full [&>select]:w-full"
          >
            <option value="">{t('As the browser has it ({zone})', { zone: browsers })}</option>
            {!known && <option value={preferences.timeZone ?? ''}>{preferences.timeZone}</option>}
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('Dates and numbers')}>
        {(control) => (
          <Select
            {...control}
            value={formats.find((format) => format === preferences.format) ?? ''}
            // The options are the values that there are.
            onChange={(event) => change({ format: (event.target.value || null) as Preferences['format'] })}
            className="w-full [&>select]:w-full"
          >
            <option value="">{t('As the browser writes them')}</option>
            {formats.map((format) => (
              <option key={format} value={format}>
                {example(format)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p className="rounded-control bg-sunken px-3 py-2 text-13 text-muted" aria-live="polite">
        {t('Times are in {zone}. It is {time}; a large number is {number}.', {
          zone: timeZone(),
          time: exactTime(now),
          number: 1_234_567.5,
        })}
      </p>
    </SettingsSection>
  )
}

/** The names of the languages are their own: whoever cannot read this page finds theirs. */
function LanguageField({ preferences }: { preferences: Preferences }) {
  const choose = useChooseLanguage()
  return (
    <Field label={t('Language')}>
      {(control) => (
        <Select
          {...control}
          value={preferences.language ?? ''}
          onChange={(event) => choose(event.target.value || null)}
          className="w-full [&>select]:w-full"
        >
          <option value="">{t('As the browser has it')}</option>
          {LANGUAGES.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
