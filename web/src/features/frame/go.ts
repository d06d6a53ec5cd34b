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
import { t } from '#web/lib/i18n/t.ts'

export type Destination = { to: string; label: string; icon: LucideIcon; keys?: string; also: string; operator?: true }

/** Every place of the studio, for the palette and the keys. Only what works stands here. */
export const destinations = (): Destination[] => [
  { to: '/studio', label: t('Home'), icon: House, keys: 'g h', also: t('dashboard figures analytics views start') },
  { to: '/studio/content', label: t('Content'), icon: Clapperboard, keys: 'g c', also: t('videos library') },
  { to: '/studio/content/trash', label: t('Trash'), icon: Trash2, keys: 'g t', also: t('deleted restore') },
  {
    to: '/studio/settings',
    label: t('Profile settings'),
    icon: UserRound,
    keys: 'g s',
    also: t('name password sessions devices time zone language look'),
  },
  { to: '/studio/settings/channel', label: t('Channel settings'), icon: TvMinimalPlay, also: t('handle description') },
  { to: '/studio/settings/api-keys', label: t('API keys'), icon: KeyRound, also: t('token scripts programs') },
  {
    to: '/studio/settings/channels',
    label: t('Channels'),
    icon: HardDrive,
    also: t('storage quota limits'),
    operator: true,
  },
  { to: '/studio/settings/people', label: t('People'), icon: Users, also: t('invitations invite'), operator: true },
  {
    to: '/studio/settings/system',
    label: t('System'),
    icon: Server,
    also: t('disk queues engines version health jobs'),
    operator: true,
  },
  { to: '/studio/settings/jobs', label: t('Jobs'), icon: ListTodo, also: t('failed queue retry'), operator: true },
  { to: '/studio/settings/outbox', label: t('Outbox'), icon: MailOpen, also: t('mail letters e-mail'), operator: true },
  { to: '/', label: t('Public site'), icon: Globe, also: t('viewers front page') },
]
