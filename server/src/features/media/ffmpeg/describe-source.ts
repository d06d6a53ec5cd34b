import { failureFrom, MediaFailure } from './failure.ts'
import type { Answer, Stream } from './ffprobe-answer.ts'
import { keyframes, type Packet } from './packets.ts'
import type { AudioInfo, Chapter, Rational, SourceInfo, VideoInfo } from './probe.ts'
import { MAX_PIXELS } from './run.ts'

/** @param complaints what ffprobe said aside: it does not fail over a picture that it refused, it leaves out the size */
export function describeVideo(
  stream: Stream,
  { samples, complaints, startS }: { samples: Packet[][]; complaints: string; startS: number },
): VideoInfo {
  const { width, height } = stream
  if (!width || !height) throw failureFrom(complaints || 'a video without a size', null)
  if (width * height > MAX_PIXELS) throw new MediaFailure('too_many_pixels', `${width}x${height}`)
  const turned = stream.side_data_list.find((side) => side.rotation !== null)?.rotation ?? 0
  // ffprobe counts against the clock; a hostile matrix gives any number.
  const rotation = Number.isFinite(turned)
    ? (((((Math.round(-turned / 90) % 4) + 4) % 4) * 90) as VideoInfo['rotation'])
    : 0 // one of the four by the arithmetic
  const shape = stream.sample_aspect_ratio ?? { num: 1, den: 1 }
  const stretch = shape.num / shape.den
  // 4096:4095 and its like come from rounding, 1:1000000 from malice.
  const square = Math.abs(stretch - 1) <= 0.02
  const believed = !square && stretch > 0.25 && stretch < 4 ? stretch : 1
  const seen = { width: Math.max(1, Math.round(width * believed)), height }
  const upright = rotation === 90 || rotation === 270 ? { width: seen.height, height: seen.width } : seen
  const frameRate = plausible(stream.avg_frame_rate) ?? plausible(stream.r_frame_rate) ?? { num: 30, den: 1 }
  const fieldOrder = ({ tt: 'top', tb: 'top', bb: 'bottom', bt: 'bottom' } as const)[stream.field_order] ?? null
  return {
    index: stream.index,
    codec: stream.codec_name,
    profile: stream.profile,
    level: stream.level,
    pixFmt: stream.pix_fmt,
    ...upright,
    rotation,
    // Also where it is not believed: a player would believe it of a copy.
    squarePixels: square,
    frameRate,
    fps: frameRate.num / frameRate.den,
    hdr: ({ smpte2084: 'pq', 'arib-std-b67': 'hlg' } as const)[stream.color_transfer] ?? null,
    colour: {
      primaries: told(stream.color_primaries),
      transfer: told(stream.color_transfer),
      matrix: told(stream.color_space),
      range: told(stream.color_range),
    },
    interlaced: fieldOrder !== null,
    fieldOrder,
    delayMs: delay(stream, startS),
    ...keyframes(samples),
  }
}

export const describeAudio = (stream: Stream, startS: number): AudioInfo => ({
  index: stream.index,
  codec: stream.codec_name,
  profile: stream.profile,
  channels: stream.channels ?? 0, // the caller took only streams that have both
  layout: stream.channel_layout === 'unknown' ? '' : stream.channel_layout,
  sampleRate: stream.sample_rate ?? 0,
  language: /^[a-z]{2,3}(-[a-z0-9-]{1,20})?$/i.test(stream.tags.language)
    ? stream.tags.language === 'und'
      ? null
      : stream.tags.language
    : null,
  title: stream.tags.title || null,
  default: stream.disposition.default === 1,
  delayMs: delay(stream, startS),
})

export function describeChapters(chapters: Answer['chapters'], durationMs: number): Chapter[] {
  return chapters
    .map(({ start_time, tags }) => ({ title: tags.title, startMs: Math.max(0, Math.round((start_time ?? 0) * 1000)) }))
    .filter(({ startMs }) => startMs < durationMs)
    .sort((a, b) => a.startMs - b.startMs)
    .slice(0, 200)
}

type New = 'audioTracks' | 'unheard' | 'cover' | 'chapters'
type NewOfVideo = 'colour' | 'fieldOrder' | 'delayMs'
type NewOfAudio = 'layout' | 'language' | 'title' | 'default' | 'delayMs'
type Older<T, Since extends keyof T> = Omit<T, Since> & Partial<Pick<T, Since>>

/** What the database may hold: earlier releases knew less of a source. */
export type StoredSource = Omit<SourceInfo, New | 'video' | 'audio'> & {
  video: Older<VideoInfo, NewOfVideo> | null
  audio: Older<AudioInfo, NewOfAudio> | null
} & Partial<Pick<SourceInfo, New>>

/** A stored description in today's shape. */
export function fromStored(stored: StoredSource): SourceInfo {
  const { video, audio } = stored
  const heard = audio && { layout: '', language: null, title: null, default: true, delayMs: 0, ...audio }
  const unsaid = { primaries: null, transfer: null, matrix: null, range: null }
  return {
    unheard: 0,
    cover: null,
    chapters: [],
    ...stored,
    video: video && { colour: unsaid, fieldOrder: video.interlaced ? 'top' : null, delayMs: 0, ...video },
    audio: heard,
    audioTracks: stored.audioTracks ?? (heard ? [heard] : []),
  }
}

const told = (value: string) => (value === '' || value === 'unknown' || value === 'reserved' ? null : value)

const delay = (stream: Stream, startS: number) =>
  Math.max(0, Math.round(((stream.start_time ?? startS) - startS) * 1000))

const plausible = (rate: Rational | null) =>
  rate && rate.num / rate.den >= 0.1 && rate.num / rate.den <= 1000 ? rate : null
