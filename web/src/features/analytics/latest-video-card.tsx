import { Link } from '@tanstack/react-router'
import { isSound } from '#web/features/content/is-sound.ts'
import { percentDone, progressInWords } from '#web/features/content/processing-words.ts'
import type { Video } from '#web/features/content/queries.ts'
import { VideoStatus } from '#web/features/content/video-status.tsx'
import { VISIBILITY } from '#web/features/content/visibility.ts'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { compactNumber, exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'

/** The newest video, large. */
export function LatestVideoCard({ video }: { video: Video }) {
  const { icon: Icon, label } = VISIBILITY[video.visibility]
  return (
    <Card>
      <CardHeader title={t('Latest video')} actions={video.status !== 'ready' && <VideoStatus video={video} />} />
      <div className="relative gap-x-6 px-4 pb-4 sm:px-5 sm:pb-5 md:max-lg:grid md:max-lg:grid-cols-2">
        <Thumbnail
          image={video.thumbnail}
          sizes="(width >= 1024px) 520px, 100vw"
          durationMs={video.durationMs}
          sound={isSound(video)}
          className="w-full"
          eager
        />
        <div className="mt-3 md:max-lg:mt-0">
          <Link
            to="/studio/content/$videoId"
            params={{ videoId: video.id }}
            className="line-clamp-2 text-with-page text-16 font-semibold text-pretty wrap-anywhere underline-offset-3 outline-none after:absolute after:inset-x-5 after:inset-y-0 after:rounded-control hover:underline focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-accent"
            dir="auto"
          >
            {video.title}
          </Link>
          <p className="mt-1 flex items-center gap-1.5 text-13 text-muted">
            <Icon size={14} aria-hidden="true" />
            <span>
              {label} · <RelativeTime time={video.publishedAt ?? video.createdAt} />
            </span>
          </p>
          {video.status === 'ready' ? (
            <dl className="mt-4 grid grid-cols-2 gap-4 border-t pt-4">
              <div>
                <dt className="text-13 text-faint">{t('Views')}</dt>
                <dd className="figures text-20 font-semibold" title={exactNumber(video.viewCount)}>
                  {compactNumber(video.viewCount)}
                </dd>
              </div>
              <div>
                <dt className="text-13 text-faint">{t('Watch time')}</dt>
                <dd className="figures text-20 font-semibold">{spokenDuration(video.watchTimeMs)}</dd>
              </div>
            </dl>
          ) : (
            <div className="mt-4 flex flex-col gap-2 border-t pt-4">
              {video.status !== 'failed' && (
                <>
                  <Progress label={progressInWords(video)} percent={percentDone(video)} />
                  <p className="figures text-13 text-muted">{progressInWords(video)}</p>
                </>
              )}
              <Link
                to="/studio/content/$videoId"
                params={{ videoId: video.id }}
                className={`${buttonClass('secondary')} relative z-10 self-start`}
              >
                {video.status === 'failed' ? t('See what happened') : t('Fill in the details')}
              </Link>
            </div>
          )}
        </div>
      </div>
    </Card>
  )
}
