import { createFileRoute } from '@tanstack/react-router'
import { pickChannel } from '#web/features/accounts/own-channel.ts'
import { PlaylistsPage } from '#web/features/content/playlists/playlists-page.tsx'
import { playlistsQuery } from '#web/features/content/playlists/queries.ts'

export const Route = createFileRoute('/studio/content/playlists/')({
  staticData: { crumb: 'Playlists' },
  loader: ({ context }) =>
    void context.queryClient.prefetchInfiniteQuery(playlistsQuery(pickChannel(context.me)?.id ?? null)),
  component: PlaylistsPage,
})
