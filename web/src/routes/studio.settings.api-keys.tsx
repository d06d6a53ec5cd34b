import { createFileRoute } from '@tanstack/react-router'
import { ApiKeysPage } from '#web/features/settings/api-keys-page.tsx'
import { text } from '#web/lib/search-text.ts'

export const Route = createFileRoute('/studio/settings/api-keys')({
  validateSearch: (search): { new?: string | undefined } => ({ new: text(search.new) }),
  component: Page,
})

/** The palette leads to the form by the address. */
function Page() {
  const { new: asked } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <ApiKeysPage
      making={asked !== undefined}
      onMaking={(making) => void navigate({ search: making ? { new: '1' } : {}, replace: true })}
    />
  )
}
