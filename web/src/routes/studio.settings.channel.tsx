import { createFileRoute } from '@tanstack/react-router'
import { ChannelPage } from '#web/features/settings/channel-page.tsx'

export const Route = createFileRoute('/studio/settings/channel')({ component: ChannelPage })
