import { useQuery } from '@tanstack/react-query'
import { Clapperboard } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { channelQuery } from '#web/features/accounts/queries.ts'
import { PageNotFound } from '#web/features/frame/page-not-found.tsx'
import { FoldedText } from '#web/features/playback/folded-text.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { VideoGrid } from './video-grid.tsx'

const ChannelPlaylists = lazy(() => import('./playlists/channel-playlists.tsx'))

/** A channel as its audience sees it. */
export function ChannelPage({ handle }: { handle: string }) {
  const { data: channel, error, refetch } = useQuery(channelQuery(handle))
  usePageTitle(channel?.name)
  if (error && !channel) {
    const problem = asProblem(error)
    if (problem.status === 404) {
      return (
        <PageNotFound title="There is no such channel">Its name may have changed. Try the newest videos.</PageNotFound>
      )
    }
    return <ErrorState what="This channel" problem={problem} onRetry={() => refetch()} />
  }
  return (
    <div className="mx-auto w-full max-w-[1440px] px-gutter pt-8 pb-20">
      <header className="mb-8 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 border-b pb-8 sm:gap-x-6">
        <div className="flex sm:row-span-2">
          {channel ? <Avatar name={channel.name} size={80} /> : <Skeleton className="size-20 shrink-0 rounded-full!" />}
        </div>
        {channel ? (
          <div>
            <h1
              className={`text-with-page text-24 wrap-anywhere sm:text-32${channel.verifiedAt ? ' verified' : ''}`}
              dir="auto"
            >
              {channel.name}
            </h1>
            <p className="text-14 wrap-anywhere text-muted">@{channel.handle}</p>
          </div>
        ) : (
          <div className="flex flex-col gap-2">
            <Skeleton className="h-9 w-64 max-w-full" />
            <Skeleton className="h-4 w-28" />
          </div>
        )}
        {channel?.description && (
          <div className="col-span-2 mt-3 text-14 text-muted sm:col-span-1 sm:mt-1">
            <FoldedText text={channel.description} />
          </div>
        )}
      </header>
      <VideoGrid
        handle={handle}
        empty={
          <EmptyState icon={<Clapperboard size={22} />} title="No public videos yet">
            This channel has published nothing so far. Look in again later.
          </EmptyState>
        }
      />
      <Suspense>
        <ChannelPlaylists handle={handle} />
      </Suspense>
    </div>
  )
}
