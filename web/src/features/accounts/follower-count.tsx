import { useQuery } from '@tanstack/react-query'
import { counted, countedExactly } from '#web/lib/format-number.ts'
import { channelQuery } from './queries.ts'

/** Beside a channel's handle. */
export default function FollowerCount({ handle }: { handle: string }) {
  const { data: channel } = useQuery(channelQuery(handle))
  if (!channel) return null
  return (
    <span title={countedExactly(channel.followerCount, 'follower')}>
      {' · '}
      {counted(channel.followerCount, 'follower')}
    </span>
  )
}
