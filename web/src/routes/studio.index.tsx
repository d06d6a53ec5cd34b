import { createFileRoute } from '@tanstack/react-router'
import { pickChannel } from '#web/features/accounts/own-channel.ts'
import { DashboardPage } from '#web/features/analytics/dashboard-page.tsx'
import { type Days, dashboardQuery } from '#web/features/analytics/queries.ts'

export const Route = createFileRoute('/studio/')({
  staticData: { crumb: 'home' },
  validateSearch: (search): { days?: Days | undefined } => ({
    days: search.days === '7' || search.days === '90' ? search.days : undefined,
  }),
  loaderDeps: ({ search }) => ({ days: search.days ?? '28' }),
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchQuery(dashboardQuery(pickChannel(context.me)?.id ?? null, deps.days)),
  component: Page,
})

function Page() {
  const { days = '28' } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <DashboardPage
      days={days}
      onDays={(next) => void navigate({ search: { days: next === '28' ? undefined : next }, replace: true })}
    />
  )
}
