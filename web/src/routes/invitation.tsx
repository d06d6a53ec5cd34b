import { createFileRoute } from '@tanstack/react-router'
import { InvitationPage } from '#web/features/accounts/invitation-page.tsx'
import { text } from '#web/lib/search-text.ts'

export const Route = createFileRoute('/invitation')({
  validateSearch: (search): { token: string } => ({ token: text(search.token) ?? '' }),
  component: () => <InvitationPage token={Route.useSearch().token} />,
})
