import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/studio/settings/reports')({
  component: RouteComponent,
})

function RouteComponent() {
  return <div>Hello "/studio/settings/reports"!</div>
}
