import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { FollowButton } from './follow-button.tsx'
import { followQuery } from './follow-query.ts'
import { meQuery } from './queries.ts'

/** Follows a channel wherever it stands; nothing for those whose channel it is. */
export function FollowChannelButton({ channel }: { channel: { id: string; name: string } }) {
  const { data: me } = useQuery(meQuery)
  const { data: level, isLoading } = useQuery(followQuery(channel.id, me?.user?.id))
  if (me?.channels.some(({ id }) => id === channel.id)) return null
  if (!me || isLoading) return <Skeleton className="h-8 w-24 pointer-coarse:h-11" />
  return <FollowButton channel={channel} me={me} level={level ?? null} />
}
