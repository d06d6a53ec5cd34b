import { Link } from '@tanstack/react-router'
import { isSound } from '#web/features/content/is-sound.ts'
import type { Video } from '#web/features/content/queries.ts'
import { counted } from '#web/lib/format-number.ts'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { CardActions, SeenOf } from './watched/card-marks.tsx'

export function RelatedVideo({ video }: { video: Video }) {
  return (
    <article className="group/card relative flex gap-3">
      <Thumbnail
        image={video.thumbnail}
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
          {video.kind === 'article' ? 'Article' : counted(video.viewCount, 'view')}
          {video.publishedAt && (
            <>
              {' · '}
              <RelativeTime time={video.publishedAt} rough />
            </>
          )}
        </span>
      </div>
      {video.kind !== 'article' && <CardActions video={video} />}
    </article>
  )
}

export function RelatedVideoSkeleton() {
  return (
    <span className="flex gap-3" aria-hidden="true">
      <Skeleton className="aspect-video w-42 shrink-0" />
      <span className="flex flex-1 flex-col gap-2 pt-1">
        <Skeleton className="h-3.5 w-full" />
        <Skeleton className="h-3.5 w-2/3" />
        <Skeleton className="h-3 w-1/2" />
      </span>
    </span>
  )
}
