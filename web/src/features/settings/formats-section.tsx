import type { Preferences } from '#web/features/accounts/preferences.ts'
import { useChangePreferences } from '#web/features/accounts/preferences.ts'
import { exactNumber } from '#web/lib/format-number.ts'
import { exactTime } from '#web/lib/format-time.ts'
import { timeZone } from '#web/lib/locale.ts'
import { useNow } from '#web/lib/now.ts'
import { Field, Select } from '#web/ui/field.tsx'
import { SettingsSection } from './settings-section.tsx'

const FORMATS: { value: NonNullable<Preferences['format']>; label: string }[] = [
  { value: 'en-GB', label: '14 Oct 2026, 21:30, 12,431.5' },
  { value: 'en-US', label: 'Oct 14, 2026, 9:30 PM, 12,431.5' },
  { value: 'en-DE', label: '14 Oct 2026, 21:30, 12.431,5' },
  { value: 'en-CH', label: '14 Oct 2026, 21:30, 12’431.5' },
  { value: 'en-SE', label: '14 Oct 2026, 21:30, 12 431,5' },
  { value: 'en-IN', label: '14 Oct 2026, 9:30 pm, 1,24,315' },
  { value: 'en-CA', label: 'Oct 14, 2026, 9:30 p.m., 12,431.5' },
]
const zones = Intl.supportedValuesOf('timeZone')
const browsers = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Where days begin, and how dates and numbers are written. */
export function FormatsSection({ preferences }: { preferences: Preferences }) {
  const { change } = useChangePreferences()
  const now = useNow(30_000)
  const known = preferences.timeZone === null || zones.includes(preferences.timeZone)
  return (
    <SettingsSection
      title="Time and numbers"
      description="For every date, time and figure in the studio. The days of your charts begin at midnight in this zone."
    >
      <Field label="Time zone">
        {(control) => (
          <Select
            {...control}
            value={preferences.timeZone ?? ''}
            onChange={(event) => change({ timeZone: event.target.value || null })}
            className="w-full [&>select]:w-full"
          >
            <option value="">As the browser has it ({browsers})</option>
            {!known && <option value={preferences.timeZone ?? ''}>{preferences.timeZone}</option>}
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Dates and numbers">
        {(control) => (
          <Select
            {...control}
            value={preferences.format ?? ''}
            // The options are the values that there are.
            onChange={(event) => change({ format: (event.target.value || null) as Preferences['format'] })}
            className="w-full [&>select]:w-full"
          >
            <option value="">As the browser writes them</option>
            {FORMATS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p className="rounded-control bg-sunken px-3 py-2 text-13 text-muted" aria-live="polite">
        Times are in {timeZone()}. It is {exactTime(now)}; a large number is {exactNumber(1_234_567.5)}.
      </p>
    </SettingsSection>
  )
}
