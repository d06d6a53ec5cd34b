import type { RefObject } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { RatingsPanel } from './ratings/ratings-panel.tsx'
import { ReportButton } from './reports/report-button.tsx'

type Props = { video: Video; media: RefObject<HTMLVideoElement | null> }

/** What stands below a video, after its first frame: ratings first, comments last. Each is a part of its own. */
export default function WatchPanels({ video, media }: Props) {
  return (
    <>
      <div className="mt-2 flex justify-end">
        <ReportButton video={video} media={media} />
      </div>
      <RatingsPanel videoId={video.id} />
    </>
  )
}
