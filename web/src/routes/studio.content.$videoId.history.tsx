import { createFileRoute } from '@tanstack/react-router'
import { HistoryPage } from '#web/features/content/details/history-page.tsx'

export const Route = createFileRoute('/studio/content/$videoId/history')({
  component: () => <HistoryPage videoId={Route.useParams().videoId} />,
})
