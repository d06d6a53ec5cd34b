import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { isSound } from '#web/features/content/is-sound.ts'
import type { Video } from '#web/features/content/queries.ts'
import { VideoThumbnail } from '#web/features/content/video-thumbnail.tsx'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { changeWatched } from './changes.ts'
import { unfinishedQuery } from './queries.ts'
import { SeenBar } from './seen-mark.tsx'
import type { Progress } from './start-at.ts'

/** What this viewer has begun and not ended, in one row; nothing where there is none, or it cannot be known. */
export default function ContinueWatching() {
  const queryClient = useQueryClient()
  const { data: items } = useQuery(unfinishedQuery)
  const found = items?.flatMap(({ video, progress }) => (video ? { video, progress } : []))
  if (!found?.length) return null
  return (
    <section aria-labelledby="continue-watching" className="mb-10">
      <h2 id="continue-watching" className="mb-4 text-20">
        {t('Continue watching')}
      </h2>
      <ul className="-mx-gutter flex snap-x scroll-px-gutter gap-5 overflow-x-auto px-gutter pb-2">
        {found.map(({ video, progress }) => (
          <li key={video.id} className="w-[72vw] max-w-[280px] shrink-0 snap-start">
            <Unfinished
              video={video}
              progress={progress}
              onDismiss={() => void changeWatched(queryClient, video, 'dismissed')}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

type Props = { video: Video; progress: Progress; onDismiss: () => void }

function Unfinished({ video, progress, onDismiss }: Props) {
  const leftMs = Math.max(0, (progress.durationMs ?? 0) - progress.positionMs)
  return (
    <article className="group/card relative">
      <VideoThumbnail
        video={video}
        sizes="280px"
        durationMs={video.durationMs}
        sound={isSound(video)}
        mark={<SeenBar progress={progress} />}
        className="w-full rounded-card! transition-[filter] group-hover/card:brightness-105"
      />
      <div className="mt-2.5 flex gap-2">
        <div className="min-w-0 flex-1">
          <h3 className="line-clamp-2 text-with-page text-14 font-semibold text-pretty wrap-anywhere" dir="auto">
            <Link
              to="/watch/$videoId"
              params={{ videoId: video.id }}
              className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
            >
              {video.title}
            </Link>
          </h3>
          <p className="mt-0.5 truncate text-13 text-muted">
            <span dir="auto">{video.channel.name}</span>
            <span className="figures">{` · ${t('{time} left', { time: spokenDuration(leftMs) })}`}</span>
          </p>
        </div>
        <IconButton
          label={t('Remove from this row')}
          aria-label={t('Remove {title} from “Continue watching”', { title: video.title })}
          size="sm"
          icon={<X size={16} />}
          onClick={onDismiss}
          className="relative! z-10 -mt-1"
        />
      </div>
    </article>
  )
}
