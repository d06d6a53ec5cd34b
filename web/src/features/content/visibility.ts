import { CalendarClock, Globe, Link2, Lock, type LucideIcon, Users } from 'lucide-react'
import type { Visibility } from './queries.ts'

export const VISIBILITY: Record<Visibility, { label: string; explanation: string; icon: LucideIcon }> = {
  private: { label: 'Private', explanation: 'Only your team can watch it.', icon: Lock },
  unlisted: { label: 'Unlisted', explanation: 'Only people who have the link can watch it.', icon: Link2 },
  scheduled: { label: 'Scheduled', explanation: 'Becomes public by itself at a time you set.', icon: CalendarClock },
  members: { label: 'Members', explanation: 'Only members of the channel can watch it.', icon: Users },
  public: { label: 'Public', explanation: 'Everyone can find and watch it.', icon: Globe },
}

/** What is chosen by a word alone; the others need a time or members beside it. */
export const VISIBILITIES = ['private', 'unlisted', 'public'] as const
export type ChosenVisibility = (typeof VISIBILITIES)[number]
export const isChosen = (visibility: Visibility): visibility is ChosenVisibility =>
  (VISIBILITIES as readonly string[]).includes(visibility)
