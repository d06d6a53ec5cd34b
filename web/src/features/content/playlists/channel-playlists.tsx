import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ShowMore } from '#web/ui/show-more.tsx'
import { PlaylistCover } from './playlist-cover.tsx'
import { channelPlaylistsQuery } from './viewer-queries.ts'
import { sizeOf } from './words.ts'

/** Public playlists of a channel, below its videos; nothing while there are none. */
export default function ChannelPlaylists({ handle }: { handle: string }) {
  const query = useInfiniteQuery(channelPlaylistsQuery(handle))
  const playlists = query.data?.pages.flatMap((page) => page.items).filter(({ itemCount }) => itemCount > 0) ?? []
  if (playlists.length === 0) return null
  return (
    <section aria-labelledby="playlists" className="mt-12">
      <h2 id="playlists" className="mb-5 text-20">
        Playlists
      </h2>
      <ul className="grid gap-x-5 gap-y-8 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        {playlists.map((playlist) => (
          <li key={playlist.id} className="relative min-w-0">
            <PlaylistCover
              playlist={playlist}
              sizes="(width >= 1280px) 340px, (width >= 640px) 46vw, 100vw"
              className="w-full"
            />
            <h3 className="mt-3 line-clamp-2 text-16/[1.375rem] font-semibold text-with-page wrap-anywhere" dir="auto">
              <Link
                to="/playlist/$playlistId"
                params={{ playlistId: playlist.id }}
                className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-accent"
              >
                {playlist.title}
              </Link>
            </h3>
            <p className="text-14 text-muted">
              {playlist.kind === 'series' && 'Series · '}
              {sizeOf(playlist)}
            </p>
          </li>
        ))}
      </ul>
      <ShowMore of={query} size="lg" />
    </section>
  )
}
