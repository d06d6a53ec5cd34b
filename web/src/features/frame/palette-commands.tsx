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
import { t } from '#web/lib/i18n/t.ts'
import { setTheme, useTheme } from '#web/lib/theme.ts'
import { destinations } from './go.ts'
import { showOverlay } from './overlay-state.ts'

export type PaletteCommand = {
  id: string
  group: 'go' | 'do'
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
    group: 'do' as const,
    label,
    icon,
    run,
    ...more,
  })
  return [
    ...(video
      ? [
          action('copy-link', t('Copy link'), Copy, () => void copyLink(video), {
            note: video.title,
            also: t('share address'),
          }),
          ...(video.playback || video.kind === 'article'
            ? [
                action('watch', t('View on the site'), ExternalLink, () => go(`/watch/${video.id}`), {
                  note: video.title,
                }),
              ]
            : []),
        ]
      : []),
    action('upload', t('Upload a video'), Upload, chooseFiles, { keys: 'c', also: t('create new file add') }),
    action('new-article', t('Write an article'), FilePen, newArticle, { also: t('create new text post blog') }),
    action('new-key', t('New API key'), KeyRound, () => go('/studio/settings/api-keys', { new: '1' }), {
      also: t('create token'),
    }),
    ...(me?.user?.operator
      ? [
          action('invite', t('Invite someone'), UserRoundPlus, () => go('/studio/settings/people'), {
            also: t('people invitation'),
          }),
        ]
      : []),
    ...(me?.channels ?? [])
      .filter((other) => other.id !== channel?.id)
      .map((other) =>
        action(`channel ${other.id}`, t('Work on'), Plus, () => choose(other), {
          note: other.name,
          also: t('channel switch {name}', { name: other.name }),
        }),
      ),
    ...(theme === 'dark'
      ? []
      : [action('dark', t('Dark look'), Moon, () => setTheme('dark'), { also: t('theme night mode') })]),
    ...(theme === 'light'
      ? []
      : [action('light', t('Light look'), Sun, () => setTheme('light'), { also: t('theme day mode') })]),
    ...(theme === 'system'
      ? []
      : [action('system', t('Look of the system'), Monitor, () => setTheme('system'), { also: t('theme mode') })]),
    action('keys', t('Keyboard shortcuts'), Keyboard, () => showOverlay('keys'), { keys: '?', also: t('help') }),
    ...(me?.user?.preferences.checklist === 'hidden'
      ? [
          action(
            'checklist',
            t('Show the first steps'),
            ListChecks,
            () => {
              change({ checklist: 'shown' })
              go('/studio')
            },
            { also: t('checklist onboarding help begin') },
          ),
        ]
      : []),
    action('leave', t('Sign out'), LogOut, () => void leave(), { also: t('log out leave') }),
    ...destinations()
      .filter((place) => !place.operator || me?.user?.operator)
      .map((place) => ({
        ...place,
        id: `go ${place.to}`,
        group: 'go' as const,
        run: () => go(place.to),
      })),
    ...(channel
      ? [
          {
            id: 'go channel',
            group: 'go' as const,
            label: t('Channel page'),
            note: channel.name,
            also: t('public'),
            icon: ExternalLink,
            run: () => go(`/channel/${channel.handle}`),
          },
        ]
      : []),
  ]
}
