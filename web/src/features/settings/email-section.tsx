import { useMutation } from '@tanstack/react-query'
import { CircleCheck, MailWarning } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { changeEmail, sendVerification } from '#web/features/accounts/auth.ts'
import { authProblemInWords } from '#web/features/accounts/auth-words.ts'
import type { Me } from '#web/features/accounts/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { toast } from '#web/ui/toast.ts'
import { SettingsSection } from './settings-section.tsx'

type Props = { user: NonNullable<Me['user']>; sendsMail: boolean }

/** The address somebody signs in with: confirmed or not, and how it becomes another one. */
export function EmailSection({ user, sendsMail }: Props) {
  const form = useId()
  const [email, setEmail] = useState('')
  const verify = useMutation({
    mutationFn: () => sendVerification(user.email),
    onSuccess: () => toast(t('The letter is on its way'), { tone: 'success', detail: user.email }),
    onError: (thrown) => toast(t('The letter was not sent'), { tone: 'danger', detail: authProblemInWords(thrown) }),
  })
  const change = useMutation({ mutationFn: changeEmail })
  const wanted = email.trim().toLowerCase()
  const reason = !wanted
    ? t('Type the new address first')
    : wanted === user.email
      ? t('That is your address already')
      : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!reason && !change.isPending) change.mutate(wanted, { onSuccess: () => setEmail('') })
  }
  return (
    <SettingsSection
      title={t('E-mail address')}
      description={
        sendsMail
          ? t('You sign in with it, and a new password comes through it.')
          : t(
              'You sign in with it, and a new password comes through it. This studio has no mail server: letters wait for whoever runs it, who passes them on.',
            )
      }
      foot={
        <Button type="submit" form={form} busy={change.isPending} unavailable={reason}>
          {t('Change address')}
        </Button>
      }
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-0 text-14 font-medium wrap-anywhere">{user.email}</span>
        {user.emailVerified ? (
          <span className="inline-flex items-center gap-1.5 text-13 text-muted">
            <CircleCheck size={15} aria-hidden="true" className="text-success" />
            {t('Confirmed')}
          </span>
        ) : (
          <>
            <span className="inline-flex items-center gap-1.5 text-13 text-muted">
              <MailWarning size={15} aria-hidden="true" className="text-warning" />
              {t('Not confirmed yet')}
            </span>
            <Button size="sm" busy={verify.isPending} onClick={() => verify.mutate()}>
              {t('Send the letter')}
            </Button>
          </>
        )}
      </div>
      {change.isSuccess && (
        <Callout tone="success" title={t('Look into your inbox')}>
          {user.emailVerified
            ? t('A letter to {email} asks whether it was you; then one to the new address.', { email: user.email })
            : t('A letter is on its way to the new address.')}{' '}
          {t('Your address changes when it was answered.')}
        </Callout>
      )}
      {change.error && <Callout tone="danger">{authProblemInWords(change.error)}</Callout>}
      <form id={form} onSubmit={submit}>
        <Field label={t('New address')}>
          {(control) => (
            <Input
              {...control}
              type="email"
              value={email}
              maxLength={320}
              autoComplete="email"
              dir="ltr"
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
      </form>
    </SettingsSection>
  )
}
