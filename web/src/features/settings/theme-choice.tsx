import { setTheme, type Theme, useTheme } from '#web/lib/theme.ts'
import { Segmented } from '#web/ui/segmented.tsx'

const THEMES: { value: Theme; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

export function ThemeChoice() {
  return <Segmented label="Look" value={useTheme()} options={THEMES} onChange={setTheme} className="self-start" />
}
