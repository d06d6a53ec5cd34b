import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RotateCw, Square } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { useNow } from '#web/lib/now.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { toast } from '#web/ui/toast.ts'
import type { Job } from './queries.ts'
import { queueName } from './queue-names.ts'

/** One job: what it is, why it failed or where it is, and what can be done with it. */
export function JobRow({ job }: { job: Job }) {
  return (
    <li className="flex flex-col gap-2 border-b px-4 py-3 last:border-0 sm:flex-row sm:items-start sm:gap-4 sm:px-5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="text-14 font-medium">{queueName(job.queue)}</span>
          <Tries job={job} />
        </p>
        {job.reason && (
          <p className="text-with-page mt-1 max-w-[92ch] text-13 text-pretty wrap-anywhere text-ink" dir="auto">
            {job.reason}
          </p>
        )}
        <p className="figures mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-12 text-faint">
          <When job={job} />
          <span className="font-mono" dir="ltr">
            {job.queue}
          </span>
          <Subject payload={job.payload} />
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-2 sm:-my-0.5">
        {job.state === 'failed' || job.state === 'cancelled' ? <Retry job={job} /> : <Cancel job={job} />}
      </div>
    </li>
  )
}

function Tries({ job: { state, tries, maxTries, retrying } }: { job: Job }): ReactNode {
  if (state === 'failed')
    return <Badge tone="danger">{t('Given up after {tries, plural, one {one try} other {# tries}}', { tries })}</Badge>
  if (retrying)
    return <Badge tone="warning">{t('Try {next} of {most} to come', { next: tries + 1, most: maxTries })}</Badge>
  if (state === 'running' && tries > 1)
    return <Badge tone="warning">{t('Try {tries} of {most}', { tries, most: maxTries })}</Badge>
  return null
}

function When({ job }: { job: Job }): ReactNode {
  const now = useNow(1000)
  if (job.state === 'running' && job.startedAt) {
    const time = spokenDuration(Math.max(0, now.getTime() - Date.parse(job.startedAt)))
    return <span>{job.host ? t('For {time} on {host}', { time, host: job.host }) : t('For {time}', { time })}</span>
  }
  if (job.state === 'waiting') {
    const inMs = Date.parse(job.runsAfter) - now.getTime()
    if (inMs > 1500) return <span>{t('Runs in {time}', { time: spokenDuration(inMs) })}</span>
    return <span>{tx('Waiting since {when}', { when: <RelativeTime time={job.queuedAt} /> })}</span>
  }
  const when = <RelativeTime time={job.endedAt ?? job.queuedAt} />
  return <span>{job.state === 'failed' ? tx('Failed {when}', { when }) : tx('Stopped {when}', { when })}</span>
}

/** What it is about, as ids that logs and addresses use. */
function Subject({ payload }: { payload: Job['payload'] }) {
  return Object.entries(payload)
    .filter(([name, value]) => typeof value === 'string' && name !== 'channelId')
    .slice(0, 2)
    .map(([name, value]) => (
      <span key={name} className="font-mono wrap-anywhere" dir="ltr">
        {name} {String(value)}
      </span>
    ))
}

function Retry({ job }: { job: Job }) {
  const queryClient = useQueryClient()
  const retry = useMutation({
    mutationFn: () => call(api.POST('/api/admin/jobs/{id}/retry', { params: { path: { id: job.id } } })),
    onSuccess: () => toast(t('It runs again'), { tone: 'success' }),
    onError: (thrown) =>
      toast(t('It could not be started again'), { tone: 'danger', detail: asProblem(thrown).message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['operations'] }),
  })
  return (
    <Button size="sm" icon={<RotateCw size={14} />} busy={retry.isPending} onClick={() => retry.mutate()}>
      {t('Run again')}
    </Button>
  )
}

function Cancel({ job }: { job: Job }) {
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const cancel = useMutation({
    mutationFn: () => call(api.POST('/api/admin/jobs/{id}/cancel', { params: { path: { id: job.id } } })),
    onSuccess: () => {
      setAsking(false)
      toast(t('The job is stopped'), { tone: 'success' })
    },
    onError: (thrown) => toast(t('The job goes on'), { tone: 'danger', detail: asProblem(thrown).message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['operations'] }),
  })
  return (
    <>
      <Button size="sm" icon={<Square size={13} />} onClick={() => setAsking(true)}>
        {t('Stop')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('Stop this job?')}
        description={t('{kind}. Whoever waits for it is told, and it can run again from the stopped ones.', {
          kind: queueName(job.queue),
        })}
        action={t('Stop the job')}
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate()}
      />
    </>
  )
}
