import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Link2, ListVideo, Lock, Pencil, Play } from 'lucide-react'
import { PageNotFound } from '#web/features/frame/page-not-found.tsx'
import { FoldedText } from '#web/features/playback/folded-text.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Badge } from '#web/ui/badge.tsx'
import { buttonClass } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { isSound } from '../is-sound.ts'
import { VideoThumbnail } from '../video-thumbnail.tsx'
import { PlaylistCover } from './playlist-cover.tsx'
import type { Playlist, PlaylistItem } from './queries.ts'
import { playlistItemsQuery, playlistQuery } from './viewer-queries.ts'
import { KIND, sizeOf } from './words.ts'

/** A playlist as its viewers see it. */
export function PublicPlaylistPage({ playlistId }: { playlistId: string }) {
  const { data: playlist, error, isFetching, refetch } = useQuery(playlistQuery(playlistId))
  usePageTitle(playlist?.title)
  if (error && !playlist) {
    const problem = asProblem(error)
    if (problem.status === 404 || problem.status === 400)
      return (
        <PageNotFound title={t('This playlist is not here')}>
          {t('It may be private, or it was deleted. Whoever sent you the link can tell.')}
        </PageNotFound>
      )
    return <ErrorState what={t('This playlist')} problem={problem} onRetry={() => refetch()} busy={isFetching} />
  }
  return (
    <div className="mx-auto grid w-full max-w-[1200px] items-start gap-x-10 gap-y-8 px-gutter pt-8 pb-20 lg:grid-cols-[340px_minmax(0,1fr)]">
      {playlist ? <Head playlist={playlist} /> : <HeadSkeleton />}
      <Items playlistId={playlistId} series={playlist?.kind === 'series'} />
    </div>
  )
}

function Head({ playlist }: { playlist: Playlist }) {
  return (
    <header className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-20">
      <PlaylistCover playlist={playlist} sizes="(width >= 1024px) 340px, 100vw" className="w-full max-w-[480px]" />
      <div>
        <h1 className="text-24 text-with-page text-pretty wrap-anywhere" dir="auto">
          {playlist.title}
        </h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-14 text-muted">
          <Link
            to="/channel/$handle"
            params={{ handle: playlist.channel.handle }}
            className="rounded-[2px] font-medium text-ink hover:underline"
          >
            {playlist.channel.name}
          </Link>
          <span>
            {KIND[playlist.kind]} · {sizeOf(playlist)}
            {playlist.durationMs > 0 && ` · ${spokenDuration(playlist.durationMs)}`}
          </span>
          {playlist.visibility === 'private' && <Badge icon={<Lock size={12} />}>{t('Private')}</Badge>}
          {playlist.visibility === 'unlisted' && <Badge icon={<Link2 size={12} />}>{t('Unlisted')}</Badge>}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {playlist.firstVideoId && (
          <Link
            to="/watch/$videoId"
            params={{ videoId: playlist.firstVideoId }}
            search={{ list: playlist.id }}
            className={buttonClass('primary', 'lg')}
          >
            <Play size={16} aria-hidden="true" />
            {t('Play all')}
          </Link>
        )}
        {playlist.can.edit && (
          <Link
            to="/studio/content/playlists/$playlistId"
            params={{ playlistId: playlist.id }}
            className={buttonClass('secondary', 'lg')}
          >
            <Pencil size={16} aria-hidden="true" />
            {t('Edit')}
          </Link>
        )}
      </div>
      {playlist.description && (
        <div className="text-14 text-muted">
          <FoldedText text={playlist.description} />
        </div>
      )}
    </header>
  )
}

function Items({ playlistId, series }: { playlistId: string; series: boolean }) {
  const query = useInfiniteQuery(playlistItemsQuery(playlistId))
  const { data, error, isFetching, refetch } = query
  if (!data && error)
    return <ErrorState what={t('Its videos')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
  if (!data)
    return (
      <Loading what={t('its videos')}>
        {[1, 2, 3, 4, 5].map((row) => (
          <div key={row} className="flex gap-4 py-2">
            <Skeleton className="aspect-video w-32 sm:w-42" />
            <Skeleton className="mt-1 h-4 w-48" />
          </div>
        ))}
      </Loading>
    )
  const items = data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return (
      <EmptyState icon={<ListVideo size={22} />} title={t('Nothing to watch in it yet')}>
        {t('Videos that can be watched will stand here.')}
      </EmptyState>
    )
  return (
    <div>
      <ol className="flex flex-col" aria-label={series ? t('Parts') : t('Videos')}>
        {items.map((item) => (
          <Item key={item.video.id} item={item} playlistId={playlistId} series={series} />
        ))}
      </ol>
      <ShowMore of={query} size="lg" />
    </div>
  )
}

function Item({
  item: { video, position },
  playlistId,
  series,
}: {
  item: PlaylistItem
  playlistId: string
  series: boolean
}) {
  return (
    <li className="-mx-2 flex items-center rounded-card hover:bg-hover">
      <Link
        to="/watch/$videoId"
        params={{ videoId: video.id }}
        search={{ list: playlistId }}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-card p-2 sm:gap-4"
      >
        <span className="figures w-6 shrink-0 text-end text-14 text-faint">{position}</span>
        <VideoThumbnail
          video={video}
          sizes="168px"
          durationMs={video.durationMs}
          sound={isSound(video)}
          article={video.kind === 'article'}
          className="w-32 sm:w-42"
        />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 text-14 font-semibold text-with-page wrap-anywhere sm:text-16" dir="auto">
            {series && <span className="sr-only">{t('Part {position}:', { position })} </span>}
            {video.title}
          </span>
          <span className="mt-0.5 flex flex-wrap items-center gap-2 text-13 text-muted">
            {video.kind === 'article'
              ? t('Article')
              : t('{count, plural, one {# view} other {# views}}', { count: compact(video.viewCount) })}
            {video.visibility === 'private' && <Badge icon={<Lock size={12} />}>{t('Private')}</Badge>}
          </span>
        </span>
      </Link>
    </li>
  )
}

const HeadSkeleton = () => (
  <div aria-hidden="true" className="flex flex-col gap-4">
    <Skeleton className="aspect-video w-full max-w-[480px]" />
    <Skeleton className="h-7 w-56" />
    <Skeleton className="h-4 w-40" />
  </div>
)
