import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { compact } from '#web/lib/format-number.ts'
import { dateOnly } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Badge } from '#web/ui/badge.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { type RetentionRule, retentionPreviewQuery } from './retention-queries.ts'

/** Which videos go when, the soonest first. */
export function RetentionAhead({ channelId, rules }: { channelId: string; rules: RetentionRule[] }) {
  const asked = useDeferredValue(rules)
  const { data, error, refetch } = useQuery(retentionPreviewQuery(channelId, asked))
  if (!data && error) return <ErrorState what={t('The preview')} problem={asProblem(error)} onRetry={() => refetch()} />
  if (!data) return <Skeleton className="h-32 w-full" />
  if (data.total === 0) return <p className="text-14 text-muted">{t('Nothing goes within a year.')}</p>
  const more = data.total - data.items.length
  return (
    <>
      <p className="text-14">
        {tx(
          '<b>{total, plural, one {# video} other {# videos}}</b> within a year, {soon, plural, one {# video} other {# videos}} of them within 30 days.',
          {
            total: compact(data.total),
            soon: compact(data.soon),
            b: (text) => <b className="font-medium">{text}</b>,
          },
        )}
      </p>
      <ul className="flex max-h-96 flex-col divide-y overflow-y-auto text-14">
        {data.items.map((item) => (
          <li key={item.videoId} className="flex items-baseline justify-between gap-4 py-2">
            <Link
              to="/studio/content/$videoId"
              params={{ videoId: item.videoId }}
              className="min-w-0 truncate hover:underline"
              dir="auto"
            >
              {item.title}
            </Link>
            <span className="flex shrink-0 items-baseline gap-2 text-13 text-muted">
              {item.announced && <Badge>{t('Announced')}</Badge>}
              {dateOnly(new Date(item.goesAt))}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="text-13 text-faint">
          {t('And {count, plural, one {# other} other {# others}}.', { count: compact(more) })}
        </p>
      )}
    </>
  )
}
