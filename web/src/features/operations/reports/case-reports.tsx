import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reasonLabel } from '#web/features/playback/reports/report-words.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { type ReportCase, reportQuery } from './reports-queries.ts'

/** Each report, with the moment it names. */
export function CaseReports({ id, video }: { id: string; video: ReportCase['video'] }) {
  const { data, error, refetch, isFetching } = useQuery(reportQuery(id))
  if (!data && error)
    return <ErrorState what={t('The reports')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
  if (!data) return <Skeleton className="mt-2 h-16" />
  return (
    <ul className="mt-2 flex flex-col gap-3 text-13">
      {data.items.map((each) => (
        <li key={each.id} className="border-s-2 ps-3">
          <p className="text-muted">
            {each.atMs === null ? (
              <Reason reason={each.reason} />
            ) : (
              tx('{reason} at {time}', {
                reason: <Reason reason={each.reason} />,
                time: <Moment atMs={each.atMs} video={video} />,
              })
            )}
            {' · '}
            <span dir="auto">{each.by ?? t('Somebody signed out')}</span> · <RelativeTime time={each.reportedAt} />
          </p>
          {each.text && (
            <p className="max-w-[72ch] text-14 whitespace-pre-line wrap-anywhere" dir="auto">
              {each.text}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

const Reason = ({ reason }: { reason: string }) => <span className="font-medium text-ink">{reasonLabel(reason)}</span>

function Moment({ atMs, video }: { atMs: number; video: ReportCase['video'] }) {
  if (!video.watchable) return <span className="figures">{clockDuration(atMs)}</span>
  return (
    <Link
      to="/watch/$videoId"
      params={{ videoId: video.id }}
      search={{ t: String(Math.floor(atMs / 1000)) }}
      className="figures text-accent hover:underline"
    >
      {clockDuration(atMs)}
    </Link>
  )
}
