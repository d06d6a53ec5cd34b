import { createFileRoute } from '@tanstack/react-router'
import { pickChannel } from '#web/features/accounts/own-channel.ts'
import { ContentPage } from '#web/features/content/content-page.tsx'
import { ownVideosQuery } from '#web/features/content/queries.ts'

export const Route = createFileRoute('/studio/content/')({
  loader: ({ context }) =>
    void context.queryClient.prefetchInfiniteQuery(ownVideosQuery(pickChannel(context.me)?.id ?? null)),
  component: ContentPage,
})
