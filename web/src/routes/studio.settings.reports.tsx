import { createFileRoute } from '@tanstack/react-router'
import { ReportsPage } from '#web/features/operations/reports/reports-page.tsx'
import { readReportsSearch } from '#web/features/operations/reports/reports-search.ts'

export const Route = createFileRoute('/studio/settings/reports')({
  validateSearch: readReportsSearch,
  component: Page,
})

function Page() {
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  return <ReportsPage search={search} onSearch={(next) => void navigate({ search: next })} />
}
