import type { RefObject } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Callout } from '#web/ui/callout.tsx'
import { ChapterList } from './chapters/chapter-list.tsx'
import { RatingsPanel } from './ratings/ratings-panel.tsx'
import { ReportButton } from './reports/report-button.tsx'
import { reasonLabel } from './reports/report-words.ts'

type Props = { video: Video; media: RefObject<HTMLVideoElement | null> }

/** What stands below a video, after its first frame: ratings first, comments last. Each is a part of its own. */
export default function WatchPanels({ video, media }: Props) {
  return (
    <>
      {video.takenDown && (
        <Callout
          tone="danger"
          className="mt-4"
          title={t('Taken down: {reason}', { reason: reasonLabel(video.takenDown.category) })}
        >
          <span dir="auto" className="whitespace-pre-line wrap-anywhere">
            {video.takenDown.message}
          </span>
          <span className="mt-1 block">{t('Only its team and whoever runs this studio see it.')}</span>
        </Callout>
      )}
      {video.chapters && video.chapters.length > 1 && <ChapterList chapters={video.chapters} media={media} />}
      <div className="mt-2 flex justify-end">
        <ReportButton video={video} media={media} />
      </div>
      <RatingsPanel videoId={video.id} />
    </>
  )
}
