import { type FormEvent, useState } from 'react'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { EventChoice } from './event-choice.tsx'
import type { NewWebhook } from './queries.ts'

type Values = Pick<NewWebhook, 'url' | 'events'> & { description: string }
type Props = {
  title: string
  action: string
  /** All that can be listened for. */
  events: string[]
  begin: { url: string; description: string; events: string[] }
  busy: boolean
  /** What the server said, and how to begin the sentence. */
  error: unknown
  failed: string
  onSubmit: (values: Values) => void
  onClose: () => void
}

const EXAMPLE = 'https://example.org/hook'

/** An address and what it hears. */
export function WebhookForm({ title, action, events, begin, busy, error, failed, onSubmit, onClose }: Props) {
  const [chosen, setChosen] = useState(begin.events)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    if (chosen.length === 0 || busy) return
    onSubmit({
      url: field(data, 'url').trim(),
      description: field(data, 'description').trim(),
      events: chosen as Values['events'], // chosen from the server's own list
    })
  }
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button
            type="submit"
            form="webhook-form"
            variant="primary"
            busy={busy}
            unavailable={chosen.length === 0 ? t('Choose what it hears') : null}
          >
            {action}
          </Button>
        </>
      }
    >
      <form id="webhook-form" onSubmit={submit} className="flex flex-col gap-4">
        {error !== null && (
          <Callout tone="danger" title={failed}>
            {asProblem(error).message}
          </Callout>
        )}
        <Field label={t('Address')} hint={t('Messages are sent there by POST.')}>
          {(control) => (
            <Input
              {...control}
              name="url"
              type="url"
              dir="ltr"
              defaultValue={begin.url}
              maxLength={2000}
              placeholder={EXAMPLE}
              required
            />
          )}
        </Field>
        <Field label={t('Description')} optional>
          {(control) => (
            <Input
              {...control}
              name="description"
              defaultValue={begin.description}
              maxLength={500}
              dir="auto"
              autoComplete="off"
            />
          )}
        </Field>
        <EventChoice events={events} chosen={chosen} onChange={setChosen} />
      </form>
    </Dialog>
  )
}
