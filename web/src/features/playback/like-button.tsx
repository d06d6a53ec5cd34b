import { useQueryClient } from '@tanstack/react-query'
import { ThumbsUp } from 'lucide-react'
import { SIGN_IN_FIRST } from '#web/features/accounts/follow-button.tsx'
import type { Me } from '#web/features/accounts/queries.ts'
import type { Video } from '#web/features/content/queries.ts'
import { compactNumber, exact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { LazyPart } from '#web/ui/lazy-part.tsx'

const acts = () => import('./like-video.ts')

/** Shown at once, taken back when the server does not have it. Who is signed out is asked to sign in, and comes back. */
export function LikeButton({ video, me, liked }: { video: Video; me: Me | undefined; liked: boolean }) {
  const queryClient = useQueryClient()
  const count = exact(video.likeCount)
  const look = {
    icon: <ThumbsUp size={16} className={liked ? 'fill-current' : undefined} />,
    'aria-label': t('{count, plural, one {Like this video: # like} other {Like this video: # likes}}', { count }),
    title: t('{count, plural, one {# like} other {# likes}}', { count }),
    children: <span className="figures">{compactNumber(video.likeCount)}</span>,
  }
  if (me && !me.user)
    return (
      <LazyPart
        of={SIGN_IN_FIRST}
        part={{ title: t('Sign in to like this video') }}
        button={(on) => <Button {...look} {...on} />}
      />
    )
  return (
    <Button
      {...look}
      aria-pressed={liked}
      onPointerEnter={() => void acts()}
      onClick={() => void acts().then(({ likeVideo }) => likeVideo(queryClient, video.id, !liked))}
    />
  )
}
