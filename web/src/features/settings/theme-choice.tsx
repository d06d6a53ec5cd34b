import { t } from '#web/lib/i18n/t.ts'
import { setTheme, type Theme, useTheme } from '#web/lib/theme.ts'
import { Segmented } from '#web/ui/segmented.tsx'

const themes = (): { value: Theme; label: string }[] => [
  { value: 'system', label: t('System') },
  { value: 'light', label: t('Light') },
  { value: 'dark', label: t('Dark') },
]

export function ThemeChoice() {
  return (
    <Segmented label={t('Look')} value={useTheme()} options={themes()} onChange={setTheme} className="self-start" />
  )
}
