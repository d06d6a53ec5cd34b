import { Globe, Link2, Lock, type LucideIcon } from 'lucide-react'
import type { Visibility } from './queries.ts'

export const VISIBILITY: Record<Visibility, { label: string; explanation: string; icon: LucideIcon }> = {
  private: { label: 'Private', explanation: 'Only your team can watch it.', icon: Lock },
  unlisted: { label: 'Unlisted', explanation: 'Only people who have the link can watch it.', icon: Link2 },
  public: { label: 'Public', explanation: 'Everyone can find and watch it.', icon: Globe },
}

export const VISIBILITIES = ['private', 'unlisted', 'public'] as const
