import { useInfiniteQuery } from '@tanstack/react-query'
import { Flag } from 'lucide-react'
import { REASON_IDS } from '#web/features/playback/reports/reason-ids.ts'
import { reasonLabel } from '#web/features/playback/reports/report-words.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Select } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { CaseRow } from './case-row.tsx'
import { reportsQuery } from './reports-queries.ts'
import { type ReportsSearch, readReportsSearch } from './reports-search.ts'

type Props = { search: ReportsSearch; onSearch: (search: ReportsSearch) => void }

/** What viewers have reported: a case for each video, or sentence about one, until it is decided. */
export function ReportsPage({ search, onSearch }: Props) {
  usePageTitle(t('Reports'))
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    reportsQuery(search),
  )
  const cases = data?.pages.flatMap((page) => page.items)
  const open = data?.pages[0]?.open ?? 0
  const filtered = Boolean(search.reason ?? search.about)
  const change = (patch: Record<string, string>) => onSearch(readReportsSearch({ ...search, ...patch }))
  return (
    <Card className="max-w-[960px]">
      <CardHeader
        title={t('Reports')}
        description={t(
          'What viewers say is wrong. Channel and reporters hear what you decide; the channel never hears who reported.',
        )}
      />
      <div className="flex flex-wrap items-center gap-3 px-4 pb-4 sm:px-5">
        <Segmented
          label={t('Show')}
          value={search.state ?? 'open'}
          options={[
            { value: 'open', label: open > 0 ? t('Waiting ({count})', { count: open }) : t('Waiting') },
            { value: 'decided', label: t('Decided') },
          ]}
          onChange={(state) => change({ state })}
        />
        <Select
          aria-label={t('About')}
          value={search.about ?? ''}
          onChange={(event) => change({ about: event.target.value })}
        >
          <option value="">{t('Videos and sentences')}</option>
          <option value="video">{t('Videos')}</option>
          <option value="sentence">{t('Sentences of ratings')}</option>
        </Select>
        <Select
          aria-label={t('Reason')}
          value={search.reason ?? ''}
          onChange={(event) => change({ reason: event.target.value })}
        >
          <option value="">{t('Every reason')}</option>
          {REASON_IDS.map((id) => (
            <option key={id} value={id}>
              {reasonLabel(id)}
            </option>
          ))}
        </Select>
      </div>
      <div className="border-t">
        {!cases && error && (
          <ErrorState what={t('The reports')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {!cases && !error && <Skeleton className="m-5 h-32" />}
        {cases?.length === 0 && (
          <EmptyState
            icon={<Flag size={22} />}
            title={filtered ? t('Nothing matches') : t('Nothing here')}
            action={
              filtered && (
                <Button onClick={() => onSearch({ state: search.state ?? 'open' })}>{t('Clear filters')}</Button>
              )
            }
          >
            {search.state === 'decided' ? t('Nothing was decided yet.') : t('Nothing that was reported waits for you.')}
          </EmptyState>
        )}
        {cases && cases.length > 0 && (
          <ul className="divide-y divide-line">
            {cases.map((each) => (
              <CaseRow key={each.id} of={each} />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <div className="border-t p-4 text-center">
            <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('Show more')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
