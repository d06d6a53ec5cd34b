import { createFileRoute } from '@tanstack/react-router'
import { pickChannel } from '#web/features/accounts/own-channel.ts'
import { ContentPage } from '#web/features/content/content-page.tsx'
import { listQuery } from '#web/features/content/library/list-queries.ts'
import { readSearch } from '#web/features/content/library/list-state.ts'

export const Route = createFileRoute('/studio/content/')({
  validateSearch: readSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchInfiniteQuery(listQuery(pickChannel(context.me)?.id ?? null, deps)),
  component: Page,
})

function Page() {
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <ContentPage
      search={search}
      onSearch={(next, how) => void navigate({ search: readSearch(next), replace: how?.replace ?? false })}
    />
  )
}
