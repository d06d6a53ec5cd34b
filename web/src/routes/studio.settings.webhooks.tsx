import { createFileRoute } from '@tanstack/react-router'
import { WebhooksPage } from '#web/features/settings/webhooks/webhooks-page.tsx'
import { text } from '#web/lib/search-text.ts'

export const Route = createFileRoute('/studio/settings/webhooks')({
  validateSearch: (search): { show?: string | undefined } => ({ show: text(search.show) }),
  component: Page,
})

function Page() {
  const { show } = Route.useSearch()
  const navigate = Route.useNavigate()
  return <WebhooksPage shown={show} onShow={(id) => void navigate({ search: id ? { show: id } : {} })} />
}
