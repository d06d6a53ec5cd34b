import { useInfiniteQuery } from '@tanstack/react-query'
import { t } from '#web/lib/i18n/t.ts'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { ratingsQuery } from './queries.ts'
import { RatingSentences } from './rating-sentences.tsx'
import { RatingSummary } from './rating-summary.tsx'

/** In the studio: what viewers think of a video. Nothing while nobody has said anything. */
export default function RatingsCard({ videoId }: { videoId: string }) {
  const { data } = useInfiniteQuery(ratingsQuery(videoId))
  const ratings = data?.pages[0]
  if (!ratings || ratings.count === 0) return null
  return (
    <Card>
      <CardHeader title={t('Ratings')} description={t('Of viewers who have seen at least half of it.')} />
      <div className="flex flex-col gap-4 px-4 pb-4 sm:px-5 sm:pb-5">
        <RatingSummary ratings={ratings} />
        <RatingSentences videoId={videoId} />
      </div>
    </Card>
  )
}
