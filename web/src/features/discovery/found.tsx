import { Link } from '@tanstack/react-router'
import { FollowChannelButton } from '#web/features/accounts/follow-channel-button.tsx'
import { PlaylistCover } from '#web/features/content/playlists/playlist-cover.tsx'
import { sizeOf } from '#web/features/content/playlists/words.ts'
import { VideoRowCard } from '#web/features/content/video-row-card.tsx'
import { cx } from '#web/lib/cx.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import type { FoundItem } from './queries.ts'

export function Found({ item }: { item: FoundItem }) {
  if (item.kind === 'video')
    return (
      <VideoRowCard video={item.video}>
        {item.said && <SaidThere videoId={item.video.id} said={item.said} />}
      </VideoRowCard>
    )
  return item.kind === 'channel' ? <FoundChannel channel={item.channel} /> : <FoundPlaylist playlist={item.playlist} />
}

type Said = NonNullable<Extract<FoundItem, { kind: 'video' }>['said']>

/** What is said in the video with the words, and the way to the moment. */
function SaidThere({ videoId, said }: { videoId: string; said: Said }) {
  const atS = Math.floor(said.startMs / 1000)
  return (
    <Link
      to="/watch/$videoId"
      params={{ videoId }}
      search={{ t: String(atS) }}
      className="group/said relative z-10 mt-1.5 flex w-fit max-w-full gap-2 rounded-[2px] text-13 sm:mt-2 sm:text-14"
    >
      <span className="text-accent tabular-nums group-hover/said:underline">{clockDuration(atS * 1000)}</span>
      <q
        className="line-clamp-3 min-w-0 text-with-page text-muted wrap-anywhere sm:line-clamp-2"
        dir="auto"
        lang={said.language}
      >
        {said.text}
      </q>
    </Link>
  )
}

/** The server counts no further. */
const MOST_COUNTED = 1000
const TITLE_LINK =
  'outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-accent'

function FoundChannel({ channel }: { channel: Extract<FoundItem, { kind: 'channel' }>['channel'] }) {
  const { handle, name, picture, description, verified, videoCount } = channel
  return (
    <article className="relative flex items-center gap-4 sm:gap-6">
      <span className="flex shrink-0 justify-center sm:w-[280px]">
        <Avatar name={name} src={picture} size={72} />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className={cx('truncate text-with-page text-16 font-semibold', verified && 'verified')} dir="auto">
          <Link to="/channel/$handle" params={{ handle }} className={TITLE_LINK}>
            {name}
          </Link>
        </h2>
        <p className="truncate text-14 text-muted">
          <bdi>@{handle}</bdi>
          {' · '}
          {videoCount >= MOST_COUNTED
            ? t('over {count} videos', { count: MOST_COUNTED })
            : t('{count, plural, one {# video} other {# videos}}', { count: compact(videoCount) })}
        </p>
        {description && (
          <p className="mt-1 line-clamp-2 text-with-page text-14 text-muted max-sm:hidden" dir="auto">
            {description}
          </p>
        )}
      </div>
      <span className="relative z-10">
        <FollowChannelButton channel={channel} />
      </span>
    </article>
  )
}

function FoundPlaylist({ playlist }: { playlist: Extract<FoundItem, { kind: 'playlist' }>['playlist'] }) {
  return (
    <article className="relative flex gap-4 sm:gap-6">
      <PlaylistCover playlist={playlist} sizes="(width >= 640px) 280px, 42vw" className="w-[42vw] max-w-[280px]" />
      <div className="min-w-0 flex-1">
        <h2 className="line-clamp-2 text-with-page text-16/[1.375rem] font-semibold wrap-anywhere" dir="auto">
          <Link to="/playlist/$playlistId" params={{ playlistId: playlist.id }} className={TITLE_LINK}>
            {playlist.title}
          </Link>
        </h2>
        <p className="mt-1 truncate text-with-page text-14 text-muted" dir="auto">
          {playlist.channel.name}
        </p>
        <p className="text-14 text-muted">
          {playlist.kind === 'series' ? t('Series') : t('Playlist')}
          {` · ${sizeOf(playlist)}`}
        </p>
      </div>
    </article>
  )
}

export const FoundSkeleton = () => (
  <div className="flex gap-4 sm:gap-6" aria-hidden="true">
    <Skeleton className="aspect-video w-[42vw] max-w-[280px] shrink-0 rounded-card!" />
    <div className="flex flex-1 flex-col gap-2.5 pt-1">
      <Skeleton className="h-5 w-4/5" />
      <Skeleton className="h-4 w-2/5" />
    </div>
  </div>
)
