import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowLeft, ChevronDown, History, RotateCcw } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { exactTime } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { type Cues, captionsQuery, cuesQuery, putBack, type Version, versionQuery, versionsQuery } from './queries.ts'
import { SOURCES } from './track-list.tsx'
import type { CueStore } from './use-cue-editor.ts'
import { VersionLines } from './version-lines.tsx'

/** Of the address: the list, or the one that is read in it. */
export type ShownVersion = number | 'all'

type Props = {
  videoId: string
  /** As they are now. */
  present: Cues
  store: CueStore
  media: RefObject<HTMLVideoElement | null>
  shown: ShownVersion
  why: string | null
  onShow: (version: ShownVersion | null) => void
}

/** What the captions of one language were before, each with its lines and the way back to it. */
export function EarlierVersions({ videoId, present, store, media, shown, why, onShow }: Props) {
  const at = { videoId, language: present.language }
  const { data, error, refetch, isFetching } = useQuery(versionsQuery(at, present.revision))
  const use = useUse(at, store)
  if (error && !data)
    return (
      <ErrorState
        what={t('The earlier versions')}
        problem={asProblem(error)}
        onRetry={() => refetch()}
        busy={isFetching}
      />
    )
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          size="sm"
          icon={<ArrowLeft size={14} aria-hidden="true" className="rtl:-scale-x-100" />}
          onClick={() => onShow(null)}
        >
          {t('Back to the lines')}
        </Button>
        <h3 className="text-14 font-medium">{t('Earlier versions')}</h3>
        <p className="text-13 text-muted">
          {t('The last 20 are kept. Using one loses nothing: what is there now joins them.')}
        </p>
      </div>
      {!data && <Skeleton className="h-40 w-full rounded-card!" />}
      {data?.items.length === 0 && (
        <EmptyState icon={<History size={22} />} title={t('No earlier versions yet')}>
          {t(
            'Before somebody else changes these captions, a file replaces them, or you come back to them later, what was there is kept here.',
          )}
        </EmptyState>
      )}
      {typeof shown === 'number' && data && !data.items.some(({ revision }) => revision === shown) && (
        <p role="status" className="rounded-control bg-warning-soft px-3 py-2 text-13">
          {t('The version of this address is not kept any more.')}
        </p>
      )}
      {data && data.items.length > 0 && (
        <ol className="divide-y overflow-hidden rounded-card border bg-surface" aria-label={t('Earlier versions')}>
          {data.items.map((version) => (
            <li key={version.revision}>
              <Head
                version={version}
                open={version.revision === shown}
                onToggle={() => onShow(version.revision === shown ? 'all' : version.revision)}
              />
              {version.revision === shown && (
                <OneVersion
                  at={at}
                  version={version}
                  present={present}
                  media={media}
                  why={why}
                  onUse={async () => {
                    if (await use(version)) onShow(null)
                  }}
                />
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

const lines = (count: number) => t('{count, plural, one {# line} other {# lines}}', { count })
const nameOf = ({ by }: Version) => (by ? (by.name ?? t('Somebody who has left')) : t('The studio'))

function Head({ version, open, onToggle }: { version: Version; open: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onToggle}
      className="flex w-full items-center gap-3 px-3 py-2.5 text-start text-14 hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span className="min-w-0 flex-1">
        <span className="font-medium">
          <RelativeTime time={version.updatedAt} />
        </span>
        <span className="block truncate text-13 text-muted">
          <bdi>{nameOf(version)}</bdi> · {SOURCES[version.source]()} · {lines(version.cueCount)}
        </span>
      </span>
      <ChevronDown size={16} aria-hidden="true" className={cx('shrink-0 text-muted', open && 'rotate-180')} />
    </button>
  )
}

type At = { videoId: string; language: string }
type OneProps = {
  at: At
  version: Version
  present: Cues
  media: RefObject<HTMLVideoElement | null>
  why: string | null
  onUse: () => Promise<void>
}

function OneVersion({ at, version, present, media, why, onUse }: OneProps) {
  const { data, error, refetch, isFetching } = useQuery(versionQuery(at, version.revision))
  const [busy, setBusy] = useState(false)
  if (error && !data)
    return (
      <ErrorState what={t('This version')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  if (!data) return <Skeleton className="m-3 h-48" />
  return (
    <div className="flex flex-col gap-3 border-t bg-sunken/50 p-3">
      <VersionLines cues={data.cues} present={present.cues} media={media} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="figures text-13 text-muted">
          {t('As it was {time}. Now there are {lines}.', {
            time: exactTime(new Date(version.updatedAt)),
            lines: lines(present.cueCount),
          })}
        </p>
        <Button
          variant="primary"
          icon={<RotateCcw size={16} aria-hidden="true" />}
          unavailable={why}
          busy={busy}
          onClick={async () => {
            setBusy(true)
            await onUse()
            setBusy(false)
          }}
        >
          {t('Use this version')}
        </Button>
      </div>
    </div>
  )
}

/** Puts an earlier version back, after what is written here was saved. @returns whether it is there now */
function useUse(at: At, store: CueStore) {
  const queryClient = useQueryClient()
  const put = async (revision: number, present: number) => {
    try {
      return await putBack(at, { revision, present })
    } catch (thrown) {
      const problem = asProblem(thrown)
      toast(t('The earlier version is not used'), {
        tone: 'danger',
        detail:
          problem.status === 412
            ? t('Somebody else changed the captions just now. Look at them first.')
            : problem.message,
      })
      return null
    } finally {
      await queryClient.invalidateQueries({ queryKey: cuesQuery(at.videoId, at.language).queryKey })
      await queryClient.invalidateQueries({ queryKey: captionsQuery(at.videoId).queryKey })
    }
  }
  return async (version: Version) => {
    await store.save()
    if (store.isUnsaved()) {
      toast(t('First the lines have to be saved'), {
        tone: 'danger',
        detail: t('Something in them is not saved yet: go back to them to see what.'),
      })
      return false
    }
    const before = store.get().saved.revision
    const used = await put(version.revision, before)
    if (!used) return false
    if (used.revision === before) toast(t('The captions are the same as this version already'))
    else
      toast(t('The earlier version is used again'), {
        tone: 'success',
        detail: t('What was there before is kept as a version.'),
        action: { label: t('Undo'), run: () => void put(before, used.revision) },
      })
    return true
  }
}
