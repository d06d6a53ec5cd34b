import { createFileRoute } from '@tanstack/react-router'
import { isCaseState } from '#web/features/settings/case-states.ts'
import { VerificationsPage } from '#web/features/settings/verifications-page.tsx'

export const Route = createFileRoute('/studio/settings/verification')({
  validateSearch: ({ state }: Record<string, unknown>) => (isCaseState(state) ? { state } : {}),
  component: Page,
})

function Page() {
  const { state = 'waiting' } = Route.useSearch()
  const navigate = Route.useNavigate()
  return <VerificationsPage state={state} onState={(next) => void navigate({ search: { state: next } })} />
}
