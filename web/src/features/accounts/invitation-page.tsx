import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { MailX } from 'lucide-react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { dateOnly } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { AuthPage } from './auth-page.tsx'
import { chooseChannel } from './own-channel.ts'
import { meQuery } from './queries.ts'
import { roleInSentence, rolePurpose } from './role-words.ts'
import { invitationQuery } from './team-queries.ts'

/** Behind the letter that asks somebody into a team. */
export function InvitationPage({ token }: { token: string }) {
  usePageTitle(t('Invitation'))
  const { data: me } = useQuery(meQuery)
  const { data, error, isFetching, refetch } = useQuery({
    ...invitationQuery(token, me?.user?.id ?? null),
    enabled: me !== undefined,
  })
  const router = useRouter()
  const queryClient = useQueryClient()
  const accept = useMutation({
    mutationFn: () => call(api.POST('/api/invitations/accept', { body: { token } })),
    onSuccess: async ({ channelId }) => {
      await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
      chooseChannel(channelId)
      toast(data ? t('You work on {channel} now', { channel: data.channel.name }) : t('You work on the channel now'), {
        tone: 'success',
      })
      await router.navigate({ to: '/studio' })
    },
  })
  if (error && asProblem(error).status !== 0 && asProblem(error).status < 500) return <Gone />
  if (!data || !me)
    return (
      <AuthPage title={t('Invitation')}>
        {error ? (
          <ErrorState
            what={t('The invitation')}
            problem={asProblem(error)}
            onRetry={() => refetch()}
            busy={isFetching}
          />
        ) : (
          <Skeleton className="h-40 w-full" />
        )}
      </AuthPage>
    )
  const { channel, role, email, invitedBy, state } = data
  const next = `/invitation?token=${encodeURIComponent(token)}`
  const open = state === 'open'
  const name = invitedBy ? <span dir="auto">{invitedBy}</span> : t('Somebody')
  const asks = open
    ? tx('{name} asks you into the team of this channel.', { name })
    : tx('{name} asked you into the team of this channel.', { name })
  return (
    <AuthPage
      title={data.member ? t('You are in the team') : open ? t('You are invited') : t('This invitation is over')}
      lead={data.member ? t('Nothing is left to do: you work on this channel already.') : asks}
    >
      <div className="flex flex-col gap-5">
        <div className="flex items-center gap-3 rounded-card border bg-surface p-4">
          <Avatar name={channel.name} src={channel.picture} size={44} />
          <div className="min-w-0">
            <p className="text-with-page truncate text-16 font-medium" dir="auto">
              {channel.name}
            </p>
            {!data.member && (
              <p className="text-13 text-muted">
                {t('As {role}: {purpose}', { role: roleInSentence(role), purpose: rolePurpose(role).toLowerCase() })}
              </p>
            )}
          </div>
        </div>
        {accept.error && <Callout tone="danger">{asProblem(accept.error).message}</Callout>}
        {data.member ? (
          <Link to="/studio" className={buttonClass('primary', 'lg')}>
            {t('Go to the studio')}
          </Link>
        ) : !open ? (
          <>
            <Callout tone="warning" title={t('The letter no longer works')}>
              {data.why.accept}
            </Callout>
            <Link to="/" className={buttonClass('secondary', 'lg')}>
              {t('Go to the start page')}
            </Link>
          </>
        ) : me.user ? (
          <>
            {data.why.accept && <Callout tone="warning">{data.why.accept}</Callout>}
            <Button
              variant="primary"
              size="lg"
              busy={accept.isPending}
              unavailable={data.why.accept ?? null}
              onClick={() => accept.mutate()}
            >
              {t('Join the team')}
            </Button>
            <p className="text-13 text-faint">
              {t('Signed in as {address}. The letter works until {date}.', {
                address: me.user.email,
                date: dateOnly(new Date(data.expiresAt)),
              })}
            </p>
          </>
        ) : (
          <>
            <Link to="/sign-up" search={{ next, invite: token, email }} className={buttonClass('primary', 'lg')}>
              {t('Create an account')}
            </Link>
            <Link to="/sign-in" search={{ next }} className={buttonClass('secondary', 'lg')}>
              {t('I have one: sign in')}
            </Link>
            <p className="text-13 text-faint">
              {t('For {address}, until {date}.', { address: email, date: dateOnly(new Date(data.expiresAt)) })}
            </p>
          </>
        )}
      </div>
    </AuthPage>
  )
}

function Gone() {
  return (
    <AuthPage title={t('Invitation')}>
      <div className="rounded-card border bg-surface">
        <EmptyState
          icon={<MailX size={22} />}
          title={t('This letter does not work')}
          action={
            <Link to="/" className={buttonClass()}>
              {t('Go to the start page')}
            </Link>
          }
        >
          {t('There may be a newer letter: only the last one works. Or the address was not copied as a whole.')}
        </EmptyState>
      </div>
    </AuthPage>
  )
}
