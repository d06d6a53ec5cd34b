import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert, Download, FileVideo, RotateCcw, Scissors, Trash2, Upload, X } from 'lucide-react'
import { useState } from 'react'
import { pickReplacement } from '#web/features/uploads/pick-files.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { ownVideoQuery } from '../queries.ts'
import { changeVersion, editQuery, type Version, versionsQuery } from './queries.ts'
import { TimesToMove } from './times-to-move.tsx'

/** What the file was, is and will be. */
export function VersionsCard({ videoId }: { videoId: string }) {
  const { data, error, refetch, isFetching } = useQuery(versionsQuery(videoId))
  const [picking, setPicking] = useState(false)
  if (error && !data)
    return (
      <ErrorState what={t('The versions')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  if (!data) return <Skeleton className="h-48 w-full" />
  const replace = async () => {
    setPicking(true)
    const chosen = await pickReplacement(videoId).catch((error: unknown) => {
      toast(asProblem(error).message, { tone: 'danger' })
      return false
    })
    setPicking(false)
    if (chosen) setTimeout(() => void refetch(), 1500)
  }
  return (
    <Card aria-labelledby="versions-title">
      <CardHeader
        id="versions-title"
        title={t('Versions')}
        description={t('The address, the views and the comments stay whichever one plays.')}
        actions={
          <Button
            size="sm"
            icon={<Upload size={14} />}
            busy={picking}
            unavailable={data.can.replace ? null : (data.why.replace ?? t('Not now'))}
            onClick={() => void replace()}
          >
            {t('Replace file')}
          </Button>
        }
      />
      {data.items.find((each) => each.current)?.textsDiffer && (
        <Callout tone="warning" className="mx-4 mb-3 sm:mx-5">
          {t('Its captions and chapters were made for a version of another length. Check their times.')}
        </Callout>
      )}
      <TimesToMove videoId={videoId} versions={data.items} />
      <ol className="divide-y border-t">
        {data.items.map((version) => (
          <Row key={version.id} videoId={videoId} version={version} />
        ))}
      </ol>
      <p className="figures border-t px-4 py-2.5 text-13 text-faint sm:px-5">
        {t('{size} of original files', { size: formatBytes(data.totalBytes) })}
      </p>
    </Card>
  )
}

const KINDS = { upload: () => t('First upload'), replacement: () => t('Replacement'), cut: () => t('Cut') }

function Row({ videoId, version }: { videoId: string; version: Version }) {
  const queryClient = useQueryClient()
  const change = useMutation({
    mutationFn: (verb: Parameters<typeof changeVersion>[2]) => changeVersion(videoId, version.id, verb),
    onSuccess: async (answer, verb) => {
      queryClient.setQueryData(versionsQuery(videoId).queryKey, answer)
      if (verb === 'delete') toast(t('The version is in the trash for 30 days.'))
      await queryClient.invalidateQueries({ queryKey: ownVideoQuery(videoId).queryKey })
      await queryClient.invalidateQueries({ queryKey: editQuery(videoId).queryKey })
    },
    onError: (error) => toast(asProblem(error).message),
  })
  const busy = change.isPending
  const trashed = version.deletedAt !== null
  return (
    <li className={`flex flex-col gap-2 px-4 py-3 text-13 sm:px-5 ${trashed ? 'opacity-75' : ''}`}>
      <div className="flex items-center gap-2">
        {version.kind === 'cut' ? (
          <Scissors size={16} aria-hidden="true" className="shrink-0 text-muted" />
        ) : (
          <FileVideo size={16} aria-hidden="true" className="shrink-0 text-muted" />
        )}
        <span className="font-medium">{KINDS[version.kind]()}</span>
        {version.current && version.status !== 'failed' && <Badge tone="accent">{t('Plays now')}</Badge>}
        {trashed && <Badge>{t('In the trash')}</Badge>}
        {version.status === 'failed' && <Badge tone="danger">{t('Failed')}</Badge>}
        <span className="ms-auto text-faint">
          <RelativeTime time={version.createdAt} />
        </span>
      </div>
      <p className="figures flex flex-wrap gap-x-3 gap-y-0.5 text-muted">
        {version.filename && (
          <span className="wrap-anywhere" dir="auto">
            {version.filename}
          </span>
        )}
        {version.durationMs !== null && <span>{clockDuration(version.durationMs)}</span>}
        {version.sizeBytes !== null && <span>{formatBytes(version.sizeBytes)}</span>}
        {version.createdBy?.name && <span dir="auto">{version.createdBy.name}</span>}
      </p>
      {version.sha256 && (
        <details className="text-12 text-faint">
          <summary className="cursor-pointer">{t('Checksum (SHA-256)')}</summary>
          <code className="mt-1 block font-mono break-all select-all">{version.sha256}</code>
        </details>
      )}
      {version.status === 'uploading' && (
        <p className="text-muted">{t('Being uploaded; the one that plays goes on.')}</p>
      )}
      {version.status === 'processing' && !trashed && (
        <div className="flex items-center gap-3">
          <Progress
            label={version.processing?.step === 'cut' ? t('Cutting') : t('Processing')}
            percent={version.processing?.percent ?? null}
            className="flex-1"
          />
          <span className="figures text-faint">
            {version.processing?.step === 'cut' ? t('Cutting') : t('Processing')}
            {version.processing?.percent != null && ` ${exactNumber(Math.floor(version.processing.percent))}\u202f%`}
          </span>
          {!version.current && (
            <IconButton label={t('Cancel')} size="sm" icon={<X size={14} />} onClick={() => change.mutate('cancel')} />
          )}
        </div>
      )}
      {version.problem && !trashed && (
        <p className="flex gap-1.5 text-danger">
          <CircleAlert size={14} aria-hidden="true" className="mt-0.5 shrink-0" />
          <span>
            {version.problem.message} <code className="font-mono text-12">{version.problem.code}</code>
          </span>
        </p>
      )}
      <div className="flex flex-wrap items-center gap-1.5">
        {version.can.use && (
          <Button size="sm" busy={busy} onClick={() => change.mutate('use')}>
            {t('Use this version')}
          </Button>
        )}
        {version.can.retry && (
          <Button size="sm" busy={busy} onClick={() => change.mutate('retry')}>
            {t('Try again')}
          </Button>
        )}
        {version.can.restore && (
          <Button size="sm" busy={busy} icon={<RotateCcw size={14} />} onClick={() => change.mutate('restore')}>
            {t('Restore')}
          </Button>
        )}
        {version.can.download && (
          <a
            href={`/api/creator/videos/${videoId}/versions/${version.id}/original`}
            download
            className={buttonClass('quiet', 'sm')}
          >
            <Download size={14} aria-hidden="true" />
            {t('Original')}
          </a>
        )}
        {version.can.delete && version.status !== 'uploading' && (
          <IconButton
            label={t('Delete this version')}
            size="sm"
            icon={<Trash2 size={14} />}
            onClick={() => change.mutate('delete')}
          />
        )}
      </div>
    </li>
  )
}
