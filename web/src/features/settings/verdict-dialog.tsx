import { type FormEvent, useId } from 'react'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Textarea } from '#web/ui/field.tsx'

export type Verdict = 'approve' | 'refuse' | 'keep' | 'revoke'

type Props = {
  verdict: Verdict | null
  channel: string
  busy: boolean
  onClose: () => void
  onVerdict: (reason: string) => void
}

const WORDS: Record<Verdict, { title: (channel: string) => string; action: string }> = {
  approve: { title: (channel) => `Verify ${channel}?`, action: 'Verify channel' },
  refuse: { title: (channel) => `Refuse ${channel}?`, action: 'Refuse request' },
  keep: { title: (channel) => `Leave ${channel} verified?`, action: 'Leave verified' },
  revoke: { title: (channel) => `Take the badge of ${channel} back?`, action: 'Take badge back' },
}

/** A decision with its reason, which the channel sees. */
export function VerdictDialog({ verdict, channel, busy, onClose, onVerdict }: Props) {
  const form = useId()
  const words = WORDS[verdict ?? 'approve']
  const needsReason = verdict === 'refuse' || verdict === 'revoke'
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = field(new FormData(event.currentTarget), 'reason').trim()
    if (!busy && (reason || !needsReason)) onVerdict(reason)
  }
  return (
    <Dialog
      open={verdict !== null}
      onOpenChange={(open) => !open && onClose()}
      title={words.title(channel)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant={verdict === 'revoke' ? 'danger' : 'primary'} busy={busy}>
            {words.action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field
          label="Reason"
          optional={!needsReason}
          hint={
            verdict === 'refuse'
              ? 'The channel sees it, and can ask again in a week: say what is missing.'
              : 'The channel sees it.'
          }
        >
          {(control) => (
            <Textarea
              {...control}
              name="reason"
              rows={4}
              maxLength={1000}
              required={needsReason}
              dir="auto"
              autoFocus
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
