import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CardActions, SeenOf } from '#web/features/playback/watched/card-marks.tsx'
import { cx } from '#web/lib/cx.ts'
import { compact, exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { isSound } from './is-sound.ts'
import type { CardVideo } from './queries.ts'

type Props = { video: CardVideo; withChannel?: boolean; children?: ReactNode }

/** A video in a list: picture, and beside it what the card has below. */
export function VideoRowCard({ video, withChannel = true, children }: Props) {
  const isArticle = video.kind === 'article'
  return (
    <article className="group/card relative flex gap-3 sm:gap-6">
      <Thumbnail
        image={video.thumbnail}
        sizes="(width >= 640px) 280px, 42vw"
        durationMs={video.durationMs}
        sound={isSound(video)}
        article={isArticle}
        mark={!isArticle && <SeenOf videoId={video.id} />}
        className="w-[42vw] max-w-[280px] self-start rounded-card!"
      />
      <div className="min-w-0 flex-1">
        <h2
          className="line-clamp-2 text-with-page text-14 font-semibold text-pretty wrap-anywhere sm:text-16/[1.375rem]"
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
        <p className="mt-1 text-13 text-muted sm:text-14">
          {isArticle ? (
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
        {withChannel && (
          <Link
            to="/channel/$handle"
            params={{ handle: video.channel.handle }}
            className={cx(
              'relative z-10 block w-fit max-w-full truncate rounded-[2px] py-0.5 text-13 text-muted hover:text-ink sm:mt-1 sm:text-14',
              video.channel.verified && 'verified',
            )}
          >
            {video.channel.name}
          </Link>
        )}
        {children}
      </div>
      {!isArticle && <CardActions video={video} />}
    </article>
  )
}
