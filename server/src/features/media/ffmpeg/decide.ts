import { type Codec, crfFor, type Encoding, ladderFor, peakFor, type Rung, STANDARD } from './ladder.ts'
import type { AudioInfo, Rational, SourceInfo, VideoInfo } from './probe.ts'

export type VideoEncode = {
  copy: false
  codec: Codec
  preset: string
  width: number
  height: number
  frameRate: Rational
  maxrate: number
  crf: number
  deinterlace: boolean
  hdr: VideoInfo['hdr']
}
export type AudioEncode = { copy: false; channels: 1 | 2; sampleRate: 44_100 | 48_000; bitrate: number }

export type Plan = {
  kind: 'remux' | 'encode'
  /** why the video is not copied; empty when it is (or when there is none) */
  because: string[]
  video: { copy: true } | VideoEncode | null
  audio: { copy: true } | AudioEncode | null
  /** shortest segment in seconds; a copied video is cut at the first keyframe after it */
  segmentS: number
  /** EXT-X-TARGETDURATION to announce before the segments are known */
  targetDurationS: number
}

/**
 * Short side of what is made first when nothing can be copied. It is made alone, several times faster than it plays, so
 * that who watches at once is not caught up with; making it costs one decode more.
 */
const FIRST = 360

/** Decides how a source becomes playable soonest: copied when players play it as it is, else one low rendition. */
export function planFor(source: SourceInfo, encoding: Encoding = STANDARD): Plan {
  const because = source.video ? reasonsToEncode(source, source.video) : []
  const audio = source.audio && planAudio(source, source.audio)
  if (!source.video) {
    return { kind: audio?.copy ? 'remux' : 'encode', because, video: null, audio, segmentS: 6, targetDurationS: 7 }
  }
  if (because.length > 0) {
    const rung = ladderFor(source.video, { tallest: Math.min(FIRST, encoding.tallest) })[0]
    return encodePlan(source, rung as Rung, { because, encoding }) // ladderFor gives at least one
  }
  const keyframeS = source.video.keyframeS ?? 0 // without one there is a reason to encode
  return {
    kind: 'remux',
    because,
    video: { copy: true },
    audio,
    segmentS: 6,
    targetDurationS: Math.ceil(6 + keyframeS),
  }
}

type Choice = { because?: string[]; encoding?: Encoding; codec?: Codec }

/** One rung encoded from a source with video. Keyframes lie on multiples of 4 s, the same in every rung. */
export function encodePlan(
  source: SourceInfo,
  rung: Rung,
  { because = [], encoding = STANDARD, codec = 'h264' }: Choice = {},
): Plan {
  const audio = source.audio && planAudio(source, source.audio, rung.audioRate)
  return {
    kind: 'encode',
    because,
    video: source.video && encodeVideo(source.video, rung, { encoding, codec }),
    audio,
    segmentS: SEGMENT_S,
    targetDurationS: SEGMENT_S + 1,
  }
}

/** One more sound track, which players offer by its language. */
export const soundPlan = (source: SourceInfo, track: AudioInfo, segmentS: number): Plan => ({
  kind: 'encode',
  because: [],
  video: null,
  audio: planAudio(source, track),
  segmentS,
  targetDurationS: segmentS + 1,
})

export const SEGMENT_S = 4

const COPYABLE_CONTAINERS = /^(mov|matroska|flv|mpegts)/
const COPYABLE_PROFILES = ['Constrained Baseline', 'Baseline', 'Main', 'High', 'Constrained High', 'Progressive High']
const LONGEST_KEYFRAME_S = 10

