import type { components } from '@studio/api-client'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { signOutElsewhere } from '#web/features/accounts/auth.ts'
import { authProblemInWords } from '#web/features/accounts/auth-words.ts'
import { deviceInWords } from '#web/features/notifications/notice-words.tsx'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
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
      toast('Signed out everywhere else', { tone: 'success' })
    },
    onError: (thrown) =>
      toast('Other devices are still signed in', { tone: 'danger', detail: authProblemInWords(thrown) }),
  })
  return (
    <SettingsSection
      id="sessions"
      title="Devices"
      description="Where you are signed in. A lost phone, a borrowed computer: end it here."
      foot={
        <Button
          busy={leave.isPending}
          unavailable={data && others === 0 ? 'You are signed in nowhere else' : null}
          onClick={() => leave.mutate()}
        >
          Sign out everywhere else
        </Button>
      }
    >
      {!data && error && (
        <ErrorState what="Your devices" problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      )}
      {!data && !error && (
        <Loading what="your devices">
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
  const name = deviceInWords(session.browser, session.system).replace(/^a new device$/, 'Unknown device')
  const end = useMutation({
    mutationFn: () => call(api.DELETE('/api/me/sessions/{id}', { params: { path: { id: session.id } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries(sessionsQuery)
      toast('Signed out there', { tone: 'success', detail: name })
    },
    onError: (thrown) => toast('Still signed in there', { tone: 'danger', detail: asProblem(thrown).message }),
  })
  const Icon = session.handHeld ? Smartphone : Monitor
  return (
    <li className="flex items-center gap-3 py-3">
      <Icon size={20} aria-hidden="true" className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 text-14 font-medium">
          {name}
          {session.current && <Badge tone="accent">This device</Badge>}
        </p>
        <p className="text-13 text-faint">
          {session.current ? (
            'In use now'
          ) : (
            <>
              Last used <RelativeTime time={session.lastUsedAt} />
            </>
          )}
          {session.network &&
            ` · ${session.network === 'this machine' ? 'on the studio’s own machine' : `network ${session.network}`}`}
        </p>
      </div>
      {!session.current && (
        <Button size="sm" aria-label={`Sign out: ${name}`} busy={end.isPending} onClick={() => end.mutate()}>
          Sign out
        </Button>
      )}
    </li>
  )
}
