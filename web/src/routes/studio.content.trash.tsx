import { createFileRoute } from '@tanstack/react-router'
import { pickChannel } from '#web/features/accounts/own-channel.ts'
import { trashQuery } from '#web/features/content/queries.ts'
import { TrashPage } from '#web/features/content/trash-page.tsx'

export const Route = createFileRoute('/studio/content/trash')({
  staticData: { crumb: 'trash' },
  loader: ({ context }) =>
    void context.queryClient.prefetchInfiniteQuery(trashQuery(pickChannel(context.me)?.id ?? null)),
  component: TrashPage,
})
