import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { ArrowLeft, Copy, ExternalLink, Globe } from 'lucide-react'
import { PageNotFound } from '#web/features/frame/page-not-found.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { useChangeVisibility } from './changes.ts'
import { copyLink } from './copy-link.ts'
import { ownVideoQuery, type Video } from './queries.ts'
import { VideoActions } from './video-actions.tsx'
import { VideoPageSkeleton } from './video-page-skeleton.tsx'
import { VideoStatus } from './video-status.tsx'
import { VideoTabs } from './video-tabs.tsx'

/** Title, actions and tabs of one video; the tab's page comes below. */
export function VideoPage({ videoId }: { videoId: string }) {
  const { data: video, error, isFetching, refetch } = useQuery(ownVideoQuery(videoId))
  usePageTitle(video?.title)
  if (error && !video) {
    const problem = asProblem(error)
    if (problem.status === 404 || problem.status === 400) {
      return (
        <PageNotFound
          title={t('There is no such video')}
          action={
            <>
              <Link to="/studio/content" className={buttonClass()}>
                {t('Back to content')}
              </Link>
              <Link to="/studio/content/trash" className={buttonClass('quiet')}>
                {t('Look in the trash')}
              </Link>
            </>
          }
        >
          {t('It may have been deleted, or it belongs to a channel you do not work on.')}
        </PageNotFound>
      )
    }
    return <ErrorState what={t('This video')} problem={problem} onRetry={() => refetch()} busy={isFetching} />
  }
  if (!video) return <VideoPageSkeleton />
  return (
    <>
      <Title video={video} />
      <VideoTabs videoId={video.id} article={video.kind === 'article'} />
      <Outlet />
    </>
  )
}

function Title({ video }: { video: Video }) {
  const navigate = useNavigate()
  const changeVisibility = useChangeVisibility()
  const unpublished = video.visibility === 'private' || video.visibility === 'scheduled'
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 flex-1 basis-80 items-start gap-2">
        <Link
          to="/studio/content"
          aria-label={t('Back to content')}
          className="touch-target -ms-2 flex size-8 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink"
        >
          <ArrowLeft size={18} aria-hidden="true" className="rtl:-scale-x-100" />
        </Link>
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          {/* That of an article stands above its text as well, where it is written. */}
          <h1
            className={cx(
              'text-with-page text-20/8 text-pretty wrap-anywhere',
              video.kind === 'article' && 'line-clamp-1',
            )}
            dir="auto"
          >
            {video.title}
          </h1>
          {/* Whether the words of an article are published stands beside them. */}
          {video.kind !== 'article' && <VideoStatus video={video} />}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {!unpublished && (video.playback || video.kind === 'article') && (
          <Link to="/watch/$videoId" params={{ videoId: video.id }} className={buttonClass('secondary')}>
            <ExternalLink size={16} aria-hidden="true" />
            {t('View on the site')}
          </Link>
        )}
        {/* An article is published beside its text. */}
        {video.can.edit && !(video.kind === 'article' && unpublished) && (
          // The same button before and after: whoever published by keyboard stands on the next step, the link to share.
          <Button
            variant={unpublished && video.status !== 'failed' ? 'primary' : 'secondary'}
            icon={unpublished ? <Globe size={16} /> : <Copy size={16} />}
            unavailable={unpublished ? (video.why.visibility ?? null) : null}
            onClick={() => void (unpublished ? changeVisibility(video, 'public') : copyLink(video))}
          >
            {video.visibility === 'scheduled' ? t('Publish now') : unpublished ? t('Publish') : t('Copy link')}
          </Button>
        )}
        <VideoActions video={video} onDeleted={() => void navigate({ to: '/studio/content' })} />
      </div>
    </header>
  )
}
