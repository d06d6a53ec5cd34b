import { useQueryClient } from '@tanstack/react-query'
import { Bell, BellOff, BellRing, Plus } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { LazyPart, lazyPart } from '#web/ui/lazy-part.tsx'
import type { FollowLevel } from './follow-channel.ts'
import type { Me } from './queries.ts'

const acts = () => import('./follow-channel.ts')
const LEVELS = lazyPart('menu', () => import('./follow-levels.tsx'))
/** In the place of an action that only people who are signed in have. */
export const SIGN_IN_FIRST = lazyPart('dialog', () => import('./sign-in-first.tsx'))

type Props = {
  channel: { id: string; name: string }
  me: Me | undefined
  /** `null` while it is not followed. */
  level: FollowLevel | null
  /** The video beside whose player it stands. */
  videoId?: string
}

/** Follows a channel; followed, it leads to how much is told of it. */
export function FollowButton({ channel, me, level, videoId }: Props) {
  const queryClient = useQueryClient()
  if (level) {
    const Icon = level === 'all' ? BellRing : level === 'none' ? BellOff : Bell
    return (
      <LazyPart
        of={LEVELS}
        part={{ channel, level, videoId }}
        button={(on) => (
          <Button {...on} icon={<Icon size={16} />}>
            {t('Following')}
          </Button>
        )}
      />
    )
  }
  const look = { variant: 'primary' as const, icon: <Plus size={16} />, children: t('Follow') }
  if (me && !me.user)
    return (
      <LazyPart
        of={SIGN_IN_FIRST}
        part={{ title: t('Sign in to follow {channel}', { channel: channel.name }) }}
        button={(on) => <Button {...look} {...on} />}
      />
    )
  return (
    <Button
      {...look}
      onPointerEnter={() => void acts()}
      onClick={() =>
        void acts().then(({ followChannel }) => followChannel(queryClient, { channel, level: 'all', videoId }))
      }
    />
  )
}
