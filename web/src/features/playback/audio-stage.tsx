import type { CSSProperties } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { useWaveform } from '#web/features/content/timeline/use-waveform.ts'
import { SoundWave } from './sound-wave.tsx'

/** What is seen where there is nothing to see: a cover, what is being heard, and its waveform to go along. */
export default function AudioStage({ video, media }: { video: Video; media: HTMLVideoElement | null }) {
  const picture = video.playback?.poster
  const waveform = useWaveform(video.playback?.waveformUrl)
  return (
    <div slot="middle-chrome" className="player-audio" data-wave={waveform ? '' : undefined}>
      <div className="player-cover-line">
        {picture ? <img src={picture} alt="" className="player-cover" /> : <MadeCover video={video} />}
        <div className="player-audio-words">
          <p className="player-audio-title" dir="auto">
            {video.title}
          </p>
          <p>{video.channel.name}</p>
        </div>
      </div>
      {waveform && media && <SoundWave waveform={waveform} durationMs={video.durationMs ?? 0} media={media} />}
    </div>
  )
}

/** The same colours for the same sound, wherever and whenever it is shown. */
function MadeCover({ video }: { video: Video }) {
  let hue = 0
  for (const sign of video.id) hue = (hue * 31 + (sign.codePointAt(0) ?? 0)) % 360
  const style: Record<`--${string}`, number> = { '--hue': hue }
  return (
    <span className="player-cover player-cover-made" style={style as CSSProperties} aria-hidden="true">
      <span dir="auto">{video.title}</span>
    </span>
  )
}
