import { createFileRoute } from '@tanstack/react-router'
import { PlaylistPage } from '#web/features/content/playlists/playlist-page.tsx'
import { ownItemsQuery, ownPlaylistQuery } from '#web/features/content/playlists/queries.ts'

export const Route = createFileRoute('/studio/content/playlists/$playlistId')({
  staticData: { crumb: 'Playlist' },
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(ownPlaylistQuery(params.playlistId))
    void context.queryClient.prefetchInfiniteQuery(ownItemsQuery(params.playlistId))
  },
  component: Page,
})

function Page() {
  const { playlistId } = Route.useParams()
  return <PlaylistPage key={playlistId} playlistId={playlistId} />
}
