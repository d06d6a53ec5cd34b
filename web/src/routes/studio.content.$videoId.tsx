import { createFileRoute } from '@tanstack/react-router'
import { ownVideoQuery } from '#web/features/content/queries.ts'
import { VideoPage } from '#web/features/content/video-page.tsx'

export const Route = createFileRoute('/studio/content/$videoId')({
  staticData: { crumb: 'video' },
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(ownVideoQuery(params.videoId)),
  component: () => <VideoPage videoId={Route.useParams().videoId} />,
})
