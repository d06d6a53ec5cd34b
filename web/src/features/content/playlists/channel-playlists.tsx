import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ListVideo } from 'lucide-react'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { CARD_GRID } from '../card-grid.ts'
import { VideoCardSkeleton } from '../video-card.tsx'
import { PlaylistCover } from './playlist-cover.tsx'
import { channelPlaylistsQuery } from './viewer-queries.ts'
import { sizeOf } from './words.ts'

/** Public playlists of a channel. */
export function ChannelPlaylists({ handle }: { handle: string }) {
  const query = useInfiniteQuery(channelPlaylistsQuery(handle))
  const { data, error, isFetching, refetch } = query
  if (!data && error)
    return (
      <ErrorState what={t('The playlists')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  if (!data)
    return (
      <Loading what={t('playlists')}>
        <div className={CARD_GRID}>
          {[1, 2, 3, 4].map((card) => (
            <VideoCardSkeleton key={card} withChannel={false} />
          ))}
        </div>
      </Loading>
    )
  const playlists = data.pages.flatMap((page) => page.items).filter(({ itemCount }) => itemCount > 0)
  if (playlists.length === 0 && !query.hasNextPage)
    return (
      <EmptyState icon={<ListVideo size={22} />} title={t('No public playlists yet')}>
        {t('This channel has put none of its videos together so far.')}
      </EmptyState>
    )
  return (
    <>
      <ul aria-label={t('Playlists')} className={CARD_GRID}>
        {playlists.map((playlist) => (
          <li key={playlist.id} className="relative min-w-0">
            <PlaylistCover
              playlist={playlist}
              sizes="(width >= 1280px) 340px, (width >= 640px) 46vw, 100vw"
              className="w-full"
            />
            <h2 className="mt-3 line-clamp-2 text-16/[1.375rem] font-semibold text-with-page wrap-anywhere" dir="auto">
              <Link
                to="/playlist/$playlistId"
                params={{ playlistId: playlist.id }}
                className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-accent"
              >
                {playlist.title}
              </Link>
            </h2>
            <p className="text-14 text-muted">
              {playlist.kind === 'series' && `${t('Series')} · `}
              {sizeOf(playlist)}
            </p>
          </li>
        ))}
      </ul>
      <ShowMore of={query} size="lg" />
    </>
  )
}
