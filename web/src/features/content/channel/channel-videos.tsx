import { useInfiniteQuery } from '@tanstack/react-query'
import { Clapperboard, SearchX } from 'lucide-react'
import { Suspense } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { CARD_GRID } from '../card-grid.ts'
import { type CardVideo, type ChannelList, channelVideosQuery } from '../queries.ts'
import { VideoCard, VideoCardSkeleton } from '../video-card.tsx'
import { VideoRowCard } from '../video-row-card.tsx'
import { ChannelFilters, listView } from './channel-filters.tsx'

const CardLike = lazyLater(() => import('#web/features/playback/card-like.tsx'))

type Props = { handle: string; list: ChannelList; onList: (list: ChannelList) => void }

/** What a channel has published, twelve at a time, in the order and the look that its viewer likes. */
export function ChannelVideos({ handle, list, onList }: Props) {
  const isList = listView.use() === 'list'
  const query = useInfiniteQuery(channelVideosQuery(handle, list))
  const { data, error, isFetching, refetch } = query
  const videos = data?.pages.flatMap((page) => page.items)
  const isNarrowed = Boolean(list.q || list.date)
  if (videos?.length === 0 && !isNarrowed)
    return (
      <EmptyState icon={<Clapperboard size={22} />} title={t('No public videos yet')}>
        {t('This channel has published nothing so far. Look in again later.')}
      </EmptyState>
    )
  return (
    <>
      <ChannelFilters list={list} onList={onList} />
      {!videos && error && (
        <ErrorState what={t('The videos')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      )}
      {!videos && !error && <Coming isList={isList} />}
      {videos?.length === 0 && (
        <EmptyState
          icon={<SearchX size={22} />}
          title={t('No videos like this')}
          action={<Button onClick={() => onList({ sort: list.sort })}>{t('Show all')}</Button>}
        >
          {t('Search for another word, or in a longer period.')}
        </EmptyState>
      )}
      {videos && videos.length > 0 && <Videos videos={videos} isList={isList} />}
      <ShowMore of={query} size="lg" />
    </>
  )
}

function Videos({ videos, isList }: { videos: CardVideo[]; isList: boolean }) {
  const Card = isList ? VideoRowCard : VideoCard
  return (
    <ul aria-label={t('Videos')} className={isList ? 'flex max-w-[1000px] flex-col gap-6' : CARD_GRID}>
      {videos.map((video) => (
        <li key={video.id} className="min-w-0">
          <Card video={video} withChannel={false}>
            <span className="relative z-10 flex h-7">
              <Suspense>
                <CardLike video={video} />
              </Suspense>
            </span>
          </Card>
        </li>
      ))}
    </ul>
  )
}

const Coming = ({ isList }: { isList: boolean }) => (
  <Loading what={t('videos')}>
    <div className={isList ? 'flex max-w-[1000px] flex-col gap-6' : CARD_GRID}>
      {Array.from({ length: 8 }, (_, card) =>
        isList ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
          <Skeleton key={card} className="aspect-video w-[42vw] max-w-[280px] rounded-card!" />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: cards without identity
          <VideoCardSkeleton key={card} withChannel={false} />
        ),
      )}
    </div>
  </Loading>
)
