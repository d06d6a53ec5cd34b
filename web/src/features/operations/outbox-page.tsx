import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, Clock, Mail as MailIcon, RotateCw, Send as SendIcon } from 'lucide-react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { type Mail, outboxQuery } from './queries.ts'

/** What the studio wrote to people; without a mail server it can be read and handed on from here. */
export function OutboxPage() {
  usePageTitle(t('Outbox'))
  const { data, error, isFetching, refetch } = useQuery(outboxQuery)
  if (error && !data) {
    return (
      <Card className="max-w-[1120px]">
        <ErrorState what={t('The outbox')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      </Card>
    )
  }
  if (!data) return <Skeleton className="h-64 w-full max-w-[1120px] rounded-card!" />
  return (
    <div className="flex max-w-[1120px] flex-col gap-5">
      {!data.smtp && (
        <Callout tone="info" title={t('No mail server is set')}>
          {t('Letters are kept here instead of being sent. Open one to hand its link on, or set SMTP_URL and restart.')}
        </Callout>
      )}
      <Card className="overflow-hidden">
        {data.items.length === 0 ? (
          <EmptyState icon={<MailIcon size={22} />} title={t('No letters yet')}>
            {t('Links for new passwords and other mail of the studio appear here.')}
          </EmptyState>
        ) : (
          <ul>
            {data.items.map((mail) => (
              <Letter key={mail.id} mail={mail} smtp={data.smtp} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

function Letter({ mail, smtp }: { mail: Mail; smtp: boolean }) {
  return (
    <li className="border-b last:border-0">
      <details className="group/letter">
        <summary className="flex list-none items-center gap-4 px-4 py-3 transition-colors hover:bg-hover focus-visible:-outline-offset-2 sm:px-5">
          <span className="min-w-0 flex-1">
            <span className="text-with-page block truncate text-14 font-medium" dir="auto">
              {mail.subject}
            </span>
            <span className="block truncate text-13 text-muted">{mail.to}</span>
          </span>
          <State mail={mail} smtp={smtp} />
          <span className="hidden w-24 text-end text-13 text-faint sm:block">
            <RelativeTime time={mail.createdAt} />
          </span>
        </summary>
        <div className="px-4 pt-1 pb-4 sm:px-5">
          {mail.error && !mail.sentAt && (
            <Callout
              tone={mail.queued ? 'warning' : 'danger'}
              title={mail.queued ? t('It is tried again by itself') : t('It could not be sent')}
              className="mb-3"
            >
              {mail.error}
            </Callout>
          )}
          <p className="rounded-control bg-sunken p-4 text-14 whitespace-pre-line wrap-anywhere" dir="auto">
            <LinkedText text={mail.body} />
          </p>
          {!mail.sentAt && smtp && <Send mail={mail} />}
        </div>
      </details>
    </li>
  )
}

function Send({ mail }: { mail: Mail }) {
  const queryClient = useQueryClient()
  const send = useMutation({
    mutationFn: () => call(api.POST('/api/admin/outbox/{id}/send', { params: { path: { id: mail.id } } })),
    onSuccess: () => toast(t('It is on its way')),
    onError: (thrown) => toast(t('It was not sent'), { tone: 'danger', detail: asProblem(thrown).message }),
    onSettled: () => queryClient.invalidateQueries(outboxQuery),
  })
  return (
    <Button className="mt-3" icon={<SendIcon size={15} />} busy={send.isPending} onClick={() => send.mutate()}>
      {mail.error ? t('Send again') : t('Send now')}
    </Button>
  )
}

function State({ mail, smtp }: { mail: Mail; smtp: boolean }) {
  if (mail.sentAt) {
    return (
      <Badge tone="success" icon={<CircleCheck size={13} />}>
        {t('Sent')}
      </Badge>
    )
  }
  if (mail.error) {
    return mail.queued ? (
      <Badge tone="warning" icon={<RotateCw size={13} />}>
        {t('Trying again')}
      </Badge>
    ) : (
      <Badge tone="danger" icon={<CircleAlert size={13} />}>
        {t('Not sent')}
      </Badge>
    )
  }
  return <Badge icon={<Clock size={13} />}>{smtp && mail.queued ? t('Being sent') : t('Kept here')}</Badge>
}

function LinkedText({ text }: { text: string }) {
  // Every second part is an address: that is how split() keeps a captured separator.
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one unchanging text
      <a key={index} href={part} className="text-accent underline underline-offset-3">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
