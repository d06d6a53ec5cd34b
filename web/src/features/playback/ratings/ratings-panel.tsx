import { useInfiniteQuery } from '@tanstack/react-query'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { OwnRating } from './own-rating.tsx'
import { ratingsQuery } from './queries.ts'
import { RatingSentences } from './rating-sentences.tsx'
import { RatingSummary } from './rating-summary.tsx'

/** What people think of a video, and what the reader does. */
export function RatingsPanel({ videoId }: { videoId: string }) {
  const { data, error, refetch, isFetching } = useInfiniteQuery(ratingsQuery(videoId))
  const ratings = data?.pages[0]
  const isComing = !ratings && !error
  return (
    <section aria-labelledby="ratings" data-coming={isComing || undefined} className="mt-8 flex flex-col gap-4">
      <h2 id="ratings" className="text-16 font-semibold">
        {t('Ratings')}
      </h2>
      {!ratings && error && (
        <ErrorState what={t('The ratings')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      )}
      {isComing && <Skeleton className="h-16 w-full max-w-[480px]" />}
      {ratings && <RatingSummary ratings={ratings} />}
      <OwnRating videoId={videoId} />
      <RatingSentences videoId={videoId} />
    </section>
  )
}
