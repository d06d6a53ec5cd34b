import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { type SignIn, signIn } from './auth.ts'
import { AuthPage, textLink } from './auth-page.tsx'
import { CodeField } from './code-input.tsx'
import { field, useAuthForm } from './use-auth-form.ts'

type Props = { given: SignIn; onSignedIn: () => Promise<void>; onBack: () => void }

/** The second step, for accounts that ask for a code. */
export function SignInCode({ given, onSignedIn, onBack }: Props) {
  usePageTitle(t('Your code'))
  const { busy, problem, onSubmit } = useAuthForm(async (form) => {
    await signIn({ ...given, code: field(form, 'code'), trustDevice: form.has('trust') })
    await onSignedIn()
  })
  return (
    <AuthPage
      title={t('Enter your code')}
      lead={t('Your account also asks for a code, so that a stolen password is not enough.')}
      foot={
        <button type="button" className={textLink} onClick={onBack}>
          {t('Back to e-mail address and password')}
        </button>
      }
    >
      <form onSubmit={onSubmit} className="flex flex-col gap-4">
        {problem && <Callout tone="danger">{problem}</Callout>}
        <CodeField />
        <label className="flex items-start gap-2.5 text-14">
          <input type="checkbox" name="trust" className="mt-0.5 size-4" />
          <span>
            {t('Trust this device for 30 days')}
            <span className="block text-13 text-muted">{t('Only on a device that nobody else uses.')}</span>
          </span>
        </label>
        <Button type="submit" variant="primary" size="lg" busy={busy} className="mt-1">
          {t('Sign in')}
        </Button>
      </form>
    </AuthPage>
  )
}
