import { Clapperboard, House, Settings } from 'lucide-react'

/** What the rail and the phone's bar lead to. Only what works stands here. */
export const PLACES = [
  { to: '/studio', label: 'Home', icon: House, exact: true },
  { to: '/studio/content', label: 'Content', icon: Clapperboard, exact: false },
] as const

export const SETTINGS = { to: '/studio/settings', label: 'Settings', icon: Settings, exact: false } as const
