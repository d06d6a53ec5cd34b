import { useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { CopyLine } from '#web/ui/copy-line.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { createWebhook, type NewWebhook, webhooksQuery } from './queries.ts'
import { WebhookForm } from './webhook-form.tsx'

const BEGIN = { url: '', description: '', events: ['video.ready', 'video.published'] }

/** Makes one and shows its secret, this once. */
export function NewWebhookDialog({
  channelId,
  events,
  onClose,
}: {
  channelId: string
  events: string[]
  onClose: () => void
}) {
  const queryClient = useQueryClient()
  const make = useMutation({
    mutationFn: (body: NewWebhook) => createWebhook(channelId, body),
    onSuccess: () => queryClient.invalidateQueries(webhooksQuery(channelId)),
  })
  if (make.data) return <SecretDialog secret={make.data.secret} onClose={onClose} />
  return (
    <WebhookForm
      title={t('New webhook')}
      action={t('Create webhook')}
      failed={t('The webhook was not made')}
      events={events}
      begin={BEGIN}
      busy={make.isPending}
      error={make.error}
      onSubmit={make.mutate}
      onClose={onClose}
    />
  )
}

export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('Copy the secret now')}
      description={t('It is shown this once. Your program checks with it that messages come from here.')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('I have it')}
        </Button>
      }
    >
      <CopyLine what={t('Secret')} value={secret} />
    </Dialog>
  )
}
