import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/studio/content/$videoId/history')({
  component: RouteComponent,
})

function RouteComponent() {
  return <div>Hello "/studio/content/$videoId/history"!</div>
}
