import type { VideoInfo } from './probe.ts'

export type Codec = 'h264' | 'hevc' | 'av1'

/** One encoding to aim at. `shortSide` in pixels; rates in bits per second. */
export type Rung = { shortSide: number; maxrate: number; crf: number; audioRate: number }

/** The whole ladder, tallest first. The peak is for 30 frames per second of H.264; `peakFor` says the others. */
export const LADDER = [
  { shortSide: 2160, maxrate: 16_000_000, crf: 24, audioRate: 160_000 },
  { shortSide: 1440, maxrate: 9_000_000, crf: 23, audioRate: 160_000 },
  { shortSide: 1080, maxrate: 5_500_000, crf: 23, audioRate: 160_000 },
  { shortSide: 720, maxrate: 3_000_000, crf: 23, audioRate: 160_000 },
  { shortSide: 480, maxrate: 1_400_000, crf: 23, audioRate: 96_000 },
  { shortSide: 360, maxrate: 800_000, crf: 24, audioRate: 96_000 },
  { shortSide: 240, maxrate: 400_000, crf: 25, audioRate: 64_000 },
  { shortSide: 144, maxrate: 160_000, crf: 27, audioRate: 64_000 },
] as const satisfies readonly Rung[]

/** What the operator chose for this installation. */
export type Encoding = {
  /** H.264 always, the others in addition */
  codecs: readonly Codec[]
  /** short side of the tallest rendition in pixels */
  tallest: number
  preset: string
  quality: 'small' | 'standard' | 'high'
}

export const STANDARD: Encoding = { codecs: ['h264'], tallest: 2160, preset: 'veryfast', quality: 'standard' }

/** A picture of 1072 lines is worth the 1080 rung, which then keeps its size: nothing is ever enlarged. */
const NEARLY = 0.94
/** A source this much taller than its tallest rung gets one of its own size: 1000 lines are not cut to 720. */
const BETWEEN = 1.2
/** Beside a copy of the source, rungs nearly as tall would cost room and time and be seen by nobody. */
const BELOW_COPY = 0.75
/** A copy this much above the peak of its rung is too heavy for many lines that could show its size. */
const HEAVY_COPY = 2
const SMALLEST_FOR_MORE = 200_000

type Size = Pick<VideoInfo, 'width' | 'height' | 'fps'>

/** The rungs that are not taller than the source, tallest first, at least one; whatever is fitted keeps its size at most. */
export function ladderFor(video: Size, { tallest }: Pick<Encoding, 'tallest'> = STANDARD): Rung[] {
  const shortSide = Math.min(video.width, video.height)
  const allowed = LADDER.filter((rung) => rung.shortSide <= tallest)
  const reached = allowed.filter((rung) => rung.shortSide * NEARLY <= shortSide)
  const above = allowed[allowed.length - reached.length - 1]
  if (above && shortSide > (reached[0]?.shortSide ?? 0) * BETWEEN) return [above, ...reached]
  return reached.length > 0 ? reached : LADDER.slice(-1)
}

/** The rungs worth having beside a copy of the source, tallest first; none beside a small or light one. */
export function rungsBelowCopy(video: Size, bitrate: number, encoding: Pick<Encoding, 'tallest'> = STANDARD): Rung[] {
  if (bitrate < SMALLEST_FOR_MORE) return []
  const shortSide = Math.min(video.width, video.height)
  return ladderFor(video, encoding).filter(
    (rung) =>
      rung.shortSide <= shortSide * BELOW_COPY ||
      (rung.shortSide <= shortSide * 1.06 &&
        rung.shortSide >= 720 &&
        bitrate > HEAVY_COPY * peakFor(rung, 'h264', video.fps)),
  )
}

/** What HEVC and AV1 need for the same look, as a share of H.264's bits. */
const SHARE = { h264: 1, hevc: 0.65, av1: 0.55 }
const BIAS = { small: { crf: 3, peak: 0.75 }, standard: { crf: 0, peak: 1 }, high: { crf: -3, peak: 1.5 } }
/** The scales differ: x265's 26 and SVT-AV1's 35 look about like x264's 23. */
const CRF = { h264: 0, hevc: 3, av1: 12 }

export function peakFor(rung: Rung, codec: Codec, fps: number, quality: Encoding['quality'] = 'standard'): number {
  return Math.round(rung.maxrate * (fps > 40 ? 1.5 : 1) * SHARE[codec] * BIAS[quality].peak)
}

export const crfFor = (rung: Rung, codec: Codec, quality: Encoding['quality'] = 'standard'): number =>
  rung.crf + CRF[codec] + BIAS[quality].crf
