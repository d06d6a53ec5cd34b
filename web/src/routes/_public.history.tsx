import { createFileRoute } from '@tanstack/react-router'
import { HistoryPage, type HistorySearch } from '#web/features/playback/watched/history-page.tsx'
import { text } from '#web/lib/search-text.ts'

export const Route = createFileRoute('/_public/history')({
  validateSearch: ({ q, day }): HistorySearch => ({
    q: text(q),
    day: typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined,
  }),
  component: Page,
})

function Page() {
  const navigate = Route.useNavigate()
  return <HistoryPage search={Route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />
}
