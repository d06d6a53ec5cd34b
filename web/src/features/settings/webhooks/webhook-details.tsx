import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { exactTime } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { toast } from '#web/ui/toast.ts'
import { DeliveryLog } from './delivery-log.tsx'
import { EditWebhookDialog } from './edit-webhook-dialog.tsx'
import { SecretDialog } from './new-webhook-dialog.tsx'
import {
  changeWebhook,
  deleteWebhook,
  deliveriesQuery,
  rotateWebhook,
  testWebhook,
  type Webhook,
  webhooksQuery,
} from './queries.ts'
import { WebhookState } from './webhooks-page.tsx'

type Props = { channelId: string; webhook: Webhook; events: string[]; onBack: () => void }

export function WebhookDetails({ channelId, webhook, events, onBack }: Props) {
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState<'delete' | 'edit' | 'rotate' | null>(null)
  const again = () => queryClient.invalidateQueries(webhooksQuery(channelId))
  const told = {
    onError: (thrown: unknown) =>
      toast(t('Nothing was changed'), { tone: 'danger', detail: asProblem(thrown).message }),
  }
  const on = webhook.state === 'on'
  const turn = useMutation({
    mutationFn: () => changeWebhook(channelId, webhook.id, { state: on ? 'off' : 'on' }),
    onSuccess: again,
    ...told,
  })
  const test = useMutation({
    mutationFn: () => testWebhook(channelId, webhook.id),
    onSuccess: () => queryClient.invalidateQueries(deliveriesQuery(channelId, webhook.id)),
    ...told,
  })
  const rotate = useMutation({
    mutationFn: () => rotateWebhook(channelId, webhook.id),
    onSuccess: again,
    onSettled: () => setAsking(null),
    ...told,
  })
  const remove = useMutation({
    mutationFn: () => deleteWebhook(channelId, webhook.id),
    onSuccess: async () => {
      onBack()
      await again()
      toast(t('Webhook deleted'), { tone: 'success' })
    },
    ...told,
  })
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        icon={<ArrowLeft size={16} className="rtl:-scale-x-100" />}
        onClick={onBack}
        className="mb-3"
      >
        {t('All webhooks')}
      </Button>
      <Card className="max-w-[960px]">
        <CardHeader
          title={
            <span className="break-all" dir="ltr">
              {webhook.url}
            </span>
          }
          description={webhook.description && <span dir="auto">{webhook.description}</span>}
          actions={<WebhookState webhook={webhook} />}
        />
        <div className="flex flex-col gap-4 border-t p-4 sm:p-5">
          <ul aria-label={t('It hears of')} className="flex flex-wrap gap-1.5">
            {webhook.events.map((event) => (
              <li key={event} className="rounded-full bg-sunken px-2.5 py-0.5">
                <code className="text-12">{event}</code>
              </li>
            ))}
          </ul>
          {webhook.offReason && (
            <Callout tone="danger" title={t('It was switched off')}>
              {webhook.offReason} {t('Messages since then were not kept; switch it on when the address works again.')}
            </Callout>
          )}
          {webhook.formerSecretUntil && (
            <Callout tone="info">
              {t('The former secret signs too, until {time}.', {
                time: exactTime(new Date(webhook.formerSecretUntil)),
              })}
            </Callout>
          )}
          <div className="flex flex-wrap gap-2">
            <Button
              busy={test.isPending}
              unavailable={on ? null : t('It is switched off')}
              onClick={() => test.mutate()}
            >
              {t('Send test')}
            </Button>
            <Button busy={turn.isPending} onClick={() => turn.mutate()}>
              {on ? t('Switch off') : t('Switch on')}
            </Button>
            <Button onClick={() => setAsking('edit')}>{t('Edit')}</Button>
            <Button onClick={() => setAsking('rotate')}>{t('New secret')}</Button>
            <Button variant="danger-quiet" onClick={() => setAsking('delete')}>
              {t('Delete')}
            </Button>
          </div>
        </div>
      </Card>
      <DeliveryLog channelId={channelId} webhook={webhook} />
      <ConfirmDialog
        open={asking === 'delete'}
        onOpenChange={() => setAsking(null)}
        title={t('Delete this webhook?')}
        description={t('Nothing is told to this address any more, and its log goes too. This cannot be taken back.')}
        action={t('Delete webhook')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
      <ConfirmDialog
        open={asking === 'rotate'}
        onOpenChange={() => setAsking(null)}
        title={t('Make a new secret?')}
        description={t('The present one signs beside it for 24 hours: put the new one into your program before that.')}
        action={t('Make new secret')}
        variant="primary"
        busy={rotate.isPending}
        onConfirm={() => rotate.mutate()}
      />
      {asking === 'edit' && (
        <EditWebhookDialog channelId={channelId} webhook={webhook} events={events} onClose={() => setAsking(null)} />
      )}
      {rotate.data && <SecretDialog secret={rotate.data.secret} onClose={() => rotate.reset()} />}
    </>
  )
}
