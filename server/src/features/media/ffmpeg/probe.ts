import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { said } from '#platform/language.ts'
import { isWhole } from './boxes.ts'
import { describeAudio, describeChapters, describeVideo } from './describe-source.ts'
import { MediaFailure } from './failure.ts'
import { type Answer, ENTRIES, LONGEST_MS, parseAnswer, type Stream } from './ffprobe-answer.ts'
import { readPackets } from './packets.ts'
import { MAX_PIXELS, runFfmpeg, runFfprobe } from './run.ts'
import { isMp4, refuseStrangers } from './sniff.ts'
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
  /** as ffprobe names them ('bt2020', 'smpte2084', 'bt2020nc', 'tv'); null where the file does not say */
  colour: { primaries: string | null; transfer: string | null; matrix: string | null; range: string | null }
  interlaced: boolean
  /** which half of an interlaced picture comes first, null when it is not interlaced */
  fieldOrder: 'top' | 'bottom' | null
  /** longest time from one keyframe to the next in what was looked at, in seconds; null when it could not be told */
  keyframeS: number | null
  /** an edit list hides frames: a copy would show them again */
  trimmed: boolean
  /** when it begins after the earliest of all tracks, in milliseconds */
  delayMs: number
}

export type AudioInfo = {
  index: number
  codec: string
  profile: string
  channels: number
  /** '5.1(side)', empty where the file does not say */
  layout: string
  sampleRate: number
  /** BCP 47 or ISO 639-2 as the file has it, 'deu'; null when it says nothing or "undetermined" */
  language: string | null
  title: string | null
  default: boolean
  /** when it begins after the earliest of all tracks, in milliseconds */
  delayMs: number
}

export type Chapter = { title: string; startMs: number }

/** What a source holds; at least one of `video` and `audio`. */
export type SourceInfo = {
  /** ffmpeg's name of the format, 'mov,mp4,m4a,3gp,3g2,mj2' */
  container: string
  durationMs: number
  sizeBytes: number
  /** of the whole file, bits per second */
  bitrate: number
  video: VideoInfo | null
  /** the track that is heard when nobody chooses */
  audio: AudioInfo | null
  /** every track that can be heard, `audio` among them, in the order of the file */
  audioTracks: AudioInfo[]
  /** sound tracks of a kind that this ffmpeg cannot decode */
  unheard: number
  /** a still picture that comes with the sound */
  cover: { index: number; codec: string; width: number; height: number } | null
  /** in the order of time, at most 200 */
  chapters: Chapter[]
}

const PROBE_MS = 30_000

/**
 * Reads what a file holds, without decoding more than a few frames.
 * @param input a name given by `work.bring`
 * @throws {MediaFailure} not_media, incomplete, unsupported, too_many_pixels, and what stops any run
 */
