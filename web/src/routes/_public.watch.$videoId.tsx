import { createFileRoute } from '@tanstack/react-router'
import { videoQuery } from '#web/features/content/queries.ts'
import { prefetchMyVideo } from '#web/features/playback/my-video.ts'
import { startOf } from '#web/features/playback/text-parts.ts'
import { WatchPage } from '#web/features/playback/watch-page.tsx'
import { text } from '#web/lib/search-text.ts'

export const Route = createFileRoute('/_public/watch/$videoId')({
  validateSearch: ({ t, list }): { t?: string | undefined; list?: string | undefined } => ({
    t: text(t),
    list: typeof list === 'string' ? list : undefined,
  }),
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(videoQuery(params.videoId))
    prefetchMyVideo(context.queryClient, params.videoId)
  },
  component: Page,
})

function Page() {
  const { videoId } = Route.useParams()
  const { t, list } = Route.useSearch()
  // Another video is another page: player, folded text and scroll position begin anew.
  return <WatchPage key={videoId} videoId={videoId} startS={t === undefined ? undefined : startOf(t)} listId={list} />
}
