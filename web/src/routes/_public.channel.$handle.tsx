import { createFileRoute, Outlet } from '@tanstack/react-router'
import { channelQuery } from '#web/features/accounts/queries.ts'
import { ChannelPage } from '#web/features/content/channel/channel-page.tsx'

export const Route = createFileRoute('/_public/channel/$handle')({
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(channelQuery(params.handle)),
  component: () => (
    <ChannelPage handle={Route.useParams().handle}>
      <Outlet />
    </ChannelPage>
  ),
})
