import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { CopyLine } from '#web/ui/copy-line.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { EventChoice } from './event-choice.tsx'
import { createWebhook, type NewWebhook, webhooksQuery } from './queries.ts'

type Props = { channelId: string; events: string[]; open: boolean; onOpenChange: (open: boolean) => void }

/** Makes one and shows its secret, this once. */
export function NewWebhookDialog({ channelId, events, open, onOpenChange }: Props) {
  const form = useId()
  const queryClient = useQueryClient()
  const [chosen, setChosen] = useState<string[]>(['video.ready', 'video.published'])
  const make = useMutation({
    mutationFn: (body: NewWebhook) => createWebhook(channelId, body),
    onSuccess: () => queryClient.invalidateQueries(webhooksQuery(channelId)),
  })
  const change = (next: boolean) => {
    onOpenChange(next)
    if (!next) make.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    if (chosen.length === 0 || make.isPending) return
    make.mutate({
      url: field(data, 'url').trim(),
      description: field(data, 'description').trim(),
      events: chosen as NewWebhook['events'], // chosen from the server's own list
    })
  }
  if (make.data) return <SecretDialog secret={make.data.secret} open={open} onOpenChange={change} />
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title="New webhook"
      footer={
        <>
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={make.isPending}
            unavailable={chosen.length === 0 ? 'Choose what it hears' : null}
          >
            Create webhook
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {make.error && (
          <Callout tone="danger" title="The webhook was not made">
            {asProblem(make.error).message}
          </Callout>
        )}
        <Field label="Address" hint="Messages are sent there by POST.">
          {(control) => (
            <Input
              {...control}
              name="url"
              type="url"
              maxLength={2000}
              placeholder="https://example.org/hook"
              required
            />
          )}
        </Field>
        <Field label="Description" optional>
          {(control) => <Input {...control} name="description" maxLength={500} dir="auto" autoComplete="off" />}
        </Field>
        <EventChoice events={events} chosen={chosen} onChange={setChosen} />
      </form>
    </Dialog>
  )
}

export function SecretDialog({ secret, open, onOpenChange }: { secret: string } & Omit<Props, 'channelId' | 'events'>) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Copy the secret now"
      description="It is shown this once. Your program checks with it that messages come from here."
      footer={
        <Button variant="primary" onClick={() => onOpenChange(false)}>
          I have it
        </Button>
      }
    >
      <CopyLine what="Secret" value={secret} />
    </Dialog>
  )
}
