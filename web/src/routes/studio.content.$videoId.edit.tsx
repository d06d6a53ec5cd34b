import { createFileRoute } from '@tanstack/react-router'
import { EditPage } from '#web/features/content/edit/edit-page.tsx'

export const Route = createFileRoute('/studio/content/$videoId/edit')({
  component: () => <EditPage videoId={Route.useParams().videoId} />,
})
