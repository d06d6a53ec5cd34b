import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { listed } from '#web/lib/format-list.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { cancelImport, type Import, type ImportItem, importQuery, retryImport } from './queries.ts'

const STATES: Record<Import['state'], { label: () => string; tone: Tone }> = {
  looking: { label: () => t('Looking'), tone: 'accent' },
  running: { label: () => t('Running'), tone: 'accent' },
  done: { label: () => t('Done'), tone: 'success' },
  cancelled: { label: () => t('Cancelled'), tone: 'neutral' },
  failed: { label: () => t('Failed'), tone: 'danger' },
}

export function ImportRow({ one }: { one: Import }) {
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState(false)
  const again = () => queryClient.invalidateQueries({ queryKey: ['content'] })
  const onError = (thrown: unknown) =>
    toast(t('Nothing was changed'), { tone: 'danger', detail: asProblem(thrown).message })
  const cancel = useMutation({ mutationFn: () => cancelImport(one.id), onSuccess: again, onError })
  const retry = useMutation({ mutationFn: () => retryImport(one.id, null), onSuccess: again, onError })
  const running = one.state === 'looking' || one.state === 'running'
  const state =
    one.state === 'done' && one.failed > 0
      ? { label: () => t('Done in part'), tone: 'warning' as const }
      : STATES[one.state]
  return (
    <div className="flex flex-col gap-2 px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-with-page min-w-0 flex-1 basis-52 truncate text-14 font-medium" dir="auto">
          {sourceWords(one)}
        </span>
        <Badge tone={state.tone}>{state.label()}</Badge>
        <span className="text-13 text-muted">
          <RelativeTime time={one.createdAt} />
        </span>
      </div>
      {running && (
        <Progress
          label={t('Imported')}
          percent={
            one.state === 'looking' || one.total === 0
              ? null
              : (100 * (one.done + one.skipped + one.failed)) / one.total
          }
        />
      )}
      {one.problem && <p className="text-13 text-danger">{one.problem}</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="figures min-w-0 flex-1 basis-52 text-13 text-muted">{progressWords(one)}</p>
        {running && (
          <Button size="sm" busy={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('Cancel')}
          </Button>
        )}
        {!running && (one.failed > 0 || one.state === 'failed') && (
          <Button
            size="sm"
            busy={retry.isPending}
            unavailable={one.why.retry ?? null}
            onClick={() => (one.source.kind === 's3' ? setAsking(true) : retry.mutate())}
          >
            {one.failed > 0 ? t('Try failed again') : t('Try again')}
          </Button>
        )}
        <Button size="sm" variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('Hide files') : t('Show files')}
        </Button>
      </div>
      {asking && <KeysDialog one={one} onClose={() => setAsking(false)} />}
      {open && <Items id={one.id} onlyFailed={one.failed > 0 && one.total > 100} />}
    </div>
  )
}

function progressWords({ done, total, receivedBytes, skipped, failed }: Import): string {
  return listed([
    t('{done} of {count, plural, one {# file} other {# files}}', { done, count: compact(total) }),
    ...(receivedBytes > 0 ? [formatBytes(receivedBytes)] : []),
    ...(skipped > 0 ? [t('{count, plural, one {# skipped} other {# skipped}}', { count: skipped })] : []),
    ...(failed > 0 ? [t('{count, plural, one {# failed} other {# failed}}', { count: failed })] : []),
  ])
}

function sourceWords({ source }: Import): string {
  if (source.kind === 'folder') return source.folder
  if (source.kind === 's3') return `${source.bucket}/${source.prefix}`
  return t('{count, plural, one {# address} other {# addresses}}', { count: compact(source.count) })
}

const ITEMS: Record<ImportItem['state'], { label: () => string; tone: Tone }> = {
  waiting: { label: () => t('Waiting'), tone: 'neutral' },
  running: { label: () => t('Coming'), tone: 'accent' },
  done: { label: () => t('Imported'), tone: 'success' },
  skipped: { label: () => t('Skipped'), tone: 'neutral' },
  failed: { label: () => t('Failed'), tone: 'danger' },
}

function Items({ id, onlyFailed }: { id: string; onlyFailed: boolean }) {
  const { data, error, refetch } = useQuery(importQuery(id, onlyFailed ? 'failed' : undefined))
  if (error && !data) return <ErrorState what={t('The files')} problem={asProblem(error)} onRetry={() => refetch()} />
  if (!data) return <Skeleton className="h-16" />
  return (
    <ul className="max-h-96 divide-y divide-line overflow-y-auto rounded-control border text-13">
      {data.items.map((item) => (
        <li key={item.place} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
          <span className="text-with-page min-w-0 flex-1 basis-40 truncate" title={item.key} dir="auto">
            {item.videoId && item.state !== 'running' ? (
              <Link to="/studio/content/$videoId" params={{ videoId: item.videoId }} className="hover:underline">
                {item.name}
              </Link>
            ) : (
              item.name
            )}
          </span>
          {item.reason && <span className="text-muted">{item.reason}</span>}
          {item.state === 'running' && item.sizeBytes !== null && (
            <span className="figures text-muted">
              {t('{received} of {size}', {
                received: formatBytes(item.receivedBytes),
                size: formatBytes(item.sizeBytes),
              })}
            </span>
          )}
          <Badge tone={ITEMS[item.state].tone}>{ITEMS[item.state].label()}</Badge>
        </li>
      ))}
      {data.nextCursor && <li className="px-3 py-2 text-muted">{t('The first 100 are shown.')}</li>}
    </ul>
  )
}
