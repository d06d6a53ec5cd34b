import { createFileRoute } from '@tanstack/react-router'
import { pickChannel } from '#web/features/accounts/own-channel.ts'
import { PlaylistsPage } from '#web/features/content/playlists/playlists-page.tsx'

export const Route = createFileRoute('/studio/content/playlists/')({
  staticData: { crumb: 'playlists' },
  loader: async ({ context }) => {
    const { playlistsQuery } = await import('#web/features/content/playlists/queries.ts')
    void context.queryClient.prefetchInfiniteQuery(playlistsQuery(pickChannel(context.me)?.id ?? null))
  },
  component: PlaylistsPage,
})
