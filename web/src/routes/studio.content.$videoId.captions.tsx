import { createFileRoute } from '@tanstack/react-router'
import { CaptionsPage } from '#web/features/content/captions/captions-page.tsx'

export const Route = createFileRoute('/studio/content/$videoId/captions')({
  component: () => <CaptionsPage videoId={Route.useParams().videoId} />,
})
