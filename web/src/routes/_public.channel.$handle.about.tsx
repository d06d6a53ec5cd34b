import { createFileRoute } from '@tanstack/react-router'
import { ChannelAbout } from '#web/features/content/channel/channel-about.tsx'

export const Route = createFileRoute('/_public/channel/$handle/about')({
  component: () => <ChannelAbout handle={Route.useParams().handle} />,
})
