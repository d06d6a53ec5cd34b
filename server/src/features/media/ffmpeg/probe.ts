import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { failureFrom, MediaFailure } from './failure.ts'
import { keyframes, type Packet, readPackets } from './packets.ts'
import { MAX_PIXELS, runFfmpeg, runFfprobe } from './run.ts'
import type { Work } from './work.ts'

export type Rational = { num: number; den: number }

export type VideoInfo = {
  index: number
  codec: string
  profile: string
  /** as ffprobe says it: 41 is H.264 level 4.1 */
  level: number
  pixFmt: string
  /** what is seen: after rotation, with square pixels */
  width: number
  height: number
  rotation: 0 | 90 | 180 | 270
  squarePixels: boolean
  frameRate: Rational
  fps: number
  vfr: boolean
  hdr: 'pq' | 'hlg' | null
  interlaced: boolean
  /** longest time from one keyframe to the next in what was looked at, in seconds; null when it could not be told */
  keyframeS: number | null
  /** an edit list hides frames: a copy would show them again */
  trimmed: boolean
}

export type AudioInfo = { index: number; codec: string; profile: string; channels: number; sampleRate: number }

/** What a source holds; at least one of `video` and `audio`. */
export type SourceInfo = {
  /** ffmpeg's name of the format, 'mov,mp4,m4a,3gp,3g2,mj2' */
  container: string
  durationMs: number
  sizeBytes: number
  /** of the whole file, bits per second */
  bitrate: number
  video: VideoInfo | null
  audio: AudioInfo | null
}

const LONGEST_MS = 48 * 3_600_000
const PROBE_MS = 30_000

// ffprobe prints what the file claims: every number may be missing, absurd, 'N/A' or 'nan'. What does not hold is null.
const count = (max: number) => z.coerce.number().int().min(0).max(max).nullable().catch(null)
const seconds = z.coerce
  .number()
  .positive()
  .max(LONGEST_MS / 1000)
  .nullable()
  .catch(null)
const text = z.string().max(100).catch('')
const ratio = (separator: string) =>
  z
    .string()
    .transform((value) => value.split(separator).map(Number))
    .pipe(z.tuple([z.number().int().positive(), z.number().int().positive()]))
    .transform(([num, den]): Rational => ({ num, den }))
    .nullable()
    .catch(null)

const Stream = z.object({
  index: z.number().int().min(0).max(1000),
  codec_type: text,
  codec_name: text,
  codec_tag_string: text,
  profile: text,
  level: z.number().int().catch(-1),
  pix_fmt: text,
  width: count(1 << 20),
  height: count(1 << 20),
  sample_aspect_ratio: ratio(':'),
  avg_frame_rate: ratio('/'),
  r_frame_rate: ratio('/'),
  color_transfer: text,
  field_order: text,
  channels: count(1024),
  sample_rate: count(1_000_000),
  disposition: z
    .object({ default: z.number().catch(0), attached_pic: z.number().catch(0) })
    .catch({ default: 0, attached_pic: 0 }),
  side_data_list: z.array(z.object({ rotation: z.number().nullable().catch(null) })).catch([]),
})
type Stream = z.output<typeof Stream>

// Only what is read here: tags may hold megabytes of lyrics.
const ENTRIES = [
  'format=format_name,duration',
  `stream=${Object.keys(Stream.omit({ disposition: true, side_data_list: true }).shape).join(',')}`,
  'stream_disposition=default,attached_pic',
  'stream_side_data=rotation',
].join(':')

const Answer = z.object({
  format: z.object({ format_name: text, duration: seconds }),
  streams: z.array(Stream).max(100),
})

/**
 * Reads what a file holds, without decoding more than a few frames.
 * @param input a name given by `work.bring`
 * @throws {MediaFailure} not_media, incomplete, unsupported, too_many_pixels, and what stops any run
 */
