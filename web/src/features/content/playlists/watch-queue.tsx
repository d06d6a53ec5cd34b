import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { SkipBack, SkipForward } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { playsOn, tellNeighbours } from '#web/features/playback/up-next.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { isSound } from '../is-sound.ts'
import { VideoThumbnail } from '../video-thumbnail.tsx'
import type { Playlist, PlaylistItem } from './queries.ts'
import { playlistItemsQuery, playlistQuery } from './viewer-queries.ts'

/** What plays before and after this video in the playlist that it was opened from. */
export default function WatchQueue({ playlistId, videoId }: { playlistId: string; videoId: string }) {
  const { data: playlist, error } = useQuery(playlistQuery(playlistId))
  const start = useInfiniteQuery(playlistItemsQuery(playlistId))
  const atStart = start.data?.pages.flatMap((page) => page.items) ?? []
  const isFar = start.data !== undefined && start.hasNextPage && !atStart.some((item) => item.video.id === videoId)
  const around = useInfiniteQuery({ ...playlistItemsQuery(playlistId, videoId), enabled: isFar })
  const shown = isFar && around.data ? around : start
  const items = shown.data?.pages.flatMap((page) => page.items) ?? []
  const index = items.findIndex((item) => item.video.id === videoId)
  const [before, after] = [items[index - 1], index < 0 ? undefined : items[index + 1]]
  const playsNext = playsOn.use()

  useEffect(() => {
    const neighbour = (item: PlaylistItem | undefined) => item && { video: item.video, listId: playlistId }
    return tellNeighbours('queue', { previous: neighbour(before), next: neighbour(after) })
  }, [before, after, playlistId])

  if (error || (start.error && !start.data)) return null // a list that is gone: the video plays all the same
  const current = items[index]
  return (
    <section aria-label={t('Playlist')} className="mb-8 overflow-clip rounded-card border bg-surface">
      <header className="flex items-start gap-2 border-b px-4 py-3">
        <div className="min-w-0 flex-1">
          {playlist ? (
            <Link
              to="/playlist/$playlistId"
              params={{ playlistId }}
              className="line-clamp-2 text-14 font-semibold text-with-page wrap-anywhere hover:underline"
              dir="auto"
            >
              {playlist.title}
            </Link>
          ) : (
            <Skeleton className="h-4 w-40" />
          )}
          <p className="figures text-13 text-muted">{current ? placeInWords(current.position, playlist) : ' '}</p>
          <label className="mt-1 flex w-fit items-center gap-2 text-13">
            <input type="checkbox" className="size-4" checked={playsNext} onChange={() => playsOn.turn(!playsNext)} />
            {t('Play the next by itself')}
          </label>
        </div>
        <Step
          item={before}
          label={before ? t('Previous: {title}', { title: before.video.title }) : t('Previous: there is none')}
          playlistId={playlistId}
          icon={<SkipBack size={17} />}
        />
        <Step
          item={after}
          label={after ? t('Next: {title}', { title: after.video.title }) : t('Next: there is none')}
          playlistId={playlistId}
          icon={<SkipForward size={17} />}
        />
      </header>
      {shown.data ? (
        <Rows items={items} videoId={videoId} playlistId={playlistId}>
          <ShowMore of={shown} />
        </Rows>
      ) : (
        <Skeleton className="m-4 h-24" />
      )}
    </section>
  )
}

function placeInWords(position: number, playlist: Playlist | undefined): string {
  const count = playlist?.itemCount ?? '…'
  return playlist?.kind === 'series'
    ? t('Part {position} of {count}', { position, count })
    : t('{position} of {count}', { position, count })
}

type StepProps = { item: PlaylistItem | undefined; label: string; playlistId: string; icon: ReactNode }

function Step({ item, label, playlistId, icon }: StepProps) {
  const navigate = useNavigate()
  return (
    <IconButton
      label={label}
      icon={<span className="rtl:-scale-x-100">{icon}</span>}
      aria-disabled={!item || undefined}
      onClick={() =>
        item &&
        void navigate({ to: '/watch/$videoId', params: { videoId: item.video.id }, search: { list: playlistId } })
      }
    />
  )
}

type RowsProps = { items: PlaylistItem[]; videoId: string; playlistId: string; children: ReactNode }

function Rows({ items, videoId, playlistId, children }: RowsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Only the list itself: the page stays where it is.
    const row = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && row) list.current.scrollTop = row.offsetTop - list.current.offsetTop - 60
  }, [])
  return (
    <div ref={list} className="max-h-[420px] overflow-y-auto py-1">
      <ol aria-label={t('Videos of the playlist')}>
        {items.map(({ video, position }) => (
          <li key={video.id}>
            <Link
              to="/watch/$videoId"
              params={{ videoId: video.id }}
              search={{ list: playlistId }}
              {...(video.id === videoId && { 'aria-current': 'true' as const })}
              className={cx(
                'flex items-center gap-3 px-3 py-1.5 hover:bg-hover focus-visible:-outline-offset-2',
                video.id === videoId && 'bg-accent-soft',
              )}
            >
              <span className="figures w-5 shrink-0 text-end text-12 text-muted">{position}</span>
              <VideoThumbnail
                video={video}
                sizes="96px"
                durationMs={video.durationMs}
                sound={isSound(video)}
                article={video.kind === 'article'}
                className="w-24"
              />
              <span className="line-clamp-2 min-w-0 flex-1 text-13 font-medium text-with-page wrap-anywhere" dir="auto">
                {video.title}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {children}
    </div>
  )
}
