import { createFileRoute } from '@tanstack/react-router'
import { ChaptersPage } from '#web/features/content/chapters/chapters-page.tsx'

export const Route = createFileRoute('/studio/content/$videoId/chapters')({
  component: () => <ChaptersPage videoId={Route.useParams().videoId} />,
})
