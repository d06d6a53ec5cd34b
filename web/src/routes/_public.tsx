import { createFileRoute, Outlet } from '@tanstack/react-router'
import { meQuery } from '#web/features/accounts/queries.ts'
import { PublicFrame } from '#web/features/frame/public-frame.tsx'

export const Route = createFileRoute('/_public')({
  loader: ({ context }) => void context.queryClient.prefetchQuery(meQuery),
  component: Layout,
})

function Layout() {
  return (
    <PublicFrame>
      <Outlet />
    </PublicFrame>
  )
}
