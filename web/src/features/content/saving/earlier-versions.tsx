import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ArrowLeft, ChevronDown, History, RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
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
import type { ShownVersion } from './shown-version.ts'

type Version = { revision: number; updatedAt: string; by: { name: string | null } | null }

/** Where the earlier versions of something are. */
export type Earlier<One extends Version, Whole> = {
  /** Of the cache. */
  key: readonly string[]
  list(signal: AbortSignal): Promise<{ items: One[] }>
  read(revision: number, signal: AbortSignal): Promise<Whole>
  /** @param given the one to use again, and the one it takes the place of */
  putBack(given: { revision: number; present: number }): Promise<{ revision: number }>
}

type Store = {
  save(): Promise<void>
  isUnsaved(): boolean
  get(): { saved: { revision: number } }
}

type Props<One extends Version, Whole> = {
  earlier: Earlier<One, Whole>
  store: Store
  /** Of what is there now. */
  revision: number
  shown: ShownVersion
  onShow: (version: ShownVersion | null) => void
  why: string | null
  /** What is written is read again. */
  refresh: () => Promise<unknown>
  back: string
  /** When one is kept, told while there is none. */
  empty?: string
  facts: (version: One) => string
  /** How much is there now. */
  now: string
  children: (whole: Whole) => ReactNode
}

export function EarlierButton({ onClick }: { onClick: () => void }) {
  return (
    <Button size="sm" variant="quiet" icon={<History size={14} aria-hidden="true" />} onClick={onClick}>
      {t('Earlier versions')}
    </Button>
  )
}

/** What something written was before, each to look at beside what is there now, and the way back to it. */
export function EarlierVersions<One extends Version, Whole>(props: Props<One, Whole>) {
  const { earlier, shown, onShow, empty } = props
  const { data, error, refetch, isFetching } = useQuery({
    // A new revision may have made a version of the one before.
    queryKey: [...earlier.key, 'all', props.revision],
    queryFn: ({ signal }) => earlier.list(signal),
    placeholderData: keepPreviousData,
  })
  const use = useUse(props)
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
          {props.back}
        </Button>
        <h3 className="text-14 font-medium">{t('Earlier versions')}</h3>
        <p className="text-13 text-muted">
          {t('The last 20 are kept. Using one loses nothing: what is there now joins them.')}
        </p>
      </div>
      {!data && <Skeleton className="h-40 w-full rounded-card!" />}
      {data?.items.length === 0 && (
        <EmptyState icon={<History size={22} />} title={t('No earlier versions yet')}>
          {empty ?? t('Before somebody else changes this, or you come back to it later, what was there is kept here.')}
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
                facts={props.facts(version)}
                open={version.revision === shown}
                onToggle={() => onShow(version.revision === shown ? 'all' : version.revision)}
              />
              {version.revision === shown && (
                <OneVersion
                  {...props}
                  version={version}
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

const nameOf = ({ by }: Version) => (by ? (by.name ?? t('Somebody who has left')) : t('The studio'))

type HeadProps = { version: Version; facts: string; open: boolean; onToggle: () => void }

function Head({ version, facts, open, onToggle }: HeadProps) {
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
          <bdi>{nameOf(version)}</bdi> · {facts}
        </span>
      </span>
      <ChevronDown size={16} aria-hidden="true" className={cx('shrink-0 text-muted', open && 'rotate-180')} />
    </button>
  )
}

type OneProps<One extends Version, Whole> = Pick<Props<One, Whole>, 'earlier' | 'why' | 'now' | 'children'> & {
  version: One
  onUse: () => Promise<void>
}

function OneVersion<One extends Version, Whole>(props: OneProps<One, Whole>) {
  const { earlier, version, why, now, children, onUse } = props
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: [...earlier.key, version.revision],
    queryFn: ({ signal }) => earlier.read(version.revision, signal),
    staleTime: Number.POSITIVE_INFINITY, // what was cannot change
  })
  const [busy, setBusy] = useState(false)
  if (error && !data)
    return (
      <ErrorState what={t('This version')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  if (!data) return <Skeleton className="m-3 h-48" />
  return (
    <div className="flex flex-col gap-3 border-t bg-sunken/50 p-3">
      {children(data)}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="figures text-13 text-muted">
          {t('As it was {time}. Now there are {lines}.', {
            time: exactTime(new Date(version.updatedAt)),
            lines: now,
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

type UseProps = {
  earlier: Pick<Earlier<Version, unknown>, 'putBack'>
  store: Store
  refresh: () => Promise<unknown>
}

/** Puts an earlier version back, after what is written here was saved. @returns whether it is there now */
function useUse({ earlier, store, refresh }: UseProps) {
  const put = async (revision: number, present: number) => {
    try {
      return await earlier.putBack({ revision, present })
    } catch (thrown) {
      const problem = asProblem(thrown)
      toast(t('The earlier version is not used'), {
        tone: 'danger',
        detail: problem.status === 412 ? t('Somebody else changed it just now. Look at it first.') : problem.message,
      })
      return null
    } finally {
      await refresh()
    }
  }
  return async (version: Version) => {
    await store.save()
    if (store.isUnsaved()) {
      toast(t('First what is written has to be saved'), {
        tone: 'danger',
        detail: t('Something is not saved yet: go back to see what.'),
      })
      return false
    }
    const before = store.get().saved.revision
    const used = await put(version.revision, before)
    if (!used) return false
    if (used.revision === before) toast(t('It is the same as this version already'))
    else
      toast(t('The earlier version is used again'), {
        tone: 'success',
        detail: t('What was there before is kept as a version.'),
        action: { label: t('Undo'), run: () => void put(before, used.revision) },
      })
    return true
  }
}
