import { createFileRoute } from '@tanstack/react-router'
import { HomePage } from '#web/features/content/home-page.tsx'
import { publicVideosQuery } from '#web/features/content/queries.ts'

export const Route = createFileRoute('/_public/')({
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(publicVideosQuery(null)),
  component: HomePage,
})
