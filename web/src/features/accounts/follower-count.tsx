import { useQuery } from '@tanstack/react-query'
import { compact, exact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { channelQuery } from './queries.ts'

/** Beside a channel's handle. */
export default function FollowerCount({ handle }: { handle: string }) {
  const { data: channel } = useQuery(channelQuery(handle))
  if (!channel) return null
  const { followerCount } = channel
  return (
    <span title={t('{count, plural, one {# follower} other {# followers}}', { count: exact(followerCount) })}>
      {' · '}
      {t('{count, plural, one {# follower} other {# followers}}', { count: compact(followerCount) })}
    </span>
  )
}
