import { createFileRoute } from '@tanstack/react-router'
import type { Search } from '#web/features/discovery/queries.ts'
import { searchOf } from '#web/features/discovery/search-filters.tsx'
import { SearchPage } from '#web/features/discovery/search-page.tsx'

export const Route = createFileRoute('/_public/search')({
  // Looked at where it is used: what is here, every page loads.
  validateSearch: (given: Search): Search => given,
  component: Page,
})

function Page() {
  const navigate = Route.useNavigate()
  return (
    <SearchPage search={searchOf(Route.useSearch())} onSearch={(search) => void navigate({ search, replace: true })} />
  )
}
