import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { type SignIn, signIn } from './auth.ts'
import { AuthPage, textLink } from './auth-page.tsx'
import { isDeleted } from './auth-words.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { PasswordInput } from './password-input.tsx'
import { meQuery } from './queries.ts'
import { RestoreAccount } from './restore-account.tsx'
import { safeReturnAddress } from './return-address.ts'
import { SignInCode } from './sign-in-code.tsx'
import { field, useAuthForm } from './use-auth-form.ts'

export function SignInPage({ next }: { next?: string | undefined }) {
  usePageTitle(t('Sign in'))
  const router = useRouter()
  const queryClient = useQueryClient()
  const [asksCode, setAsksCode] = useState<SignIn | null>(null)
  const [deleted, setDeleted] = useState<{ restore: () => Promise<void> } | null>(null)
  const enter = async () => {
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
    router.history.push(safeReturnAddress(next))
  }
  const { busy, problem, onSubmit } = useAuthForm(async (form) => {
    const given = { email: field(form, 'email'), password: field(form, 'password') }
    await enterWith(given)
  })
  const enterWith = async (given: SignIn): Promise<void> => {
    try {
      await signIn(given)
    } catch (thrown) {
      if (isDeleted(thrown)) return setDeleted({ restore: () => enterWith({ ...given, restore: true }) })
      if (!(thrown instanceof ApiProblem) || thrown.code !== 'auth.code_needed') throw thrown
      setDeleted(null)
      return setAsksCode(given)
    }
    await enter()
  }
  if (deleted) return <RestoreAccount onRestore={deleted.restore} onBack={() => setDeleted(null)} />
  if (asksCode) return <SignInCode given={asksCode} onSignedIn={enter} onBack={() => setAsksCode(null)} />
  return (
    <AuthPage
      title={t('Sign in')}
      lead={next ? t('Sign in, and you continue where you were going.') : t('Welcome back to your studio.')}
      foot={tx('New here? <link>Create an account</link>', {
        link: (text) => (
          <Link to="/sign-up" search={{ next }} className={textLink}>
            {text}
          </Link>
        ),
      })}
    >
      <form onSubmit={onSubmit} className="flex flex-col gap-4">
        {problem && <Callout tone="danger">{problem}</Callout>}
        <Field label={t('E-mail address')}>
          {(control) => (
            <Input {...control} name="email" type="email" autoComplete="username webauthn" required autoFocus />
          )}
        </Field>
        <Field
          label={t('Password')}
          aside={
            <Link to="/forgot" className={textLink}>
              {t('Forgot it?')}
            </Link>
          }
        >
          {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" required />}
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={busy} className="mt-1">
          {t('Sign in')}
        </Button>
      </form>
      <PasskeyButton onSignedIn={enter} onDeleted={(restore) => setDeleted({ restore: () => restore().then(enter) })} />
    </AuthPage>
  )
}
