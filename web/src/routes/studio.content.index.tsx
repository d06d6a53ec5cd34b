import { createFileRoute } from '@tanstack/react-router'
import { pickChannel } from '#web/features/accounts/own-channel.ts'
import { ContentPage } from '#web/features/content/content-page.tsx'
import { ownVideosQuery } from '#web/features/content/queries.ts'
import { text } from '#web/lib/search-text.ts'

export const Route = createFileRoute('/studio/content/')({
  validateSearch: (search): { q?: string | undefined } => ({ q: text(search.q) }),
  loaderDeps: ({ search }) => ({ q: search.q }),
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchInfiniteQuery(ownVideosQuery(pickChannel(context.me)?.id ?? null, deps.q)),
  component: Page,
})

function Page() {
  const { q = '' } = Route.useSearch()
  const navigate = Route.useNavigate()
  return <ContentPage q={q} onSearch={(next) => void navigate({ search: { q: next || undefined }, replace: true })} />
}
