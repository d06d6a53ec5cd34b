import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ThumbsUp } from 'lucide-react'
import { SIGN_IN_FIRST } from '#web/features/accounts/follow-button.tsx'
import { meQuery } from '#web/features/accounts/queries.ts'
import { compactNumber, exact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { LazyPart } from '#web/ui/lazy-part.tsx'
import { likeVideo } from './like-video.ts'
import { likedQuery } from './liked-query.ts'

/** On a card: how many like it, and a press to be one of them. */
export default function CardLike({ video }: { video: { id: string; title: string; likeCount: number } }) {
  const queryClient = useQueryClient()
  const { data: me } = useQuery(meQuery)
  const { data } = useQuery(likedQuery(video.id))
  const liked = data?.liked ?? false
  const count = data?.likeCount ?? video.likeCount
  const look = {
    variant: 'quiet' as const,
    size: 'sm' as const,
    icon: <ThumbsUp size={14} className={liked ? 'fill-current' : undefined} aria-hidden="true" />,
    'aria-label': t('{count, plural, one {Like {title}: # like} other {Like {title}: # likes}}', {
      count: exact(count),
      title: video.title,
    }),
    title: t('{count, plural, one {# like} other {# likes}}', { count: exact(count) }),
    children: <span className="figures">{compactNumber(count)}</span>,
    className: `touch-target -ms-2.5 ${liked ? 'text-accent!' : 'text-muted!'}`,
  }
  if (me && !me.user)
    return (
      <LazyPart
        of={SIGN_IN_FIRST}
        part={{ title: t('Sign in to like this video') }}
        button={(on) => <Button {...look} {...on} />}
      />
    )
  return <Button {...look} aria-pressed={liked} onClick={() => likeVideo(queryClient, video.id, !liked, count)} />
}
