import { Link } from '@tanstack/react-router'
import { isSound } from '#web/features/content/is-sound.ts'
import { VideoThumbnail } from '#web/features/content/video-thumbnail.tsx'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import type { VideoCard } from './related-queries.ts'
import { CardActions, SeenOf } from './watched/card-marks.tsx'

export function RelatedVideo({ video, reason }: { video: VideoCard; reason: string | null }) {
  return (
    <article className="group/card relative flex gap-3">
      <VideoThumbnail
        video={video}
        sizes="168px"
        durationMs={video.durationMs}
        sound={isSound(video)}
        article={video.kind === 'article'}
        mark={video.kind !== 'article' && <SeenOf videoId={video.id} />}
        className="w-42"
      />
      <div className="min-w-0 flex-1 pt-0.5 text-13 text-muted">
        <Link
          to="/watch/$videoId"
          params={{ videoId: video.id }}
          className="outline-none after:absolute after:inset-0 after:rounded-control focus-visible:after:outline-2 focus-visible:after:outline-accent"
        >
          <span
            className="text-with-page line-clamp-2 text-14 font-semibold text-ink wrap-anywhere group-hover/card:underline"
            dir="auto"
          >
            {video.title}
          </span>
        </Link>
        <span className={`mt-1 block truncate text-with-page${video.channel.verified ? ' verified' : ''}`} dir="auto">
          {video.channel.name}
        </span>
        <span className="block">
          {video.kind === 'article'
            ? t('Article')
            : t('{count, plural, one {# view} other {# views}}', { count: compact(video.viewCount) })}
          {video.publishedAt && (
            <>
              {' · '}
              <RelativeTime time={video.publishedAt} rough />
            </>
          )}
        </span>
        {reason && (
          <span className="text-with-page mt-0.5 block truncate text-12 text-faint" dir="auto">
            {reason}
          </span>
        )}
      </div>
      <CardActions video={video} recommended />
    </article>
  )
}
