import { createFileRoute } from '@tanstack/react-router'
import { channelQuery } from '#web/features/accounts/queries.ts'
import { ChannelPage } from '#web/features/content/channel-page.tsx'
import { publicVideosQuery } from '#web/features/content/queries.ts'

export const Route = createFileRoute('/_public/channel/$handle')({
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(channelQuery(params.handle))
    void context.queryClient.prefetchInfiniteQuery(publicVideosQuery(params.handle))
  },
  component: () => <ChannelPage handle={Route.useParams().handle} />,
})
