import { Link } from '@tanstack/react-router'
import { isSound } from '#web/features/content/is-sound.ts'
import { isUploadQuiet } from '#web/features/content/processing-words.ts'
import type { Video } from '#web/features/content/queries.ts'
import { VideoStatus } from '#web/features/content/video-status.tsx'
import { VISIBILITY } from '#web/features/content/visibility.ts'
import { compactNumber, exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'

/** The videos before the latest one. */
export function RecentVideosCard({ videos }: { videos: Video[] }) {
  return (
    <Card>
      <CardHeader
        title={t('Recent videos')}
        actions={
          <Link to="/studio/content" className={buttonClass('quiet', 'sm')}>
            {t('All videos')}
          </Link>
        }
      />
      {videos.length === 0 ? (
        <p className="border-t px-4 py-8 text-center text-14 text-muted sm:px-5">
          {t('Your earlier videos will stand here. So far there is one.')}
        </p>
      ) : (
        <ul className="border-t">
          {videos.slice(0, 6).map((video) => (
            <RecentVideo key={video.id} video={video} />
          ))}
        </ul>
      )}
    </Card>
  )
}

const statusOf = (status: Exclude<Video['status'], 'ready'>): string =>
  ({ uploading: t('Uploading'), processing: t('Processing'), failed: t('Failed') })[status]

function RecentVideo({ video }: { video: Video }) {
  return (
    <li className="border-b transition-colors last:border-0 hover:bg-hover">
      <Link
        to="/studio/content/$videoId"
        params={{ videoId: video.id }}
        className="flex items-center gap-3.5 rounded-control px-4 py-2 focus-visible:-outline-offset-2 sm:px-5"
      >
        <Thumbnail
          image={video.thumbnail}
          sizes="88px"
          durationMs={video.durationMs}
          sound={isSound(video)}
          article={video.kind === 'article'}
          className="w-22"
        />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-with-page text-14 font-medium" dir="auto">
            {video.title}
          </span>
          <span className="block truncate text-13 text-faint">
            {video.status !== 'ready' && (
              <span className="sm:hidden">{isUploadQuiet(video) ? t('Upload paused') : statusOf(video.status)} · </span>
            )}
            {VISIBILITY[video.visibility].label} · <RelativeTime time={video.publishedAt ?? video.createdAt} />
          </span>
        </span>
        {video.status === 'ready' ? (
          <span className="figures shrink-0 text-end text-14" title={exactNumber(video.viewCount)}>
            {compactNumber(video.viewCount)}
            <span className="block text-12 text-faint">
              {video.kind === 'article'
                ? t('{count, plural, one {read} other {reads}}', { count: video.viewCount })
                : t('{count, plural, one {view} other {views}}', { count: video.viewCount })}
            </span>
          </span>
        ) : (
          <span className="hidden sm:flex">
            <VideoStatus video={video} />
          </span>
        )}
      </Link>
    </li>
  )
}
