import { createFileRoute } from '@tanstack/react-router'
import { PublicPlaylistPage } from '#web/features/content/playlists/public-playlist-page.tsx'
import { playlistItemsQuery, playlistQuery } from '#web/features/content/playlists/viewer-queries.ts'

export const Route = createFileRoute('/_public/playlist/$playlistId')({
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(playlistQuery(params.playlistId))
    void context.queryClient.prefetchInfiniteQuery(playlistItemsQuery(params.playlistId))
  },
  component: () => <PublicPlaylistPage playlistId={Route.useParams().playlistId} />,
})
