import type { components } from '@studio/api-client'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { signOutElsewhere } from '#web/features/accounts/auth.ts'
import { authProblemInWords } from '#web/features/accounts/auth-words.ts'
import { deviceInWords } from '#web/features/notifications/notice-words.tsx'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { SettingsSection } from './settings-section.tsx'

type Session = components['schemas']['Session']

const sessionsQuery = queryOptions({
  queryKey: ['accounts', 'sessions'],
  queryFn: ({ signal }) => call(api.GET('/api/me/sessions', { signal })),
})

/** Where the person is signed in; each can be ended from here. */
export function SessionsSection() {
  const queryClient = useQueryClient()
  const { data, error, refetch, isFetching } = useQuery(sessionsQuery)
  const others = data?.items.filter((session) => !session.current).length ?? 0
  const leave = useMutation({
    mutationFn: signOutElsewhere,
    onSuccess: async () => {
      await queryClient.invalidateQueries(sessionsQuery)
      toast(t('Signed out everywhere else'), { tone: 'success' })
    },
    onError: (thrown) =>
      toast(t('Other devices are still signed in'), { tone: 'danger', detail: authProblemInWords(thrown) }),
  })
  return (
    <SettingsSection
      id="sessions"
      title={t('Devices')}
      description={t('Where you are signed in. A lost phone, a borrowed computer: end it here.')}
      foot={
        <Button
          busy={leave.isPending}
          unavailable={data && others === 0 ? t('You are signed in nowhere else') : null}
          onClick={() => leave.mutate()}
        >
          {t('Sign out everywhere else')}
        </Button>
      }
    >
      {!data && error && (
        <ErrorState what={t('Your devices')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      )}
      {!data && !error && (
        <Loading what={t('your devices')}>
          <Skeleton className="h-12 w-full" />
        </Loading>
      )}
      {data && (
        <ul className="-my-3 divide-y divide-line">
          {data.items.map((session) => (
            <Row key={session.id} session={session} />
          ))}
        </ul>
      )}
    </SettingsSection>
  )
}

function Row({ session }: { session: Session }) {
  const queryClient = useQueryClient()
  const name = session.browser || session.system ? deviceInWords(session.browser, session.system) : t('Unknown device')
  const end = useMutation({
    mutationFn: () => call(api.DELETE('/api/me/sessions/{id}', { params: { path: { id: session.id } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries(sessionsQuery)
      toast(t('Signed out there'), { tone: 'success', detail: name })
    },
    onError: (thrown) => toast(t('Still signed in there'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  const Icon = session.handHeld ? Smartphone : Monitor
  return (
    <li className="flex items-center gap-3 py-3">
      <Icon size={20} aria-hidden="true" className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 text-14 font-medium">
          {name}
          {session.current && <Badge tone="accent">{t('This device')}</Badge>}
        </p>
        <p className="text-13 text-faint">
          {session.current
            ? t('In use now')
            : tx('Last used {when}', { when: <RelativeTime time={session.lastUsedAt} /> })}
          {session.network &&
            ` · ${session.network === 'this machine' ? t('on the studio’s own machine') : t('network {address}', { address: session.network })}`}
        </p>
      </div>
      {!session.current && (
        <Button
          size="sm"
          aria-label={t('Sign out: {name}', { name })}
          busy={end.isPending}
          onClick={() => end.mutate()}
        >
          {t('Sign out')}
        </Button>
      )}
    </li>
  )
}
