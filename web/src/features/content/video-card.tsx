import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CardActions, SeenOf } from '#web/features/playback/watched/card-marks.tsx'
import { cx } from '#web/lib/cx.ts'
import { compact, exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { isSound } from './is-sound.ts'
import type { CardVideo } from './queries.ts'
import { VideoThumbnail } from './video-thumbnail.tsx'

type Props = {
  video: CardVideo
  withChannel?: boolean
  eager?: boolean
  /** Nobody asked for it: it can be waved away. */
  recommended?: boolean
  /** Below the views, e.g. a button of its own. */
  children?: ReactNode
}

const SIZES = '(width >= 1280px) 340px, (width >= 640px) 46vw, 100vw'

/** A video on the public site: picture, title in two lines, channel, views and age. */
export function VideoCard({ video, withChannel = true, eager, recommended = false, children }: Props) {
  return (
    <article className="group/card relative flex min-w-0 flex-col gap-3">
      <VideoThumbnail
        video={video}
        sizes={SIZES}
        durationMs={video.durationMs}
        eager={eager ?? false}
        sound={isSound(video)}
        article={video.kind === 'article'}
        mark={video.kind !== 'article' && <SeenOf videoId={video.id} />}
        className="w-full rounded-card! transition-[filter] group-hover/card:brightness-105"
      />
      <div className="flex gap-3">
        {withChannel && <Avatar name={video.channel.name} src={video.channel.picture} size={36} />}
        <div className="min-w-0 flex-1">
          <h2
            className="line-clamp-2 text-with-page text-16/[1.375rem] font-semibold text-pretty wrap-anywhere"
            dir="auto"
          >
            <Link
              to="/watch/$videoId"
              params={{ videoId: video.id }}
              className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-accent"
            >
              {video.title}
            </Link>
          </h2>
          {withChannel && (
            <Link
              to="/channel/$handle"
              params={{ handle: video.channel.handle }}
              className={cx(
                'relative z-10 mt-0.5 block w-fit max-w-full py-0.5 truncate rounded-[2px] text-14 text-muted hover:text-ink',
                video.channel.verified && 'verified',
              )}
            >
              {video.channel.name}
            </Link>
          )}
          <p className="text-14 text-muted">
            {video.kind === 'article' ? (
              t('Article')
            ) : (
              <span title={exactNumber(video.viewCount)}>
                {t('{count, plural, one {# view} other {# views}}', { count: compact(video.viewCount) })}
              </span>
            )}
            {video.publishedAt && (
              <>
                {' · '}
                <RelativeTime time={video.publishedAt} rough />
              </>
            )}
          </p>
          {children}
        </div>
        {(video.kind !== 'article' || recommended) && <CardActions video={video} recommended={recommended} />}
      </div>
    </article>
  )
}

export function VideoCardSkeleton({ withChannel = true }: { withChannel?: boolean }) {
  return (
    <div className="flex flex-col gap-3" aria-hidden="true">
      <Skeleton className="aspect-video w-full rounded-card!" />
      <div className="flex gap-3">
        {withChannel && <Skeleton className="size-9 shrink-0 rounded-full!" />}
        <div className="flex flex-1 flex-col gap-2 pt-1">
          <Skeleton className="h-4 w-4/5" />
          <Skeleton className="h-3.5 w-2/5" />
        </div>
      </div>
    </div>
  )
}
