import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { type Delivery, deliveriesQuery, deliveryQuery, replayDelivery, type Webhook } from './queries.ts'

type Props = { channelId: string; webhook: Webhook }

/** What was said in the last 30 days, and what came back. */
export function DeliveryLog({ channelId, webhook }: Props) {
  const log = useInfiniteQuery(deliveriesQuery(channelId, webhook.id))
  const [shown, setShown] = useState<string | null>(null)
  const items = log.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Card className="mt-6 max-w-[960px]">
      <CardHeader title={t('Deliveries')} description={t('Of the last 30 days, newest first.')} />
      <div className="border-t">
        {log.error && !log.data && (
          <ErrorState what={t('The log')} problem={asProblem(log.error)} onRetry={() => log.refetch()} />
        )}
        {!log.data && !log.error && <Skeleton className="m-5 h-24" />}
        {log.data && items.length === 0 && (
          <p className="p-5 text-14 text-muted">{t('Nothing yet. “Send test” shows whether the address works.')}</p>
        )}
        <ul className="divide-y divide-line">
          {items.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                onClick={() => setShown(each.id)}
                className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-start text-14 transition-colors hover:bg-hover sm:px-5"
              >
                <span className="w-24">
                  <DeliveryState delivery={each} />
                </span>
                <code className="text-13">{each.type}</code>
                <span className="min-w-0 flex-1 text-13 text-muted max-sm:order-1 max-sm:basis-full sm:truncate">
                  {each.lastProblem ??
                    (each.lastStatus === null
                      ? ''
                      : t('{status} in {time} ms', { status: each.lastStatus, time: each.lastDurationMs ?? 0 }))}
                </span>
                <span className="ms-auto text-13 text-muted">
                  <RelativeTime time={each.createdAt} />
                </span>
              </button>
            </li>
          ))}
        </ul>
        <ShowMore of={log} />
      </div>
      {shown && (
        <DeliveryDialog channelId={channelId} webhook={webhook} deliveryId={shown} onClose={() => setShown(null)} />
      )}
    </Card>
  )
}

/** In words that also fit what comes in seconds. */
function nextTry(at: string): string {
  const minutes = Math.round((Date.parse(at) - Date.now()) / 60_000)
  if (minutes < 1) return t('The next try comes within a minute.')
  return minutes < 90
    ? t('The next try comes in {count} min.', { count: minutes })
    : t('The next try comes in {count} h.', { count: Math.round(minutes / 60) })
}

const TONES = { delivered: 'success', failed: 'danger', pending: 'neutral' } as const
const states = () => ({ delivered: t('Delivered'), failed: t('Failed'), pending: t('On its way') })

function DeliveryState({ delivery }: { delivery: Pick<Delivery, 'state' | 'tries'> }) {
  if (delivery.state === 'pending' && delivery.tries > 0) return <Badge tone="warning">{t('Trying again')}</Badge>
  return <Badge tone={TONES[delivery.state]}>{states()[delivery.state]}</Badge>
}

function DeliveryDialog({
  channelId,
  webhook,
  deliveryId,
  onClose,
}: Props & { deliveryId: string; onClose: () => void }) {
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(deliveryQuery(channelId, webhook.id, deliveryId))
  const replay = useMutation({
    mutationFn: () => replayDelivery(channelId, webhook.id, deliveryId),
    onSuccess: (now) => {
      queryClient.setQueryData(deliveryQuery(channelId, webhook.id, deliveryId).queryKey, now)
      return queryClient.invalidateQueries(deliveriesQuery(channelId, webhook.id))
    },
    onError: (thrown) => toast(t('It was not sent again'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={data?.type ?? t('Delivery')}
      description={<code className="text-12">{deliveryId}</code>}
      footer={
        <>
          <Button onClick={onClose}>{t('Close')}</Button>
          <Button
            variant="primary"
            busy={replay.isPending}
            unavailable={webhook.state === 'off' ? t('The webhook is switched off') : null}
            onClick={() => replay.mutate()}
          >
            {t('Send again')}
          </Button>
        </>
      }
    >
      {error && !data && <ErrorState what={t('The delivery')} problem={asProblem(error)} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton className="h-40" />}
      {data && (
        <div className="flex flex-col gap-4">
          <section aria-label={t('Message')}>
            <h3 className="mb-1 text-13 font-medium">{t('Message')}</h3>
            <Text>{JSON.stringify(JSON.parse(data.body), null, 2)}</Text>
          </section>
          {data.nextAt && data.tries > 0 && <p className="text-13 text-muted">{nextTry(data.nextAt)}</p>}
          {data.attempts.map((each) => (
            <section key={each.at} aria-label={t('Try')} className="border-t pt-3">
              <h3 className="flex flex-wrap items-center gap-2 text-13 font-medium">
                <RelativeTime time={each.at} />
                <Badge tone={each.problem ? 'danger' : 'success'}>{each.status ?? t('No answer')}</Badge>
                <span className="font-normal text-muted">{t('{time} ms', { time: each.durationMs })}</span>
              </h3>
              {each.problem && <p className="mt-1 text-13 text-danger">{each.problem}</p>}
              {each.answer && <Text>{each.answer}</Text>}
            </section>
          ))}
        </div>
      )}
    </Dialog>
  )
}

const Text = ({ children }: { children: string }) => (
  <pre
    className="mt-1 max-h-60 overflow-auto rounded-control bg-sunken p-3 font-mono text-12 whitespace-pre-wrap break-all"
    dir="ltr"
  >
    {children}
  </pre>
)
