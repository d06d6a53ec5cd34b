import { useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import { changeWebhook, type NewWebhook, type Webhook, webhooksQuery } from './queries.ts'
import { WebhookForm } from './webhook-form.tsx'

type Props = { channelId: string; webhook: Webhook; events: string[]; onClose: () => void }

/** Its secret stays; what waits to be sent goes to the new address. */
export function EditWebhookDialog({ channelId, webhook, events, onClose }: Props) {
  const queryClient = useQueryClient()
  const change = useMutation({
    mutationFn: (body: NewWebhook) => changeWebhook(channelId, webhook.id, body),
    onSuccess: async () => {
      await queryClient.invalidateQueries(webhooksQuery(channelId))
      onClose()
      toast(t('Webhook changed'), { tone: 'success' })
    },
  })
  return (
    <WebhookForm
      title={t('Edit webhook')}
      action={t('Save')}
      failed={t('Nothing was changed')}
      events={events}
      begin={webhook}
      busy={change.isPending}
      error={change.error}
      onSubmit={change.mutate}
      onClose={onClose}
    />
  )
}
