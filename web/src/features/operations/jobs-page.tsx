import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CircleCheck, ListChecks, RotateCw, X } from 'lucide-react'
import { useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { StaleNote } from '#web/ui/stale-note.tsx'
import { toast } from '#web/ui/toast.ts'
import { JobRow } from './job-row.tsx'
import { type JobState, jobsQuery, systemQuery } from './queries.ts'
import { queueName } from './queue-names.ts'

const route = getRouteApi('/studio/settings/jobs')

const EMPTY: Record<JobState, () => { title: string; text: string }> = {
  failed: () => ({
    title: t('Nothing has failed'),
    text: t('Jobs that were given up stand here for 14 days, with the reason.'),
  }),
  running: () => ({
    title: t('Nothing is in work.'),
    text: t('Jobs stand here while they run, with the machine that has them in hand.'),
  }),
  waiting: () => ({
    title: t('Nothing is waiting.'),
    text: t('Jobs begin within half a second when a machine is free.'),
  }),
  cancelled: () => ({
    title: t('Nothing was stopped.'),
    text: t('What you stop stands here for 14 days and can run again.'),
  }),
}

/** Jobs by state, those that failed first. The filters live in the address. */
export function JobsPage() {
  usePageTitle(t('Jobs'))
  const { state = 'failed', queue } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(jobsQuery(state, queue))
  const { data, error, isFetching, refetch } = query
  const { data: system } = useQuery(systemQuery)
  const jobs = data?.pages.flatMap((page) => page.items) ?? []
  const counts = countsOf(system?.queues ?? [], queue)
  const tab = (value: JobState, word: string) => {
    const count = value === 'cancelled' ? 0 : counts[value]
    return { value, label: system && count > 0 ? `${word} ${exactNumber(count)}` : word }
  }
  return (
    <div className="max-w-[1120px]">
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <div className="-mx-gutter max-w-[calc(100%+2*var(--gutter))] overflow-x-auto px-gutter [scrollbar-width:none] sm:mx-0 sm:px-0">
          <Segmented
            label={t('State')}
            value={state}
            options={[
              tab('failed', t('Failed')),
              tab('running', t('In work')),
              tab('waiting', t('Waiting')),
              tab('cancelled', t('Stopped')),
            ]}
            onChange={(next) =>
              navigate({ search: (now) => ({ ...now, state: next === 'failed' ? undefined : next }), replace: true })
            }
          />
        </div>
        {queue && (
          <Button
            size="sm"
            icon={<X size={14} />}
            aria-label={t('Show all kinds, not only {kind}', { kind: queueName(queue) })}
            onClick={() => navigate({ search: (now) => ({ ...now, queue: undefined }), replace: true })}
          >
            {queueName(queue)}
          </Button>
        )}
        {state === 'failed' && jobs.length > 0 && (
          <RetryAll
            queues={queue ? [queue] : [...new Set(jobs.map((job) => job.queue))]}
            count={counts.failed || jobs.length}
          />
        )}
      </div>
      {data && error && (
        <StaleNote since={query.dataUpdatedAt} onRetry={() => refetch()} busy={isFetching} className="mb-4" />
      )}
      <Card className="overflow-hidden">
        {!data && !error && <JobsSkeleton />}
        {!data && error && (
          <ErrorState what={t('The jobs')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {data && jobs.length === 0 && (
          <EmptyState
            icon={state === 'failed' ? <CircleCheck size={22} /> : <ListChecks size={22} />}
            title={queue ? t('There is none of this kind.') : EMPTY[state]().title}
            action={
              queue && (
                <Button onClick={() => navigate({ search: (now) => ({ ...now, queue: undefined }), replace: true })}>
                  {t('Show all kinds')}
                </Button>
              )
            }
          >
            {EMPTY[state]().text}
          </EmptyState>
        )}
        {jobs.length > 0 && (
          <ul>
            {jobs.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ul>
        )}
      </Card>
      <ShowMore of={query} />
    </div>
  )
}

type Counted = { name: string; failed: number; active: number; waiting: number }

function countsOf(queues: Counted[], only: string | undefined) {
  const sum = (of: (queue: Counted) => number) =>
    queues.filter(({ name }) => !only || name === only).reduce((total, queue) => total + of(queue), 0)
  return {
    failed: sum((each) => each.failed),
    running: sum((each) => each.active),
    waiting: sum((each) => each.waiting),
  }
}

function RetryAll({ queues, count }: { queues: string[]; count: number }) {
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const retry = useMutation({
    mutationFn: async () => {
      let retried = 0
      for (const queue of queues)
        retried += (await call(api.POST('/api/admin/jobs/retry', { body: { queue } }))).retried
      return retried
    },
    onSuccess: (retried) => {
      setAsking(false)
      if (retried === 0) toast(t('The same work is queued again already'))
      else
        toast(t('{count, plural, one {One job runs again} other {# jobs run again}}', { count: retried }), {
          tone: 'success',
        })
    },
    onError: (thrown) =>
      toast(t('Not all jobs could be started again'), { tone: 'danger', detail: asProblem(thrown).message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['operations'] }),
  })
  return (
    <>
      <Button className="ms-auto" icon={<RotateCw size={15} />} onClick={() => setAsking(true)}>
        {t('Run all again')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('{count, plural, one {Run the failed job again?} other {Run # failed jobs again?}}', { count })}
        description={t(
          'They join the queue, each channel in its turn. What fails once more comes back here with its reason.',
        )}
        action={t('Run again')}
        variant="primary"
        busy={retry.isPending}
        onConfirm={() => retry.mutate()}
      />
    </>
  )
}

function JobsSkeleton() {
  return (
    <div className="flex flex-col gap-4 p-5">
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-10" />
      ))}
    </div>
  )
}
