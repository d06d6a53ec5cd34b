import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { History, RotateCcw } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { dateOnly, dayOf } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { changeCachedVideo } from '../cached-videos.ts'
import { ownVideoQuery, type Video } from '../queries.ts'
import { ChangedField } from './changed-field.tsx'
import { historyQuery, type VideoChange } from './queries.ts'
import { inOrder, listed } from './words.ts'

/** Who changed what of a video, and the way back for each change. */
export function HistoryPage({ videoId }: { videoId: string }) {
  const queryClient = useQueryClient()
  const { data: video } = useQuery(ownVideoQuery(videoId))
  const history = useInfiniteQuery(historyQuery(videoId))
  const { data, error, refetch, isFetching } = history
  const [asked, setAsked] = useState<{ change: VideoChange; fields: string[] } | null>(null)
  // Each change that is told of while the page is open appears by itself.
  const revision = video?.revision
  useEffect(() => {
    if (revision) void queryClient.invalidateQueries(historyQuery(videoId))
  }, [queryClient, revision, videoId])

  const revert = async (change: VideoChange, force: boolean) => {
    try {
      const saved = await call(
        api.POST('/api/creator/videos/{id}/history/{changeId}/revert', {
          params: { path: { id: videoId, changeId: change.id } },
          body: { force },
        }),
      )
      changeCachedVideo(queryClient, videoId, () => saved)
      toast(t('Taken back'), { tone: 'success', detail: t('As before: {fields}.', { fields: listed(change.fields) }) })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code === 'content.changed_meanwhile')
        return setAsked({ change, fields: problem.body.fields as string[] }) // as the API says
      toast(t('It could not be taken back'), { tone: 'danger', detail: problem.message })
    }
    await queryClient.invalidateQueries(historyQuery(videoId))
  }

  if (error && !data)
    return <ErrorState what={t('The history')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
  if (!data || !video)
    return (
      <div className="flex flex-col gap-3">
        {[1, 2, 3].map((n) => (
          <Skeleton key={n} className="h-28 w-full rounded-card!" />
        ))}
      </div>
    )
  const changes = data.pages.flatMap((page) => page.items)
  if (changes.length === 0)
    return (
      <Card>
        <EmptyState icon={<History size={22} />} title={t('Nothing was changed yet')}>
          {t(
            'Every change of title, description, visibility and the rest is listed here with who made it, and can be taken back.',
          )}
        </EmptyState>
      </Card>
    )
  return (
    <div className="flex max-w-[960px] flex-col gap-6">
      {byDay(changes).map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-2 text-13 font-semibold text-muted">{day}</h2>
          <ol className="flex flex-col divide-y divide-line overflow-hidden rounded-card border bg-surface">
            {ofDay.map((change) => (
              <Entry key={change.id} change={change} video={video} onRevert={() => revert(change, false)} />
            ))}
          </ol>
        </section>
      ))}
      <ShowMore of={history} />
      <Dialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t('Changed again since')}
        description={t(
          'The {fields} was changed once more after this. Taking it back replaces the newer version; that one stays in the history.',
          { fields: listed(asked?.fields ?? []) },
        )}
        footer={
          <>
            <Button onClick={() => setAsked(null)}>{t('Keep the newer version')}</Button>
            <Button
              variant="primary"
              onClick={() => {
                if (asked) void revert(asked.change, true)
                setAsked(null)
              }}
            >
              {t('Take it back all the same')}
            </Button>
          </>
        }
      />
    </div>
  )
}

function byDay(changes: VideoChange[]): [day: string, changes: VideoChange[]][] {
  const days = new Map<string, VideoChange[]>()
  const today = dayOf(new Date())
  for (const change of changes) {
    const at = new Date(change.at)
    const day = dayOf(at) === today ? t('Today') : dateOnly(at)
    days.set(day, [...(days.get(day) ?? []), change])
  }
  return [...days]
}

function Entry({ change, video, onRevert }: { change: VideoChange; video: Video; onRevert: () => Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const why = video.can.edit ? null : (video.why.edit ?? t('Your role in this channel cannot change videos.'))
  const fields = inOrder(change.fields).filter(
    (name) => name !== 'publishAt' || change.after.publishAt || change.before.publishAt,
  )
  return (
    <li className="flex flex-col gap-3 px-4 py-3.5 sm:px-5">
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0 pt-0.5 text-14 text-pretty">
          <Done change={change} />
          <span className="ms-2 text-13 whitespace-nowrap text-faint">
            <RelativeTime time={change.at} />
          </span>
        </p>
        <Button
          size="sm"
          icon={<RotateCcw size={14} />}
          unavailable={why}
          busy={busy}
          onClick={async () => {
            setBusy(true)
            await onRevert()
            setBusy(false)
          }}
        >
          {tx('Revert<more> the {fields}</more>', {
            more: (text) => <span className="sr-only">{text}</span>,
            fields: listed(change.fields),
          })}
        </Button>
      </div>
      <dl className="flex flex-col gap-2 text-14">
        {fields.map((name) => (
          <ChangedField
            key={name}
            videoId={video.id}
            name={name}
            before={change.before[name]}
            after={change.after[name]}
          />
        ))}
      </dl>
    </li>
  )
}

function Done({ change }: { change: VideoChange }) {
  const values = {
    name: (name: ReactNode) => (
      <b className="font-medium" dir="auto">
        {name}
      </b>
    ),
    by: change.by ? (change.by.name ?? t('Somebody who has left')) : t('The studio'),
    fields: listed(change.fields),
  }
  if (!change.by && change.after.visibility === 'public')
    return tx('<name>{by}</name> published it as scheduled', values)
  return change.reverts
    ? tx('<name>{by}</name> took back the {fields}', values)
    : tx('<name>{by}</name> changed the {fields}', values)
}