export async function probe(work: Work, input: string, options: { signal?: AbortSignal } = {}): Promise<SourceInfo> {
  const path = join(work.box.dir, input)
  await refuseStrangers(path)
  const limits = { ...options, wallMs: PROBE_MS }
  const args = ['-show_entries', ENTRIES, '-of', 'json', `file:${input}`]
  const { printed, complaints } = await runFfprobe(work, args, { ...limits, maxBytes: 2 ** 20 }).catch(
    async (error: unknown) => {
      throw await breaksOffInIndex(error, path)
    },
  )
  const { format, streams, chapters } = parseAnswer(printed)
  const { size: sizeBytes } = await stat(path)

  const pictures = streams.filter((stream) => stream.codec_type === 'video' && stream.codec_name)
  const video = chosen(pictures.filter((stream) => !isStill(stream)))
  const allSounds = streams.filter((stream) => stream.codec_type === 'audio')
  // A track without a format of samples is one whose decoder could not be opened.
  const sounds = allSounds.filter(
    (stream) => stream.codec_name && stream.channels && stream.sample_rate && stream.sample_fmt,
  )
  const audio = chosen(sounds)
  if (!video && !audio && allSounds.length > 0) {
    const sentence = said('Its sound is of a kind that cannot be decoded here. Export it as MP3 or AAC.')
    throw new MediaFailure('unsupported', allSounds.map((stream) => stream.codec_name).join(' '), sentence)
  }
  if (!video && !audio)
    throw new MediaFailure(
      'not_media',
      `streams: ${streams.map((stream) => stream.codec_type).join(' ')}`,
      said('There is neither picture nor sound in this file. Upload the one with the recording.'),
    )
  for (const stream of [video, audio]) {
    if (stream && /^(enc[va]|drm[is])$/.test(stream.codec_tag_string)) {
      throw protectedAgainstCopying(stream.codec_tag_string)
    }
  }
  const durationMs = believable(format, sizeBytes) ?? (await measureDuration(work, input, options.signal))
  const bitrate = Math.round((sizeBytes * 8000) / durationMs)
  if (bitrate < ALMOST_NOTHING) {
    const sentence = said('The file is damaged: it claims hours of playing time and holds almost nothing.')
    throw new MediaFailure('damaged', `${sizeBytes} bytes for ${durationMs} ms`, sentence)
  }
  const watched = video ?? (audio as Stream) // one of them is there
  const packets = await sample(work, input, watched, { durationMs, signal: options.signal })
  if (packets.some((each) => each[0]?.encrypted)) throw protectedAgainstCopying('encrypted packets')
  const starts = [video, ...sounds].flatMap((stream) => stream?.start_time ?? [])
  const startS = starts.length > 0 ? Math.min(...starts) : 0
  const audioTracks = sounds.map((stream) => describeAudio(stream, startS))
  const cover = pictures.find((stream) => isStill(stream) && isWithinReach(stream))
  return {
    container: format.format_name,
    durationMs,
    sizeBytes,
    bitrate,
    video: video && describeVideo(video, { samples: packets, complaints, startS }),
    audio: audioTracks.find((track) => track.index === audio?.index) ?? null,
    audioTracks,
    unheard: allSounds.length - sounds.length,
    cover: cover
      ? { index: cover.index, codec: cover.codec_name, width: cover.width ?? 0, height: cover.height ?? 0 } // both by isWithinReach
      : null,
    chapters: describeChapters(chapters, durationMs),
  }
}

/** Less than 1 kbit/s of everything is a claim rather than a recording, and below 100 bit/s there is nothing left to show. */
const LEAST_BITRATE = 1000
const ALMOST_NOTHING = 100

/** The length that a file claims, in milliseconds; null where reading through it tells better, and is quick. */
function believable(format: Answer['format'], sizeBytes: number): number | null {
  // Raw MP3 and AAC have no length: ffprobe guesses from the first frames' rate.
  if (!format.duration || /^(mp3|aac|ac3|eac3|amr)$/.test(format.format_name)) return null
  return (sizeBytes * 8) / format.duration < LEAST_BITRATE ? null : Math.round(format.duration * 1000)
}

const protectedAgainstCopying = (detail: string) =>
  new MediaFailure(
    'unsupported',
    detail,
    said('The file is protected against copying. Upload a recording without such protection.'),
  )

/** An MP4 that ends within its index is said to be damaged by ffmpeg, in many words; its owner wants to know that it is cut off. */
async function breaksOffInIndex(error: unknown, path: string): Promise<unknown> {
  if (!(error instanceof MediaFailure) || error.reason !== 'not_media') return error
  return (await isMp4(path)) && !(await isWhole(path)) ? new MediaFailure('incomplete', error.detail) : error
}

const isStill = ({ disposition }: Stream) => disposition.attached_pic === 1 || disposition.timed_thumbnails === 1

const isWithinReach = ({ width, height }: Stream) => Boolean(width && height && width * height <= MAX_PIXELS)

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
  if (outMs > LONGEST_MS)
    throw new MediaFailure('unsupported', `${outMs} ms`, said('The file is longer than 48 hours.'))
  return Math.round(outMs)
}

/** Packets from the start and, when it is long, from the middle: an opening title is often encoded unlike the rest. */
async function sample(
  work: Work,
  input: string,
  { index, codec_type }: Stream,
  options: { durationMs: number; signal: AbortSignal | undefined },
) {
  const { durationMs, signal } = options
  const isVideo = codec_type === 'video'
  const places = [{ fromS: 0, forS: isVideo ? 24 : 1 }]
  if (isVideo && durationMs > 60_000) places.push({ fromS: durationMs / 2000, forS: 16 })
  return Promise.all(places.map((place) => readPackets(work, input, { ...place, stream: index, signal })))
}
