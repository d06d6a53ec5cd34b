import type { LucideIcon } from 'lucide-react'
import {
  Clapperboard,
  Globe,
  HardDrive,
  House,
  KeyRound,
  ListTodo,
  MailOpen,
  Server,
  Trash2,
  TvMinimalPlay,
  UserRound,
  Users,
} from 'lucide-react'

/** Every place of the studio, for the palette and the keys. Only what works stands here. */
export type Destination = { to: string; label: string; icon: LucideIcon; keys?: string; also: string; operator?: true }

export const DESTINATIONS: readonly Destination[] = [
  { to: '/studio', label: 'Home', icon: House, keys: 'g h', also: 'dashboard figures analytics views start' },
  { to: '/studio/content', label: 'Content', icon: Clapperboard, keys: 'g c', also: 'videos library' },
  { to: '/studio/content/trash', label: 'Trash', icon: Trash2, keys: 'g t', also: 'deleted restore' },
  {
    to: '/studio/settings',
    label: 'Profile settings',
    icon: UserRound,
    keys: 'g s',
    also: 'name password sessions devices time zone language look',
  },
  { to: '/studio/settings/channel', label: 'Channel settings', icon: TvMinimalPlay, also: 'handle description' },
  { to: '/studio/settings/api-keys', label: 'API keys', icon: KeyRound, also: 'token scripts programs' },
  {
    to: '/studio/settings/channels',
    label: 'Channels',
    icon: HardDrive,
    also: 'storage quota limits',
    operator: true,
  },
  { to: '/studio/settings/people', label: 'People', icon: Users, also: 'invitations invite', operator: true },
  {
    to: '/studio/settings/system',
    label: 'System',
    icon: Server,
    also: 'disk queues engines version health jobs',
    operator: true,
  },
  { to: '/studio/settings/jobs', label: 'Jobs', icon: ListTodo, also: 'failed queue retry', operator: true },
  { to: '/studio/settings/outbox', label: 'Outbox', icon: MailOpen, also: 'mail letters e-mail', operator: true },
  { to: '/', label: 'Public site', icon: Globe, also: 'viewers front page' },
]
