import { createFileRoute } from '@tanstack/react-router'
import { InteractivePage } from '#web/features/content/interactive/interactive-page.tsx'

export const Route = createFileRoute('/studio/content/$videoId/interactive')({
  component: () => <InteractivePage videoId={Route.useParams().videoId} />,
})
