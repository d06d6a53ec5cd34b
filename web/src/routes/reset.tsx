import { createFileRoute } from '@tanstack/react-router'
import { ResetPage } from '#web/features/accounts/reset-page.tsx'
import { text } from '#web/lib/search-text.ts'

export const Route = createFileRoute('/reset')({
  validateSearch: (search): { token?: string | undefined; error?: string | undefined } => ({
    token: text(search.token),
    error: text(search.error),
  }),
  component: () => <ResetPage {...Route.useSearch()} />,
})
