import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EyeOff, ThumbsUp } from 'lucide-react'
import { Suspense } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { VideoRowCard } from '#web/features/content/video-row-card.tsx'
import { Endless } from '#web/features/playback/watched/endless.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { likedVideosQuery } from './following-queries.ts'
import { FoundSkeleton } from './found.tsx'
import { SignInTo } from './sign-in-to.tsx'

const CardLike = lazyLater(() => import('#web/features/playback/card-like.tsx'))

/** What somebody likes, liked last first. */
export function LikedPage() {
  usePageTitle(t('Liked'))
  const { data: me } = useQuery(meQuery)
  return (
    <div className="mx-auto w-full max-w-[1000px] px-gutter pt-8 pb-20">
      <h1 className="mb-6 text-24">{t('Liked')}</h1>
      {me?.user && <Liked />}
      {me && !me.user && (
        <SignInTo icon={<ThumbsUp size={22} />} title={t('Sign in to like videos')}>
          {t('Videos that you like stand here, so that you find them again.')}
        </SignInTo>
      )}
    </div>
  )
}

function Liked() {
  const query = useInfiniteQuery(likedVideosQuery)
  const { data, error, isFetching, refetch } = query
  if (!data && error)
    return (
      <ErrorState what={t('What you like')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  if (!data)
    return (
      <Loading what={t('what you like')}>
        <div className="flex flex-col gap-6">
          {[1, 2, 3, 4].map((row) => (
            <FoundSkeleton key={row} />
          ))}
        </div>
      </Loading>
    )
  const items = data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return (
      <EmptyState
        icon={<ThumbsUp size={22} />}
        title={t('You like no videos yet')}
        action={
          <Link to="/" className={buttonClass('secondary')}>
            {t('Find something to watch')}
          </Link>
        }
      >
        {t('Press the thumb below a video, and it stands here.')}
      </EmptyState>
    )
  return (
    <>
      <ul aria-label={t('Videos that you like')} className="flex flex-col gap-6">
        {items.map(({ vodId, video }) => (
          <li key={vodId}>
            {video ? (
              <VideoRowCard video={video}>
                <span className="relative z-10 flex h-7">
                  <Suspense>
                    <CardLike video={video} />
                  </Suspense>
                </span>
              </VideoRowCard>
            ) : (
              <p className="flex items-center gap-3 rounded-card border px-4 py-3 text-14 text-muted">
                <EyeOff size={16} aria-hidden="true" />
                {t('This video is private now, or gone.')}
              </p>
            )}
          </li>
        ))}
      </ul>
      <Endless of={query} />
    </>
  )
}
