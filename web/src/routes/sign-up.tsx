import { createFileRoute } from '@tanstack/react-router'
import { SignUpPage } from '#web/features/accounts/sign-up-page.tsx'
import { text } from '#web/lib/search-text.ts'

export const Route = createFileRoute('/sign-up')({
  validateSearch: (
    search,
  ): {
    next?: string | undefined
    setup?: string | undefined
    invite?: string | undefined
    email?: string | undefined
  } => ({
    next: text(search.next),
    setup: text(search.setup),
    invite: text(search.invite),
    email: text(search.email),
  }),
  component: () => <SignUpPage {...Route.useSearch()} />,
})
