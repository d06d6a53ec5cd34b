import { createFileRoute } from '@tanstack/react-router'
import { useMemo } from 'react'
import { pickChannel } from '#web/features/accounts/own-channel.ts'
import { ContentPage } from '#web/features/content/content-page.tsx'
import { type ListSearch, readSearch } from '#web/features/content/library/list-state.ts'

export const Route = createFileRoute('/studio/content/')({
  // What it means is read by who needs it: the reader is not loaded with every other page.
  validateSearch: (search): ListSearch => search,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    const { prefetchList } = await import('#web/features/content/library/list-queries.ts')
    prefetchList(context.queryClient, pickChannel(context.me)?.id ?? null, deps)
  },
  component: Page,
})

function Page() {
  const inAddress = Route.useSearch()
  const search = useMemo(() => readSearch(inAddress), [inAddress])
  const navigate = Route.useNavigate()
  return (
    <ContentPage
      search={search}
      onSearch={(next, how) => void navigate({ search: readSearch(next), replace: how?.replace ?? false })}
    />
  )
}
