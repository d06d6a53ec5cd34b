import { createFileRoute } from '@tanstack/react-router'
import { HomePage } from '#web/features/discovery/home-page.tsx'
import { homeQuery } from '#web/features/discovery/home-query.ts'

export const Route = createFileRoute('/_public/')({
  loader: ({ context }) => void context.queryClient.prefetchQuery(homeQuery),
  component: HomePage,
})