function reasonsToEncode(source: SourceInfo, video: VideoInfo): string[] {
  const most = video.width * video.height > 1920 * 1200 ? 50_000_000 : 20_000_000
  const checks: [boolean, string][] = [
    [video.codec !== 'h264', `players do not all play ${video.codec}`],
    [video.codec === 'h264' && !COPYABLE_PROFILES.includes(video.profile), `profile ${video.profile || 'unknown'}`],
    [video.codec === 'h264' && video.level > 52, `level ${video.level / 10}`],
    [!['yuv420p', 'yuvj420p'].includes(video.pixFmt), `pixel format ${video.pixFmt || 'unknown'}`],
    [video.hdr !== null, 'HDR'],
    [video.rotation !== 0, `rotated by ${video.rotation} degrees`],
    [!video.squarePixels, 'pixels are not square'],
    [video.interlaced, 'interlaced'],
    [video.trimmed, 'an edit list hides part of it'],
    [video.fps > 61, `${Math.round(video.fps)} frames per second`],
    [source.bitrate > most, `${Math.round(source.bitrate / 1e6)} Mbit/s`],
    [video.keyframeS === null, 'no keyframes found'],
    [(video.keyframeS ?? 0) > LONGEST_KEYFRAME_S, `${video.keyframeS?.toFixed(1)} s between keyframes`],
    [!COPYABLE_CONTAINERS.test(source.container), `container ${source.container}`],
  ]
  return checks.filter(([holds]) => holds).map(([, why]) => why)
}

function planAudio(source: SourceInfo, audio: AudioInfo, most = 160_000): { copy: true } | AudioEncode {
  // A copy would bring back the sound that the edit list hides, before the first picture.
  const whole = !source.video?.trimmed
  const plays = whole && audio.codec === 'aac' && ['LC', 'HE-AAC', 'HE-AACv2'].includes(audio.profile)
  const light = most >= 160_000 && (source.video !== null || source.bitrate < 400_000)
  if (plays && light && audio.channels <= 2 && audio.sampleRate <= 48_000) return { copy: true }
  const channels = audio.channels === 1 ? 1 : 2
  return {
    copy: false,
    channels,
    sampleRate: audio.sampleRate === 44_100 ? 44_100 : 48_000,
    bitrate: Math.min(most, channels === 1 ? 96_000 : 160_000),
  }
}

function encodeVideo(
  video: VideoInfo,
  rung: Rung,
  { encoding, codec }: { encoding: Encoding; codec: Codec },
): VideoEncode {
  const frameRate = rateFor(video, rung)
  return {
    copy: false,
    codec,
    preset: encoding.preset,
    ...fitted(video, rung.shortSide),
    frameRate,
    maxrate: peakFor(rung, codec, frameRate.num / frameRate.den, encoding.quality),
    crf: crfFor(rung, codec, encoding.quality),
    deinterlace: video.interlaced,
    hdr: video.hdr,
  }
}

/** Small pictures of 50 or 60 a second are for weak lines and screens: half of them is enough, and costs half. */
function rateFor(video: VideoInfo, rung: Rung): Rational {
  const rate = steadyRate(video)
  return rung.shortSide <= 480 && rate.num / rate.den > 40 ? { num: rate.num, den: rate.den * 2 } : rate
}

/** Scaled by the short side, so that upright videos get as much; never enlarged, even, a panorama not endlessly wide. */
export function fitted(size: { width: number; height: number }, shortSide: number): { width: number; height: number } {
  const short = Math.min(size.width, size.height)
  const long = Math.max(size.width, size.height)
  const scale = Math.min(1, shortSide / short, (shortSide * 2.5) / long)
  const even = (length: number) => Math.max(2, Math.round((length * scale) / 2 - 0.01) * 2)
  return { width: even(size.width), height: even(size.height) }
}

const RATES: Rational[] = [
  { num: 24_000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 30, den: 1 },
  { num: 50, den: 1 },
  { num: 60_000, den: 1001 },
  { num: 60, den: 1 },
]
const MOST_FPS = 60

/** The constant rate for a source: its own up to 60, a fraction of it above, and for a varying one the next usual rate. */
export function steadyRate({ frameRate, fps, vfr }: Pick<VideoInfo, 'frameRate' | 'fps' | 'vfr'>): Rational {
  // A millisecond clock makes 29.97 into 29.96 or 30.02; the usual rate is meant.
  const near = RATES.find((rate) => Math.abs(rate.num / rate.den - fps) < fps * 0.0005)
  if (near) return near
  if (vfr) return RATES.find((rate) => rate.num / rate.den >= fps * 0.98) ?? { num: MOST_FPS, den: 1 }
  const divisor = Math.ceil(fps / MOST_FPS - 0.01)
  return divisor > 1 ? { num: frameRate.num, den: frameRate.den * divisor } : frameRate
}
