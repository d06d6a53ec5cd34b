import { createFileRoute } from '@tanstack/react-router'
import { ChannelPlaylists } from '#web/features/content/playlists/channel-playlists.tsx'

export const Route = createFileRoute('/_public/channel/$handle/playlists')({
  component: () => <ChannelPlaylists handle={Route.useParams().handle} />,
})
