import { createFileRoute } from '@tanstack/react-router'
import { DetailsPage } from '#web/features/content/details/details-page.tsx'

export const Route = createFileRoute('/studio/content/$videoId/')({
  component: () => <DetailsPage videoId={Route.useParams().videoId} />,
})
