import { createFileRoute } from '@tanstack/react-router'
import { channelListOf } from '#web/features/content/channel/channel-list.ts'
import { ChannelVideos } from '#web/features/content/channel/channel-videos.tsx'
import { channelVideosQuery } from '#web/features/content/queries.ts'

export const Route = createFileRoute('/_public/channel/$handle/')({
  validateSearch: channelListOf,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchInfiniteQuery(channelVideosQuery(params.handle, deps)),
  component: Page,
})

function Page() {
  const navigate = Route.useNavigate()
  return (
    <ChannelVideos
      handle={Route.useParams().handle}
      list={Route.useSearch()}
      onList={(search) => void navigate({ search, replace: true })}
    />
  )
}
