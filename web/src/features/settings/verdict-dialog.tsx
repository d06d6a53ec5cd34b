import { type FormEvent, useId } from 'react'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { t } from '#web/lib/i18n/t.ts'
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

function wordsOf(verdict: Verdict, channel: string): { title: string; action: string } {
  const words: Record<Verdict, { title: string; action: string }> = {
    approve: { title: t('Verify {channel}?', { channel }), action: t('Verify channel') },
    refuse: { title: t('Refuse {channel}?', { channel }), action: t('Refuse request') },
    keep: { title: t('Leave {channel} verified?', { channel }), action: t('Leave verified') },
    revoke: { title: t('Take the badge of {channel} back?', { channel }), action: t('Take badge back') },
  }
  return words[verdict]
}

/** A decision with its reason, which the channel sees. */
export function VerdictDialog({ verdict, channel, busy, onClose, onVerdict }: Props) {
  const form = useId()
  const words = wordsOf(verdict ?? 'approve', channel)
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
      title={words.title}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" form={form} variant={verdict === 'revoke' ? 'danger' : 'primary'} busy={busy}>
            {words.action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field
          label={t('Reason')}
          optional={!needsReason}
          hint={
            verdict === 'refuse'
              ? t('The channel sees it, and can ask again in a week: say what is missing.')
              : t('The channel sees it.')
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
