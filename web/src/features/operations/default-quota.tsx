import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { minutesInWords } from './channels-table.tsx'
import { defaultQuotaQuery } from './queries.ts'
import { QuotaDialog } from './quota-dialog.tsx'

export function DefaultQuota() {
  const { data, error, refetch, isFetching } = useQuery(defaultQuotaQuery)
  const [editing, setEditing] = useState(false)
  return (
    <Card>
      <CardHeader
        title={t('Limits of every channel')}
        description={t('As long as nothing else is set for one. What a channel holds already stays.')}
        actions={data && <Button onClick={() => setEditing(true)}>{t('Change')}</Button>}
      />
      <div className="border-t px-4 py-4 sm:px-5">
        {!data && error && (
          <ErrorState what={t('The limits')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {!data && !error && <Skeleton className="h-9" />}
        {data && (
          <dl className="flex flex-wrap gap-x-12 gap-y-3 text-14">
            <div>
              <dt className="text-13 text-muted">{t('Storage')}</dt>
              <dd className="figures font-medium">{limitInWords(data.inForce.storageBytes, formatBytes)}</dd>
            </div>
            <div>
              <dt className="text-13 text-muted">{t('Length of all videos')}</dt>
              <dd className="figures font-medium">{limitInWords(data.inForce.minutes, minutesInWords)}</dd>
            </div>
          </dl>
        )}
      </div>
      {editing && data && <QuotaDialog installation={data} onClose={() => setEditing(false)} />}
    </Card>
  )
}

const limitInWords = (limit: number | null, inWords: (value: number) => string): string =>
  limit === null ? t('No limit') : inWords(limit)
