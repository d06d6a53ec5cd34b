import { type RefObject, useEffect, useState } from 'react'
import { clockDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import type { Video } from '../queries.ts'
import { percentOf, useScale } from '../timeline/scale.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { useMediaTime } from '../timeline/use-media-time.ts'
import type { Rows } from './rows.ts'

type LanesProps = { video: Video; rows: Rows; mediaRef: RefObject<HTMLVideoElement | null> }

/** Where the chapters lie in the video. */
export function ChapterLanes({ video, rows, mediaRef }: LanesProps) {
  const positionMs = useMediaTime(useElement(mediaRef))
  return (
    <Timeline
      durationMs={video.durationMs ?? 0}
      positionMs={positionMs}
      storyboardUrl={video.playback?.storyboardUrl ?? null}
      onSeek={(ms) => {
        if (mediaRef.current) mediaRef.current.currentTime = ms / 1000
      }}
      label={t('Chapters in the video')}
    >
      <Marks rows={rows} />
    </Timeline>
  )
}

function Marks({ rows }: { rows: Rows }) {
  const scale = useScale()
  return rows.map(({ id, startMs, title }, index) => {
    const endMs = rows[index + 1]?.startMs ?? scale.durationMs
    return (
      <span
        key={id}
        title={`${clockDuration(startMs)} ${title}`}
        className="absolute inset-y-0 overflow-hidden border-s-2 border-accent ps-1"
        style={{ left: percentOf(startMs, scale), width: percentOf(endMs - startMs, scale) }}
      >
        <span className="inline-block max-w-full truncate rounded-sm bg-media px-1 text-12 text-on-media" dir="auto">
          {title}
        </span>
      </span>
    )
  })
}

/** The player's element, once the page has it. */
function useElement(ref: RefObject<HTMLVideoElement | null>): HTMLVideoElement | null {
  const [element, setElement] = useState<HTMLVideoElement | null>(null)
  useEffect(() => setElement(ref.current), [ref])
  return element
}
