import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { requestPasswordReset } from './auth.ts'
import { AuthPage, textLink } from './auth-page.tsx'
import { field, useAuthForm } from './use-auth-form.ts'

export function ForgotPage() {
  usePageTitle(t('Set a new password'))
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { busy, problem, onSubmit } = useAuthForm(async (form) => {
    const email = field(form, 'email')
    await requestPasswordReset(email)
    setSentTo(email)
  })
  return (
    <AuthPage
      title={t('Set a new password')}
      lead={sentTo ? undefined : t('We send a link to your e-mail address. It works once, for an hour.')}
      foot={
        <Link to="/sign-in" className={textLink}>
          {t('Back to sign in')}
        </Link>
      }
    >
      {sentTo ? (
        <Callout tone="success" title={t('Look into your inbox')}>
          {t(
            'If there is an account for {address}, a link is on its way. Nothing after a few minutes? Look into the spam folder, or ask whoever runs this studio: without a mail server the letter waits in their outbox.',
            { address: sentTo },
          )}
        </Callout>
      ) : (
        <form onSubmit={onSubmit} className="flex flex-col gap-4">
          {problem && <Callout tone="danger">{problem}</Callout>}
          <Field label={t('E-mail address')}>
            {(control) => <Input {...control} name="email" type="email" autoComplete="username" required autoFocus />}
          </Field>
          <Button type="submit" variant="primary" size="lg" busy={busy}>
            {t('Send the link')}
          </Button>
        </form>
      )}
    </AuthPage>
  )
}
