import { useQuery } from '@tanstack/react-query'
import { Callout } from '#web/ui/callout.tsx'
import { DetailsForm } from './details-form.tsx'
import { ownVideoQuery } from './queries.ts'
import { VideoFacts } from './video-facts.tsx'
import { VideoStage } from './video-stage.tsx'
import { VideoVersions } from './video-versions.tsx'
import { VisibilityCard } from './visibility-card.tsx'

/** What the video is called, what it is filed under and who may see it. */
export function DetailsPage({ videoId }: { videoId: string }) {
  const { data: video } = useQuery(ownVideoQuery(videoId))
  if (!video) return null // the page around it shows its loading and its problems
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_380px]">
      <div className="flex min-w-0 flex-col gap-6">
        <VideoStage video={video} />
        {video.status === 'ready' && video.problem && <Callout tone="warning">{video.problem.message}</Callout>}
        <DetailsForm key={video.id} video={video} />
      </div>
      <aside aria-label="About this video" className="flex min-w-0 flex-col gap-4">
        <VisibilityCard video={video} />
        <VideoFacts video={video} />
        <VideoVersions video={video} />
      </aside>
    </div>
  )
}
