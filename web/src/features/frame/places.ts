import { Clapperboard, House, Settings } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'

/** What the rail and the phone's bar lead to. Only what works stands here. */
export const places = () =>
  [
    { to: '/studio', label: t('Home'), icon: House, exact: true },
    { to: '/studio/content', label: t('Content'), icon: Clapperboard, exact: false },
  ] as const

export const settingsPlace = () =>
  ({ to: '/studio/settings', label: t('Settings'), icon: Settings, exact: false }) as const
