import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import {
  Copy,
  ExternalLink,
  FilePen,
  Keyboard,
  KeyRound,
  ListChecks,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  Plus,
  Sun,
  Upload,
  UserRoundPlus,
} from 'lucide-react'
import { leave } from '#web/features/accounts/leave.ts'
import { useChooseChannel, useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { useChangePreferences } from '#web/features/accounts/preferences.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { useNewArticle } from '#web/features/content/articles/use-new-article.ts'
import { copyLink } from '#web/features/content/copy-link.ts'
import { ownVideoQuery } from '#web/features/content/queries.ts'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { setTheme, useTheme } from '#web/lib/theme.ts'
import { DESTINATIONS } from './go.ts'
import { showOverlay } from './overlay-state.ts'

export type PaletteCommand = {
  id: string
  group: 'Go to' | 'Do'
  label: string
  /** What it is about, e.g. the title of the video. */
  note?: string | undefined
  also?: string | undefined
  keys?: string | undefined
  icon: LucideIcon
  run: () => void
}

/** All that can be done from where somebody is; what is not possible is left out. */
export function usePaletteCommands(): PaletteCommand[] {
  const router = useRouter()
  const queryClient = useQueryClient()
  const { data: me } = useQuery(meQuery)
  const channel = useOwnChannel()
  const choose = useChooseChannel()
  const theme = useTheme()
  const newArticle = useNewArticle()
  const { change } = useChangePreferences()
  const pathname = useLocation({ select: (location) => location.pathname })
  const videoId = /^\/studio\/content\/([0-9a-f-]{36})/.exec(pathname)?.[1]
  const video = videoId ? queryClient.getQueryData(ownVideoQuery(videoId).queryKey) : undefined
  const go = (to: string, search = {}) => void router.navigate({ to, search })
  const action = (
    id: string,
    label: string,
    icon: LucideIcon,
    run: () => void,
    more: Partial<PaletteCommand> = {},
  ) => ({
    id,
    group: 'Do' as const,
    label,
    icon,
    run,
    ...more,
  })
  return [
    ...(video
      ? [
          action('copy-link', 'Copy link', Copy, () => void copyLink(video), {
            note: video.title,
            also: 'share address',
          }),
          ...(video.playback || video.kind === 'article'
            ? [action('watch', 'View on the site', ExternalLink, () => go(`/watch/${video.id}`), { note: video.title })]
            : []),
        ]
      : []),
    action('upload', 'Upload a video', Upload, chooseFiles, { keys: 'c', also: 'create new file add' }),
    action('new-article', 'Write an article', FilePen, newArticle, { also: 'create new text post blog' }),
    action('new-key', 'New API key', KeyRound, () => go('/studio/settings/api-keys', { new: '1' }), {
      also: 'create token',
    }),
    ...(me?.user?.operator
      ? [
          action('invite', 'Invite someone', UserRoundPlus, () => go('/studio/settings/people'), {
            also: 'people invitation',
          }),
        ]
      : []),
    ...(me?.channels ?? [])
      .filter((other) => other.id !== channel?.id)
      .map((other) =>
        action(`channel ${other.id}`, 'Work on', Plus, () => choose(other), {
          note: other.name,
          also: `channel switch ${other.name}`,
        }),
      ),
    ...(theme === 'dark'
      ? []
      : [action('dark', 'Dark look', Moon, () => setTheme('dark'), { also: 'theme night mode' })]),
    ...(theme === 'light'
      ? []
      : [action('light', 'Light look', Sun, () => setTheme('light'), { also: 'theme day mode' })]),
    ...(theme === 'system'
      ? []
      : [action('system', 'Look of the system', Monitor, () => setTheme('system'), { also: 'theme mode' })]),
    action('keys', 'Keyboard shortcuts', Keyboard, () => showOverlay('keys'), { keys: '?', also: 'help' }),
    ...(me?.user?.preferences.checklist === 'hidden'
      ? [
          action(
            'checklist',
            'Show the first steps',
            ListChecks,
            () => {
              change({ checklist: 'shown' })
              go('/studio')
            },
            { also: 'checklist onboarding help begin' },
          ),
        ]
      : []),
    action('leave', 'Sign out', LogOut, () => void leave(), { also: 'log out leave' }),
    ...DESTINATIONS.filter((place) => !place.operator || me?.user?.operator).map((place) => ({
      ...place,
      id: `go ${place.to}`,
      group: 'Go to' as const,
      run: () => go(place.to),
    })),
    ...(channel
      ? [
          {
            id: 'go channel',
            group: 'Go to' as const,
            label: 'Channel page',
            note: channel.name,
            also: 'public',
            icon: ExternalLink,
            run: () => go(`/channel/${channel.handle}`),
          },
        ]
      : []),
  ]
}
