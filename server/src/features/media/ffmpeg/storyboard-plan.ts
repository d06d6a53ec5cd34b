import type { SourceInfo, VideoInfo } from './probe.ts'

export type StoryboardPlan = {
  /**
   * - `keys`: one pass that decodes keyframes only, 23 ms of a processor for each at 1080p
   * - `seek`: one process a picture, 170 ms each, where keyframes lie much closer than the pictures wanted
   * - `all`: everything is decoded, for short videos with hardly a keyframe
   */
  way: 'keys' | 'seek' | 'all'
  stepS: number
  /** no more pictures than this, whatever the file's clock does */
  most: number
  /** size of one picture, even */
  tile: { width: number; height: number }
}

/** Seconds between pictures: at most 200 up to a quarter of an hour, 360 up to an hour, 1500 up to two days. */
const STEPS = [0.5, 1, 2, 5, 10, 20, 30, 60, 120]
const mostOf = (stepS: number) => (stepS < 10 ? 200 : 1500)

/** Above this many keyframes for one picture it is cheaper to seek. */
const DENSE = 7
/** Fewer pictures than this tell too little, where decoding it all is still affordable. */
const FEW = 20
const AFFORDABLE_MS = 20 * 60_000

export function storyboardPlan({ durationMs, container }: SourceInfo, video: VideoInfo): StoryboardPlan | null {
  const durationS = durationMs / 1000
  const stepS = STEPS.find((step) => durationS / step <= mostOf(step)) ?? 240
  if (durationS < 2 * stepS) return null
  const keyframeS = video.keyframeS ?? durationS
  // dav1d decodes every picture whatever it is told, so they must not reach it; only the MP4 reader holds them back.
  const all = video.codec === 'av1' && !container.startsWith('mov')
  const dense = keyframeS * DENSE < stepS || all
  const rare = keyframeS > stepS && durationS / keyframeS < FEW && durationMs <= AFFORDABLE_MS
  return {
    way: dense ? 'seek' : rare ? 'all' : 'keys',
    stepS,
    most: Math.ceil(durationS / stepS),
    tile: tileOf(video),
  }
}

/** 160x90 for most videos, 90x160 for an upright one, never larger than the video itself. */
function tileOf({ width, height }: VideoInfo): StoryboardPlan['tile'] {
  const scale = Math.min(1, 160 / Math.max(width, height), 120 / Math.min(width, height))
  const even = (length: number) => Math.max(2, Math.round((length * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}

/**
 * Says which picture belongs to which time. Addresses are relative, so that they inherit the permission of its own.
 * @param times when each picture is shown, ascending, in milliseconds
 * @see https://www.w3.org/TR/webvtt1/ and https://www.w3.org/TR/media-frags/#naming-space for #xywh
 */
export function storyboardVtt(
  times: readonly number[],
  { durationMs, tile }: { durationMs: number; tile: StoryboardPlan['tile'] },
): string {
  const cues = times.flatMap((startMs, number) => {
    const from = number === 0 ? 0 : startMs
    const to = times[number + 1] ?? Math.max(durationMs, startMs + 1)
    if (to <= from) return []
    const [column, row, sheet] = [number % 10, Math.floor((number % 100) / 10), Math.floor(number / 100)]
    const place = [column * tile.width, row * tile.height, tile.width, tile.height].join()
    return [`${clock(from)} --> ${clock(to)}\nstoryboard-${sheet}.jpg#xywh=${place}\n`]
  })
  return ['WEBVTT\n', ...cues].join('\n')
}

function clock(ms: number): string {
  const pad = (value: number, length = 2) => String(Math.floor(value)).padStart(length, '0')
  return `${pad(ms / 3_600_000)}:${pad((ms / 60_000) % 60)}:${pad((ms / 1000) % 60)}.${pad(ms % 1000, 3)}`
}
