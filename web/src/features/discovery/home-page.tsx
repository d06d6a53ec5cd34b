import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Clapperboard } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { CARD_GRID } from '#web/features/content/card-grid.ts'
import { useCategoryLabel } from '#web/features/content/categories-query.ts'
import type { CardVideo } from '#web/features/content/queries.ts'
import { VideoCard, VideoCardSkeleton } from '#web/features/content/video-card.tsx'
import { useNotInterested } from '#web/features/playback/not-interested.ts'
import { ContinueRow } from '#web/features/playback/watched/continue-row.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { homeQuery } from './home-query.ts'
import { CategoryChips, VideoRow } from './home-rows.tsx'

const VideoGrid = lazy(() => import('#web/features/content/video-grid.tsx'))

/** As many as the server has in its row of them. */
const NEWEST_SHOWN = 12

/** The public front: what to go on with, what is new and what others watch. */
export function HomePage() {
  usePageTitle(t('Home'))
  const { data: home, error, isFetching, refetch } = useQuery(homeQuery)
  const unwanted = useNotInterested()
  const label = useCategoryLabel()
  const wanted = (videos: CardVideo[]) =>
    videos.filter(({ id, channel }) => !unwanted.has(id) && !unwanted.has(channel.id))
  if (!home && error)
    return (
      <ErrorState what={t('The home page')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  return (
    <div className="mx-auto flex w-full max-w-[1440px] flex-col px-gutter pt-6 pb-20">
      <h1 className="sr-only">{t('Home')}</h1>
      {home && <CategoryChips categories={home.categories.map(({ category }) => category)} label={label} />}
      <ContinueRow />
      {home ? (
        <>
          <VideoRow title={t('New from channels you follow')} videos={home.following} more="/following" eager />
          <VideoRow
            title={t('Trending')}
            videos={wanted(home.trending)}
            recommended
            eager={home.following.length === 0}
          />
          <Newest
            videos={wanted(home.newest)}
            isAll={home.newest.length < NEWEST_SHOWN}
            rowsAbove={home.trending.length > 0}
          />
          {home.categories.map(({ category, items }) => (
            <VideoRow key={category} title={label(category)} videos={wanted(items)} category={category} recommended />
          ))}
        </>
      ) : (
        <Loading what={t('videos')}>
          <div className={CARD_GRID}>
            {Array.from({ length: 8 }, (_, card) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cards without identity
              <VideoCardSkeleton key={card} />
            ))}
          </div>
        </Loading>
      )}
    </div>
  )
}

type NewestProps = { videos: CardVideo[]; isAll: boolean; rowsAbove: boolean }

function Newest({ videos, isAll, rowsAbove }: NewestProps) {
  const [all, setAll] = useState(false)
  if (videos.length === 0 && isAll) return rowsAbove ? null : <NothingPublic />
  const first = (
    <div className={CARD_GRID}>
      {videos.map((video, place) => (
        <VideoCard key={video.id} video={video} eager={!rowsAbove && place < 4} recommended />
      ))}
    </div>
  )
  return (
    <section aria-labelledby="newest" className="mb-12">
      <h2 id="newest" className="mb-4 text-20">
        {t('Newest')}
      </h2>
      {all ? (
        <Suspense fallback={first}>
          <VideoGrid before={first} />
        </Suspense>
      ) : (
        first
      )}
      {!all && !isAll && (
        <div className="mt-8 flex justify-center">
          <Button onClick={() => setAll(true)}>{t('Show more of the newest')}</Button>
        </div>
      )}
    </section>
  )
}

function NothingPublic() {
  const { data: me } = useQuery(meQuery)
  return (
    <EmptyState
      icon={<Clapperboard size={22} />}
      title={t('Nothing has been published here yet')}
      action={
        me?.user ? (
          <Link to="/studio" className={buttonClass('primary')}>
            {t('Open your studio')}
          </Link>
        ) : (
          me && (
            <Link to={me.firstAccount ? '/sign-up' : '/sign-in'} className={buttonClass('primary')}>
              {me.firstAccount ? t('Set up this studio') : t('Sign in')}
            </Link>
          )
        )
      }
    >
      {t('The first public video will stand here the moment it is published.')}
    </EmptyState>
  )
}
