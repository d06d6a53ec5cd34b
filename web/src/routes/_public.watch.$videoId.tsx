import { createFileRoute } from '@tanstack/react-router'
import { videoQuery } from '#web/features/content/queries.ts'
import { WatchPage } from '#web/features/playback/watch-page.tsx'

export const Route = createFileRoute('/_public/watch/$videoId')({
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(videoQuery(params.videoId)),
  component: Page,
})

function Page() {
  const { videoId } = Route.useParams()
  // Another video is another page: player, folded text and scroll position begin anew.
  return <WatchPage key={videoId} videoId={videoId} />
}
