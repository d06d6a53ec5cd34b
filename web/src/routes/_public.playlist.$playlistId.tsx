import { createFileRoute } from '@tanstack/react-router'
import { PublicPlaylistPage } from '#web/features/content/playlists/public-playlist-page.tsx'

export const Route = createFileRoute('/_public/playlist/$playlistId')({
  loader: async ({ context, params }) => {
    const { playlistItemsQuery, playlistQuery } = await import('#web/features/content/playlists/viewer-queries.ts')
    void context.queryClient.prefetchQuery(playlistQuery(params.playlistId))
    void context.queryClient.prefetchInfiniteQuery(playlistItemsQuery(params.playlistId))
  },
  component: () => <PublicPlaylistPage playlistId={Route.useParams().playlistId} />,
})
