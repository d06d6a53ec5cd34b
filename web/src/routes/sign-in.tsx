import { createFileRoute } from '@tanstack/react-router'
import { SignInPage } from '#web/features/accounts/sign-in-page.tsx'
import { text } from '#web/lib/search-text.ts'

export const Route = createFileRoute('/sign-in')({
  validateSearch: (search): { next?: string | undefined } => ({ next: text(search.next) }),
  component: () => <SignInPage next={Route.useSearch().next} />,
})
