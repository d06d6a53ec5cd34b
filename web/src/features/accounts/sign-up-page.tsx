import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { UserRoundX } from 'lucide-react'
import { api, call } from '#web/lib/api.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { signUp } from './auth.ts'
import { AuthPage, textLink } from './auth-page.tsx'
import { PasswordInput } from './password-input.tsx'
import { meQuery } from './queries.ts'
import { safeReturnAddress } from './return-address.ts'
import { field, useAuthForm } from './use-auth-form.ts'

type Props = {
  next?: string | undefined
  setup?: string | undefined
  invite?: string | undefined
  /** That an invitation into a team was sent to. */
  email?: string | undefined
}

const OWN_MACHINE = ['localhost', '127.0.0.1', '[::1]']

/** The first account runs the installation; from another machine it needs the code that the first start printed. */
export function SignUpPage({ next, setup, invite, email }: Props) {
  const { data: me } = useQuery(meQuery)
  const first = me?.firstAccount ?? false
  usePageTitle(first ? t('Set up your studio') : t('Create an account'))
  const forTeam = invite?.startsWith('team_') ?? false
  const router = useRouter()
  const queryClient = useQueryClient()
  const { busy, problem, onSubmit } = useAuthForm(async (form) => {
    const setupCode = field(form, 'setupCode').trim()
    await signUp({
      name: field(form, 'name').trim(),
      email: field(form, 'email').trim(),
      password: field(form, 'password'),
      ...(setupCode && { setupCode }),
      ...(invite && { invite }),
    })
    // The first channel is made by the first request that needs one: asked before, so that the studio knows its name.
    // Whoever comes for a team works on its channel.
    if (!forTeam) await call(api.GET('/api/creator/videos', { params: { query: { limit: 1 } } }))
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
    router.history.push(next && next !== '/studio' ? safeReturnAddress(next) : '/studio/welcome')
  })
  const open = forTeam || me?.signUp === 'open' || (me?.signUp === 'invite' && invite !== undefined)
  if (me && !first && !open) return <Closed byInvitation={me.signUp === 'invite'} />
  const asksForCode = first && (setup !== undefined || !OWN_MACHINE.includes(location.hostname))
  return (
    <AuthPage
      title={first ? t('Set up your studio') : t('Create an account')}
      lead={
        first
          ? t('The first account runs this installation: it sees how the machine is doing and what mail waits.')
          : t('Your videos, your figures, your audience, on a machine you know.')
      }
      foot={
        !first &&
        tx('Already have one? <link>Sign in</link>', {
          link: (text) => (
            <Link to="/sign-in" search={{ next }} className={textLink}>
              {text}
            </Link>
          ),
        })
      }
    >
      <form onSubmit={onSubmit} className="flex flex-col gap-4">
        {problem && <Callout tone="danger">{problem}</Callout>}
        <Field
          label={t('Name')}
          hint={forTeam ? t('Your team sees it.') : t('Also the name of your first channel; both can be changed.')}
        >
          {(control) => <Input {...control} name="name" autoComplete="name" maxLength={100} required autoFocus />}
        </Field>
        <Field label={t('E-mail address')}>
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              defaultValue={email}
              readOnly={forTeam && email !== undefined}
              maxLength={320}
              required
            />
          )}
        </Field>
        <Field label={t('Password')} hint={t('8 characters or more. A short sentence is easy to remember.')}>
          {(control) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete="new-password"
              minLength={8}
              maxLength={200}
              required
            />
          )}
        </Field>
        {asksForCode && (
          <Field label={t('Set-up code')} hint={t('Printed in the terminal where the studio was started first.')}>
            {(control) => (
              <Input
                {...control}
                name="setupCode"
                defaultValue={setup}
                autoComplete="off"
                autoCapitalize="characters"
                maxLength={40}
                className="font-mono uppercase"
                required
              />
            )}
          </Field>
        )}
        <Button type="submit" variant="primary" size="lg" busy={busy} className="mt-1">
          {first ? t('Create the first account') : t('Create account')}
        </Button>
      </form>
    </AuthPage>
  )
}

function Closed({ byInvitation }: { byInvitation: boolean }) {
  return (
    <AuthPage title={t('Create an account')}>
      <div className="rounded-card border bg-surface">
        <EmptyState
          icon={<UserRoundX size={22} />}
          title={byInvitation ? t('You need an invitation') : t('New accounts are not open here')}
          action={
            <Link to="/sign-in" className={buttonClass()}>
              {t('Sign in instead')}
            </Link>
          }
        >
          {byInvitation
            ? t('Whoever runs this studio can send you an address with which you open an account.')
            : t('If you should have one, ask whoever runs this studio.')}
        </EmptyState>
      </div>
    </AuthPage>
  )
}
