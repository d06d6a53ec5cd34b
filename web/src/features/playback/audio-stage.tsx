import { AudioLines } from 'lucide-react'
import type { Video } from '#web/features/content/queries.ts'

/** What is seen where there is nothing to see: the picture if there is one, and what is being heard. */
export function AudioStage({ video }: { video: Video }) {
  const picture = video.playback?.poster
  return (
    <div slot="middle-chrome" className="player-audio">
      {picture ? (
        <img src={picture} alt="" />
      ) : (
        <AudioLines className="player-audio-mark" strokeWidth={1.25} aria-hidden="true" />
      )}
      <p className="player-audio-title" dir="auto">
        {video.title}
      </p>
      <p className={video.channel.verified ? 'verified' : undefined}>{video.channel.name}</p>
    </div>
  )
}
