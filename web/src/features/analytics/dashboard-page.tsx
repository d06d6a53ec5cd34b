import { useQuery } from '@tanstack/react-query'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { isUploadQuiet } from '#web/features/content/processing-words.ts'
import type { Video } from '#web/features/content/queries.ts'
import { PageHeader } from '#web/features/frame/page-header.tsx'
import { FirstStepsCard } from '#web/features/onboarding/first-steps-card.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { StaleNote } from '#web/ui/stale-note.tsx'
import { DashboardSkeleton } from './dashboard-skeleton.tsx'
import { FiguresCard } from './figures-card.tsx'
import { FirstVideo } from './first-video.tsx'
import { LatestVideoCard } from './latest-video-card.tsx'
import { NeedsYou } from './needs-you.tsx'
import { type Dashboard, type Days, dashboardQuery } from './queries.ts'
import { RecentVideosCard } from './recent-videos-card.tsx'
import { WithoutFigures } from './without-figures.tsx'

const PERIODS = ['7', '28', '90'] as const satisfies Days[]

const hasViews = ({ figures }: Dashboard): boolean =>
  figures !== null && figures.views.value + figures.views.previous > 0

const canStandLarge = (video: Video): boolean =>
  video.status !== 'failed' && video.kind !== 'article' && !isUploadQuiet(video)

type Props = { days: Days; onDays: (days: Days) => void }

/** The studio's first page: what needs you, the figures, the latest videos. */
export function DashboardPage({ days, onDays }: Props) {
  usePageTitle(t('Home'))
  const channel = useOwnChannel()
  const query = useQuery(dashboardQuery(channel?.id ?? null, days))
  const { data, error, isFetching, isPlaceholderData, refetch } = query
  const periods = PERIODS.map((value) => ({
    value,
    label: t('{count, plural, one {# day} other {# days}}', { count: Number(value) }),
  }))
  const empty = data?.latestVideos.length === 0
  const problem = error && asProblem(error)
  const notForRole = !data && channel !== null && problem?.status === 403
  // What failed or stopped stands above, under "Needs you"; the large place is for the latest one that can be watched.
  const latest = data?.latestVideos.find(canStandLarge) ?? data?.latestVideos[0]
  return (
    <>
      <PageHeader
        title={t('Home')}
        actions={
          !empty && !notForRole && <Segmented label={t('Period')} value={days} options={periods} onChange={onDays} />
        }
      />
      {!data && !error && <DashboardSkeleton />}
      {notForRole && <WithoutFigures channel={channel} reason={problem.detail} />}
      {!data && problem && !notForRole && (
        <Card>
          <ErrorState what={t('Your figures')} problem={problem} onRetry={() => refetch()} busy={isFetching} />
        </Card>
      )}
      {data && empty && (
        <div className="flex flex-col gap-5">
          <FirstVideo />
          <FirstStepsCard videos={[]} />
        </div>
      )}
      {data && !empty && (
        <div className="flex flex-col gap-5">
          {error && <StaleNote since={query.dataUpdatedAt} onRetry={() => refetch()} busy={isFetching} />}
          <FirstStepsCard videos={data.latestVideos} viewed={hasViews(data)} />
          <NeedsYou videos={data.latestVideos} />
          <FiguresCard dashboard={data} stale={isPlaceholderData} />
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
            {latest && <LatestVideoCard video={latest} />}
            <RecentVideosCard videos={data.latestVideos.filter((video) => video !== latest)} />
          </div>
        </div>
      )}
    </>
  )
}