export async function probe(work: Work, input: string, options: { signal?: AbortSignal } = {}): Promise<SourceInfo> {
  const limits = { ...options, wallMs: PROBE_MS }
  const { printed, complaints } = await runFfprobe(work, ['-show_entries', ENTRIES, '-of', 'json', `file:${input}`], {
    ...limits,
    maxBytes: 2 ** 20,
  })
  const { format, streams } = parse(printed)
  const { size: sizeBytes } = await stat(join(work.box.dir, input))

  const video = chosen(
    streams.filter((stream) => stream.codec_type === 'video' && !stream.disposition.attached_pic && stream.codec_name),
  )
  const audio = chosen(
    streams.filter(
      (stream) => stream.codec_type === 'audio' && stream.codec_name && stream.channels && stream.sample_rate,
    ),
  )
  if (!video && !audio)
    throw new MediaFailure('not_media', `streams: ${streams.map((stream) => stream.codec_type).join(' ')}`)
  for (const stream of [video, audio]) {
    if (stream && /^(enc[va]|drm[is])$/.test(stream.codec_tag_string)) {
      throw new MediaFailure('unsupported', stream.codec_tag_string, 'The file is protected against copying.')
    }
  }
  // Raw MP3 and AAC have no length either: ffprobe guesses from the first frames' rate.
  const claimed = /^(mp3|aac)$/.test(format.format_name) ? null : format.duration
  const durationMs = claimed ? Math.round(claimed * 1000) : await measureDuration(work, input, options.signal)
  const packets = video ? await sample(work, input, video, { durationMs, signal: options.signal }) : []
  return {
    container: format.format_name,
    durationMs,
    sizeBytes,
    bitrate: Math.round((sizeBytes * 8000) / durationMs),
    video: video && describeVideo(video, packets, complaints),
    audio: audio && describeAudio(audio),
  }
}

function parse(printed: string) {
  try {
    return Answer.parse(JSON.parse(printed))
  } catch (error) {
    throw new MediaFailure('not_media', error instanceof Error ? error.message.slice(0, 1000) : '')
  }
}

const chosen = (streams: Stream[]) => streams.find((stream) => stream.disposition.default) ?? streams[0] ?? null

/** Browsers record WebM without writing its length: reading through it is the only way to know. */
async function measureDuration(work: Work, input: string, signal: AbortSignal | undefined): Promise<number> {
  let outMs = 0
  const onProgress = (progress: { outMs: number }) => {
    outMs = Math.max(outMs, progress.outMs)
  }
  await runFfmpeg(work, ['-i', `file:${input}`, '-map', '0:v?', '-map', '0:a?', '-c', 'copy', '-f', 'null', '-'], {
    signal,
    wallMs: 10 * 60_000,
    onProgress,
  })
  if (outMs <= 0) throw new MediaFailure('not_media', 'no playing time')
  if (outMs > LONGEST_MS) throw new MediaFailure('unsupported', `${outMs} ms`, 'The file is longer than 48 hours.')
  return Math.round(outMs)
}

/** Packets from the start and, when it is long, from the middle: an opening title is often encoded unlike the rest. */
async function sample(
  work: Work,
  input: string,
  video: Stream,
  options: { durationMs: number; signal: AbortSignal | undefined },
) {
  const { durationMs, signal } = options
  const places = [{ fromS: 0, forS: 24 }]
  if (durationMs > 60_000) places.push({ fromS: durationMs / 2000, forS: 16 })
  return Promise.all(places.map((place) => readPackets(work, input, { ...place, stream: video.index, signal })))
}

function describeVideo(stream: Stream, samples: Packet[][], complaints: string): VideoInfo {
  const { width, height } = stream
  // ffprobe does not fail over a picture that it refused, it leaves out the size.
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
  const believed = stretch > 0.25 && stretch < 4 && Math.abs(stretch - 1) > 0.02 ? stretch : 1
  const seen = { width: Math.max(1, Math.round(width * believed)), height }
  const upright = rotation === 90 || rotation === 270 ? { width: seen.height, height: seen.width } : seen
  const frameRate = plausible(stream.avg_frame_rate) ?? plausible(stream.r_frame_rate) ?? { num: 30, den: 1 }
  return {
    index: stream.index,
    codec: stream.codec_name,
    profile: stream.profile,
    level: stream.level,
    pixFmt: stream.pix_fmt,
    ...upright,
    rotation,
    squarePixels: believed === 1,
    frameRate,
    fps: frameRate.num / frameRate.den,
    hdr: ({ smpte2084: 'pq', 'arib-std-b67': 'hlg' } as const)[stream.color_transfer] ?? null,
    interlaced: ['tt', 'bb', 'tb', 'bt'].includes(stream.field_order),
    ...keyframes(samples),
  }
}

const plausible = (rate: Rational | null) =>
  rate && rate.num / rate.den >= 0.1 && rate.num / rate.den <= 1000 ? rate : null

const describeAudio = (stream: Stream): AudioInfo => ({
  index: stream.index,
  codec: stream.codec_name,
  profile: stream.profile,
  channels: stream.channels ?? 0, // the caller took only streams that have both
  sampleRate: stream.sample_rate ?? 0,
})
