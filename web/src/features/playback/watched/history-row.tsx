import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EyeOff, X } from 'lucide-react'
import { isSound } from '#web/features/content/is-sound.ts'
import { VideoThumbnail } from '#web/features/content/video-thumbnail.tsx'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { exactTime } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { formatter } from '#web/lib/locale.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import CardMenu from './card-menu.tsx'
import { changeWatched } from './changes.ts'
import { SeenBar } from './seen-mark.tsx'
import type { Watched } from './store.ts'

const clock = formatter(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }),
)

const PICTURE = 'w-36 sm:w-50'

type Props = { item: Watched /** Just before it goes. */; onRemove: () => void }

export function HistoryRow({ item: { vodId, video, progress, watchedAt }, onRemove }: Props) {
  const queryClient = useQueryClient()
  const at = new Date(watchedAt)
  const remove = () => {
    onRemove()
    const about = { id: vodId, durationMs: progress.durationMs, title: video?.title ?? '' }
    void changeWatched(queryClient, about, 'removed')
  }
  return (
    <article className="group/card relative flex gap-3 sm:gap-4">
      <VideoThumbnail
        video={video}
        sizes="200px"
        durationMs={progress.durationMs}
        sound={video ? isSound(video) : false}
        overlay={video ? undefined : <Gone />}
        mark={<SeenBar progress={progress} />}
        className={PICTURE}
      />
      <div className="min-w-0 flex-1 pt-0.5 text-13 text-muted">
        {video ? (
          <>
            <h3
              className="line-clamp-2 text-with-page text-14 font-semibold text-ink wrap-anywhere sm:text-16"
              dir="auto"
            >
              <Link
                to="/watch/$videoId"
                params={{ videoId: vodId }}
                className="outline-none group-hover/card:underline after:absolute after:inset-0 after:rounded-control focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
              >
                {video.title}
              </Link>
            </h3>
            <Link
              to="/channel/$handle"
              params={{ handle: video.channel.handle }}
              className={`relative z-10 mt-1 block w-fit max-w-full truncate rounded-[2px] py-0.5 hover:text-ink${video.channel.verified ? ' verified' : ''}`}
            >
              {video.channel.name}
            </Link>
          </>
        ) : (
          <h3 className="text-14 font-medium text-muted sm:text-16">{t('This video is private now, or gone')}</h3>
        )}
        <p className="figures mt-0.5">
          <time dateTime={watchedAt} title={exactTime(at)}>
            {clock().format(at)}
          </time>
          <Left progress={progress} />
        </p>
      </div>
      <span className="relative z-10 flex shrink-0 flex-col items-center sm:flex-row sm:items-start">
        <IconButton
          label={t('Remove from history')}
          aria-label={
            video ? t('Remove {title} from history', { title: video.title }) : t('Remove this video from history')
          }
          icon={<X size={18} />}
          onClick={remove}
          data-remove
        />
        {video && <CardMenu video={video} removable={false} />}
      </span>
    </article>
  )
}

function Left({ progress: { state, durationMs, positionMs } }: Pick<Watched, 'progress'>) {
  const leftMs = (durationMs ?? 0) - positionMs
  if (state === 'watched' || positionMs === 0 || leftMs < 1000) return null
  return (
    <>
      {' · '}
      <bdi>{t('{time} left', { time: spokenDuration(leftMs) })}</bdi>
    </>
  )
}

const Gone = () => (
  <span className="absolute inset-0 flex items-center justify-center text-faint">
    <EyeOff size={22} aria-hidden="true" />
  </span>
)

export const HistoryRowSkeleton = () => (
  <div className="mb-4 flex gap-3 sm:gap-4" aria-hidden="true">
    <Skeleton className={`aspect-video shrink-0 ${PICTURE}`} />
    <div className="flex flex-1 flex-col gap-2 pt-1">
      <Skeleton className="h-4 w-3/5" />
      <Skeleton className="h-3.5 w-1/3" />
      <Skeleton className="h-3.5 w-1/4" />
    </div>
  </div>
)
