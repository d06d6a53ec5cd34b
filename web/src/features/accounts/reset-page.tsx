import { Link, useNavigate } from '@tanstack/react-router'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Field } from '#web/ui/field.tsx'
import { toast } from '#web/ui/toast.ts'
import { resetPassword } from './auth.ts'
import { AuthPage } from './auth-page.tsx'
import { PasswordInput } from './password-input.tsx'
import { field, useAuthForm } from './use-auth-form.ts'

type Props = { token?: string | undefined; error?: string | undefined }

export function ResetPage({ token, error }: Props) {
  usePageTitle(t('Choose a new password'))
  const navigate = useNavigate()
  const { busy, problem, onSubmit } = useAuthForm(async (form) => {
    await resetPassword(field(form, 'password'), token ?? '')
    toast(t('Your new password is set. Sign in with it.'), { tone: 'success' })
    await navigate({ to: '/sign-in', search: {} })
  })
  if (!token || error) {
    return (
      <AuthPage title={t('This link does not work any more')}>
        <div className="flex flex-col items-start gap-5">
          <p className="text-muted">{t('A link to set a password works once and for an hour. Ask for a new one.')}</p>
          <Link to="/forgot" className={buttonClass('primary', 'lg')}>
            {t('Send a new link')}
          </Link>
        </div>
      </AuthPage>
    )
  }
  return (
    <AuthPage title={t('Choose a new password')} lead={t('Other devices are signed out when it is set.')}>
      <form onSubmit={onSubmit} className="flex flex-col gap-4">
        {problem && <Callout tone="danger">{problem}</Callout>}
        <Field label={t('New password')} hint={t('8 characters or more. A short sentence is easy to remember.')}>
          {(control) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete="new-password"
              minLength={8}
              maxLength={200}
              required
              autoFocus
            />
          )}
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          {t('Set password')}
        </Button>
      </form>
    </AuthPage>
  )
}
