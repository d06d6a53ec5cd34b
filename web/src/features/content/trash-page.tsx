import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { PageHeader } from '#web/features/frame/page-header.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { StaleNote } from '#web/ui/stale-note.tsx'
import { ContentTabs } from './content-tabs.tsx'
import { startBulk } from './library/bulk-jobs.ts'
import { PurgeDialog, type ToPurge } from './purge-dialog.tsx'
import { trashQuery } from './queries.ts'
import { storageQuery } from './trash-queries.ts'
import { TrashTable } from './trash-table.tsx'
import { VideoTableSkeleton } from './video-table.tsx'

/** Deleted videos, with the way back and the way out. */
export function TrashPage() {
  usePageTitle(t('Trash'))
  const channel = useOwnChannel()
  const channelId = channel?.id ?? null
  const query = useInfiniteQuery(trashQuery(channelId))
  const storage = useQuery(storageQuery(channelId)).data
  const { data, error, isFetching, refetch } = query
  const videos = data?.pages.flatMap((page) => page.items) ?? []
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [purging, setPurging] = useState<ToPurge | null>(null)
  const queryClient = useQueryClient()
  const selected = videos.filter((video) => chosen.has(video.id))
  const mayPurge = !channel || channel.role === 'owner' || channel.role === 'manager'
  const notPurge = mayPurge
    ? null
    : t(
        'Your role here is {role, select, editor {editor} moderator {moderator} analyst {analyst} other {accountant}}: only owner and manager may delete for good.',
        { role: channel.role },
      )
  const restore = (ids: string[]) => {
    setChosen(new Set())
    void startBulk(queryClient, { channelId, select: { ids }, action: { kind: 'restore' }, count: ids.length })
  }
  return (
    <>
      <PageHeader title={t('Content')} />
      <ContentTabs />
      {data && error && (
        <StaleNote since={query.dataUpdatedAt} onRetry={() => refetch()} busy={isFetching} className="mb-4" />
      )}
      {videos.length > 0 && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="max-w-[72ch] text-13 text-muted">
            {storage
              ? t(
                  'Nobody can watch what is here. After {days, plural, one {# day} other {# days}} it is deleted for good. {count, plural, one {# video} other {# videos}}, {size}.',
                  {
                    days: storage.trashDays,
                    count: compact(storage.trash.videos),
                    size: formatBytes(storage.trash.bytes),
                  },
                )
              : t('Nobody can watch what is here.')}
          </p>
          <div className="flex flex-wrap gap-2">
            {selected.length > 0 ? (
              <>
                <Button icon={<RotateCcw size={15} />} onClick={() => restore(selected.map((video) => video.id))}>
                  {t('Restore {count}', { count: selected.length })}
                </Button>
                <Button
                  variant="danger-quiet"
                  unavailable={notPurge}
                  onClick={() => setPurging({ kind: 'some', videos: selected })}
                >
                  {t('Delete {count} for good', { count: selected.length })}
                </Button>
              </>
            ) : (
              <Button unavailable={notPurge} onClick={() => setPurging({ kind: 'all' })}>
                {t('Empty trash')}
              </Button>
            )}
          </div>
        </div>
      )}
      <Card className="overflow-clip">
        {!data && !error && <VideoTableSkeleton />}
        {!data && error && (
          <ErrorState what={t('The trash')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {data && videos.length === 0 && (
          <EmptyState icon={<Trash2 size={22} />} title={t('The trash is empty')}>
            {storage
              ? t(
                  'A video that you delete comes here and can be restored for {days, plural, one {# day} other {# days}}.',
                  { days: storage.trashDays },
                )
              : t('A video that you delete comes here and can be restored.')}
          </EmptyState>
        )}
        {videos.length > 0 && (
          <TrashTable
            videos={videos}
            trashDays={storage?.trashDays ?? null}
            chosen={chosen}
            onChoose={setChosen}
            notPurge={notPurge}
            onRestore={(video) => restore([video.id])}
            onPurge={(video) => setPurging({ kind: 'some', videos: [video] })}
          />
        )}
      </Card>
      <ShowMore of={query} />
      <PurgeDialog
        what={purging}
        channelId={channelId}
        total={storage?.trash.videos ?? videos.length}
        onClose={(purged) => {
          setPurging(null)
          if (purged) setChosen(new Set())
        }}
      />
    </>
  )
}
