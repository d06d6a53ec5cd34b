import { createFileRoute } from '@tanstack/react-router'
import { PlaylistPage } from '#web/features/content/playlists/playlist-page.tsx'

export const Route = createFileRoute('/studio/content/playlists/$playlistId')({
  staticData: { crumb: 'playlist' },
  loader: async ({ context, params }) => {
    const { ownItemsQuery, ownPlaylistQuery } = await import('#web/features/content/playlists/queries.ts')
    void context.queryClient.prefetchQuery(ownPlaylistQuery(params.playlistId))
    void context.queryClient.prefetchInfiniteQuery(ownItemsQuery(params.playlistId))
  },
  component: Page,
})

function Page() {
  const { playlistId } = Route.useParams()
  return <PlaylistPage key={playlistId} playlistId={playlistId} />
}
