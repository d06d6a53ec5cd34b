import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Clapperboard, Users } from 'lucide-react'
import { FollowButton } from '#web/features/accounts/follow-button.tsx'
import { meQuery } from '#web/features/accounts/queries.ts'
import { CARD_GRID } from '#web/features/content/card-grid.ts'
import { VideoCard, VideoCardSkeleton } from '#web/features/content/video-card.tsx'
import { Endless } from '#web/features/playback/watched/endless.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { buttonClass } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { followedChannelsQuery, followingVideosQuery } from './following-queries.ts'
import { SignInTo } from './sign-in-to.tsx'

/** New from the channels that somebody follows, and those channels. */
export function FollowingPage() {
  usePageTitle(t('Following'))
  const { data: me } = useQuery(meQuery)
  return (
    <div className="mx-auto w-full max-w-[1440px] px-gutter pt-8 pb-20">
      <h1 className="mb-6 text-24">{t('Following')}</h1>
      {me?.user && <Following />}
      {me && !me.user && (
        <SignInTo icon={<Users size={22} />} title={t('Sign in to follow channels')}>
          {t('New videos of the channels that you follow stand here, the newest first.')}
        </SignInTo>
      )}
    </div>
  )
}

function Following() {
  const channels = useInfiniteQuery(followedChannelsQuery)
  const followsNobody = channels.data?.pages[0]?.items.length === 0
  if (followsNobody)
    return (
      <EmptyState
        icon={<Users size={22} />}
        title={t('You follow no channels yet')}
        action={
          <Link to="/" className={buttonClass('secondary')}>
            {t('Find something to watch')}
          </Link>
        }
      >
        {t('Press “Follow” on a channel or below a video, and what is new there stands here.')}
      </EmptyState>
    )
  return (
    <div className="grid items-start gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,1fr)_320px]">
      <aside
        aria-labelledby="channels"
        className="lg:sticky lg:top-20 lg:order-2 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
      >
        <h2 id="channels" className="mb-3 text-16">
          {t('Channels')}
        </h2>
        <Channels />
      </aside>
      <section aria-label={t('New videos')} className="min-w-0">
        <Videos />
      </section>
    </div>
  )
}

function Channels() {
  const query = useInfiniteQuery(followedChannelsQuery)
  const { data: me } = useQuery(meQuery)
  const { data, error, isFetching, refetch } = query
  if (!data && error)
    return (
      <ErrorState what={t('Your channels')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  if (!data)
    return (
      <Loading what={t('your channels')}>
        {[1, 2, 3].map((row) => (
          <Skeleton key={row} className="mb-2 h-12" />
        ))}
      </Loading>
    )
  return (
    <>
      <ul className="flex flex-col gap-1">
        {data.pages
          .flatMap((page) => page.items)
          .map(({ channel, level }) => (
            <li key={channel.id} className="flex items-center gap-3 py-1.5">
              <Link
                to="/channel/$handle"
                params={{ handle: channel.handle }}
                className="flex min-w-0 flex-1 items-center gap-3 rounded-control"
              >
                <Avatar name={channel.name} src={channel.picture} size={36} />
                <span className="min-w-0">
                  <span
                    className={`block truncate text-with-page text-14 font-semibold${channel.verifiedAt ? ' verified' : ''}`}
                    dir="auto"
                  >
                    {channel.name}
                  </span>
                  <span className="block truncate text-13 text-muted">
                    {t('{count, plural, one {# follower} other {# followers}}', {
                      count: compact(channel.followerCount),
                    })}
                  </span>
                </span>
              </Link>
              <FollowButton channel={channel} me={me} level={level} />
            </li>
          ))}
      </ul>
      <ShowMore of={query} />
    </>
  )
}

function Videos() {
  const query = useInfiniteQuery(followingVideosQuery)
  const { data, error, isFetching, refetch } = query
  if (!data && error)
    return (
      <ErrorState what={t('The new videos')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  const grid = CARD_GRID.replace(' xl:grid-cols-4', '').replace('lg:grid-cols-3', 'xl:grid-cols-3')
  if (!data)
    return (
      <Loading what={t('new videos')}>
        <div className={grid}>
          {[1, 2, 3, 4, 5, 6].map((card) => (
            <VideoCardSkeleton key={card} />
          ))}
        </div>
      </Loading>
    )
  const videos = data.pages.flatMap((page) => page.items)
  if (videos.length === 0)
    return (
      <EmptyState icon={<Clapperboard size={22} />} title={t('Nothing new yet')}>
        {t('The channels that you follow have published nothing so far.')}
      </EmptyState>
    )
  return (
    <>
      <div className={grid}>
        {videos.map((video) => (
          <VideoCard key={video.id} video={video} />
        ))}
      </div>
      <Endless of={query} />
    </>
  )
}
