import { CalendarClock, Globe, Link2, Lock, type LucideIcon, Users } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import type { Visibility } from './queries.ts'

export const VISIBILITY: Record<Visibility, Readonly<{ label: string; explanation: string; icon: LucideIcon }>> = {
  private: {
    get label() {
      return t('Private')
    },
    get explanation() {
      return t('Only your team can watch it.')
    },
    icon: Lock,
  },
  unlisted: {
    get label() {
      return t('Unlisted')
    },
    get explanation() {
      return t('Only people who have the link can watch it.')
    },
    icon: Link2,
  },
  scheduled: {
    get label() {
      return t('Scheduled')
    },
    get explanation() {
      return t('Becomes public by itself at a time you set.')
    },
    icon: CalendarClock,
  },
  members: {
    get label() {
      return t('Members')
    },
    get explanation() {
      return t('Only members of the channel can watch it.')
    },
    icon: Users,
  },
  public: {
    get label() {
      return t('Public')
    },
    get explanation() {
      return t('Everyone can find and watch it.')
    },
    icon: Globe,
  },
}

/** What is chosen by a word alone; the others need a time or members beside it. */
export const VISIBILITIES = ['private', 'unlisted', 'public'] as const
export type ChosenVisibility = (typeof VISIBILITIES)[number]
export const isChosen = (visibility: Visibility): visibility is ChosenVisibility =>
  (VISIBILITIES as readonly string[]).includes(visibility)
