import { useQuery } from '@tanstack/react-query'
import { Download, TvMinimalPlay } from 'lucide-react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { PageHeader } from '#web/features/frame/page-header.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ContentTabs } from '../content-tabs.tsx'
import { ImportRow } from './import-row.tsx'
import { NewImport } from './new-import.tsx'
import { importsQuery } from './queries.ts'

/** Many files from elsewhere, each an upload like any other. */
export function ImportPage() {
  usePageTitle(t('Import'))
  const own = useOwnChannel()
  const { data, error, refetch } = useQuery({ ...importsQuery(own?.id ?? ''), enabled: own !== null })
  return (
    <>
      <PageHeader title={t('Content')} />
      <ContentTabs />
      {!own ? (
        <Card>
          <EmptyState icon={<TvMinimalPlay size={22} />} title={t('You have no channel yet')}>
            {t('It is made with your first upload, under your name.')}
          </EmptyState>
        </Card>
      ) : (
        <div className="flex max-w-[960px] flex-col gap-6">
          {/* Who may not see the list may not begin one either. */}
          {!(error && !data && asProblem(error).status === 403) && <NewImport channelId={own.id} />}
          <Card>
            <CardHeader title={t('Imports')} description={t('Of the last 30 days, latest first.')} />
            <div className="border-t">
              {error && !data && (
                <ErrorState what={t('The imports')} problem={asProblem(error)} onRetry={() => refetch()} />
              )}
              {!data && !error && <Skeleton className="m-5 h-24" />}
              {data?.items.length === 0 && (
                <EmptyState icon={<Download size={22} />} title={t('Nothing imported yet')}>
                  {t('Choose above where the files are. They go on coming when you close this page.')}
                </EmptyState>
              )}
              <ul className="divide-y divide-line">
                {data?.items.map((each) => (
                  <li key={each.id}>
                    <ImportRow one={each} />
                  </li>
                ))}
              </ul>
            </div>
          </Card>
        </div>
      )}
    </>
  )
}
