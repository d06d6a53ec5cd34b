import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { said } from '#platform/language.ts'
import { pictureFilters } from '../arguments.ts'
import { MediaFailure } from '../failure.ts'
import type { SourceInfo, VideoInfo } from '../probe.ts'
import { runFfmpeg } from '../run.ts'
import type { Work } from '../work.ts'
import { checkCut } from './check-cut.ts'
import { joinParameterSets } from './join-parameter-sets.ts'
import { type CutPart, copiedShare, type Part, type Piece, planCut } from './plan-cut.ts'
import { type Frames, readFrames } from './read-frames.ts'

export type Cut = {
  path: string
  size: number
  /** of the pictures, from 0 (all were encoded) to 1 */
  copied: number
  /** why nothing was copied although it seemed possible, for the log */
  fellBack: string | null
}

export type CutOptions = {
  signal?: AbortSignal
  /** from 0 to 1 */
  onProgress?: (fraction: number) => void
  /** nothing is copied, whatever the source */
  encodeAll?: boolean
}

/** Times of pieces begin here, so that none that is decoded before it is shown lies before zero. */
const BASE_S = 10
/** x264 names its parameter sets so in encoded pieces; the source's own have other numbers. */
const SET_ID = 7
const GIB = 2 ** 30

/**
 * Keeps the given parts of a source, in a file that is a source again. Where the pictures are H.264 of an ordinary kind they
 * are copied from keyframe to keyframe and only what lies between a cut and a keyframe is encoded; the result is checked, and
 * everything is encoded when the check fails or the source is of another kind. Sound is encoded once, cut to the sample.
 * @throws {MediaFailure}
 */
export async function makeCut(
  work: Work,
  input: string,
  source: SourceInfo,
  parts: readonly Part[],
  options: CutOptions = {},
): Promise<Cut> {
  const { video } = source
  const keptMs = parts.reduce((sum, part) => sum + part.endMs - part.startMs, 0)
  await assertRoom(work, source.sizeBytes * Math.min(1, keptMs / Math.max(1, source.durationMs)))
  if (!video) return cutSound(work, input, source, parts, options)
  const frames = await readFrames(work, input, {
    stream: video.index,
    signal: options.signal,
    wallMs: 120_000 + source.durationMs * 0.5,
  })
  let fellBack: string | null = null
  if (!options.encodeAll && canCopy(source, video, frames)) {
    const plan = planCut(frames.frames, parts, { lastS: frames.lastS, smart: true })
    if (copiedShare(plan) > 0) {
      try {
        const made = await cutPictures(work, input, source, { video, frames, plan, smart: true, ...options })
        return { ...made, copied: copiedShare(plan), fellBack: null }
      } catch (error) {
        if (!(error instanceof MediaFailure) || !['failed', 'damaged', 'unsupported'].includes(error.reason))
          throw error
        fellBack = [error.message, error.detail].filter(Boolean).join(' ')
      }
    }
  }
  const plan = planCut(frames.frames, parts, { lastS: frames.lastS, smart: false })
  const made = await cutPictures(work, input, source, { video, frames, plan, smart: false, ...options })
  return { ...made, copied: 0, fellBack }
}

const PROFILES: Readonly<Record<string, string>> = {
  'Constrained Baseline': 'baseline',
  Baseline: 'baseline',
  Main: 'main',
  High: 'high',
}

/** What an encoded piece can be put beside without a player noticing. */
const canCopy = ({ container }: SourceInfo, video: VideoInfo, { delay }: Frames): boolean =>
  /^mov/.test(container) &&
  video.codec === 'h264' &&
  video.profile in PROFILES &&
  /^yuvj?420p$/.test(video.pixFmt) &&
  video.rotation === 0 &&
  video.squarePixels &&
  !video.interlaced &&
  !video.hdr &&
  !video.trimmed &&
  video.width % 2 === 0 &&
  video.height % 2 === 0 &&
  delay <= 2

type Pictures = CutOptions & { video: VideoInfo; frames: Frames; plan: CutPart[]; smart: boolean }

async function cutPictures(work: Work, input: string, source: SourceInfo, job: Pictures) {
  const { plan, frames, smart, signal, onProgress } = job
  if (plan.length === 0) throw new MediaFailure('unsupported', 'no frames', said('Nothing is left of the video.'))
  const timeOf = (at: number) => frames.frames[at]?.timeS ?? frames.lastS
  const total = plan.reduce((sum, part) => sum + part.to - part.from, 0)
  const joined = join(work.out, 'joined.ts')
  await rm(joined, { force: true })
  let outS = BASE_S
  let done = 0
  for (const part of plan) {
    for (const piece of part.pieces) {
      const atS = outS + timeOf(piece.from) - part.startS
      await makePiece(work, input, { ...job, piece, atS, timeOf })
      const { path } = await work.take('piece.ts')
      await pipeline(createReadStream(path), createWriteStream(joined, { flags: 'a' }))
      await rm(path)
      done += piece.to - piece.from
      onProgress?.((done / total) * 0.85)
    }
    outS += part.endS - part.startS
  }
  const pictures = await work.bring(joined)
  const ranges = plan.map(({ startS, endS }) => ({ startS, endS }))
  const sound = soundArguments(source, ranges, 1)
  await runFfmpeg(
    work,
    [
      ...['-f', 'mpegts', '-i', `file:${pictures}`, ...(sound.filter ? ['-i', `file:${input}`] : [])],
      ...(sound.filter ? ['-filter_complex', sound.filter] : []),
      ...['-map', '0:v', '-c:v', 'copy', '-tag:v', 'avc1', ...sound.maps],
      ...[
        '-map_metadata',
        '-1',
        '-map_chapters',
        '-1',
        '-video_track_timescale',
        '90000',
        '-max_muxing_queue_size',
        '8192',
      ],
      ...['-f', 'mp4', 'cut.mp4'],
    ],
    { signal, wallMs: 10 * 60_000 + source.durationMs, limits: largeFiles(source), stallMs: 120_000 },
  )
  await rm(joined)
  const made = await work.take('cut.mp4')
  if (smart) await joinParameterSets(work, made.path, input, { ...job, pictures, setId: SET_ID, timeOf })
  onProgress?.(0.92)
  await checkCut(work, made.path, input, { ...job, timeOf })
  onProgress?.(1)
  return { path: made.path, size: (await stat(made.path)).size }
}

type Making = Pictures & { piece: Piece; atS: number; timeOf: (at: number) => number }

async function makePiece(work: Work, input: string, job: Making) {
  const { piece, atS, timeOf, video, signal, frames, smart } = job
  const count = ['-frames:v', String(piece.to - piece.from)]
  const firstS = timeOf(piece.from)
  // Half a frame before it: rounding never takes the one before, nor loses this one.
  const gapS = Math.min(0.02, (firstS - timeOf(piece.from - 1)) / 2 || 0.02)
  const copied = piece.way === 'copy'
  // A copy begins at the keyframe before the place it is sent to: a little after the one that is meant.
  const fromS = copied ? firstS + 0.001 : Math.max(0, firstS - (piece.from === 0 ? 0 : gapS))
  const offset = ['-output_ts_offset', (atS + fromS - firstS).toFixed(6)]
  const container = [
    '-muxdelay',
    '0',
    '-muxpreload',
    '0',
    '-mpegts_flags',
    '+initial_discontinuity',
    '-f',
    'mpegts',
    'piece.ts',
  ]
  const seconds = timeOf(piece.to) - firstS
  await runFfmpeg(
    work,
    [
      ...['-ss', fromS.toFixed(6), '-i', `file:${input}`, '-map', `0:${video.index}`, '-an', '-sn', '-dn', ...count],
      ...(copied
        ? ['-c:v', 'copy', '-bsf:v', 'h264_mp4toannexb', '-avoid_negative_ts', 'disabled']
        : encoding(work, video, { smart, delay: smart ? frames.delay : 2 })),
      ...offset,
      ...container,
    ],
    { signal, wallMs: 5 * 60_000 + seconds * 60_000, limits: { nice: 5, fileBytes: 256 * GIB }, stallMs: 120_000 },
  )
}

function encoding(work: Work, video: VideoInfo, { smart, delay }: { smart: boolean; delay: number }): string[] {
  if (!work.tools.can.h264)
    throw new MediaFailure('unsupported', 'no libx264', said('Cutting needs an ffmpeg with libx264 on the server.'))
  const rate = [work.tools.can.fpsMode ? '-fps_mode' : '-vsync', 'passthrough', '-enc_time_base', '1:90000']
  const even = (length: number) => Math.max(2, length - (length % 2))
  const filters = smart
    ? 'format=yuv420p'
    : pictureFilters(
        { width: even(video.width), height: even(video.height), deinterlace: video.interlaced, hdr: video.hdr },
        work.tools.can,
      )
  const pyramid = delay === 2 ? 'normal' : 'none'
  const own = [`sps-id=${SET_ID}`, 'stitchable=1', `b-pyramid=${pyramid}`, 'scenecut=40']
  const { primaries, transfer, matrix, range } = video.hdr
    ? { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' }
    : video.colour
  return [
    ...[
      ...rate,
      '-vf',
      filters,
      '-c:v',
      'libx264',
      '-preset',
      smart ? 'fast' : 'veryfast',
      '-crf',
      smart ? '16' : '18',
    ],
    ...['-g', '120', '-bf', delay === 0 ? '0' : '3', '-x264-params', own.join(':')],
    ...(smart ? ['-profile:v', PROFILES[video.profile] ?? 'high', ...levelOf(video)] : []),
    ...(primaries ? ['-color_primaries', primaries] : []),
    ...(transfer ? ['-color_trc', transfer] : []),
    ...(matrix ? ['-colorspace', matrix] : []),
    ...(range ? ['-color_range', range] : []),
  ]
}

const levelOf = ({ level }: VideoInfo) => (level >= 10 && level <= 62 ? ['-level:v', (level / 10).toFixed(1)] : [])

type Range = { startS: number; endS: number }

/** Each track cut to the sample and joined; a part that has too little sound gets silence, so that the next one fits its pictures. */
function soundArguments({ audioTracks }: SourceInfo, ranges: readonly Range[], inputAt: number) {
  const tracks = audioTracks.slice(0, 8)
  const filter = tracks
    .map(({ index, sampleRate }, track) => {
      const rate = soundRate(sampleRate)
      const whole = `[${inputAt}:${index}]aresample=${rate}:async=1:first_pts=0,asplit=${ranges.length}`
      const heads = ranges.map((_, at) => `[t${track}p${at}]`).join('')
      const pieces = ranges.map(({ startS, endS }, at) => {
        const samples = Math.round(endS * rate) - Math.round(startS * rate)
        const trim = `atrim=start_sample=${Math.round(startS * rate)}:end_sample=${Math.round(endS * rate)}`
        return `[t${track}p${at}]${trim},asetpts=PTS-STARTPTS,apad=whole_len=${samples}[t${track}q${at}]`
      })
      const tails = ranges.map((_, at) => `[t${track}q${at}]`).join('')
      return [`${whole}${heads}`, ...pieces, `${tails}concat=n=${ranges.length}:v=0:a=1[t${track}]`].join(';')
    })
    .join(';')
  const maps = tracks.flatMap((track, at) => [
    ...['-map', `[t${at}]`, `-c:a:${at}`, 'aac', `-b:a:${at}`, track.channels > 2 ? '384k' : '192k'],
    ...(track.language ? [`-metadata:s:a:${at}`, `language=${track.language}`] : []),
    ...(track.title ? [`-metadata:s:a:${at}`, `handler_name=${track.title}`] : []),
  ])
  return { filter, maps }
}

/** What AAC takes without loss of what people hear. */
const soundRate = (rate: number) => ([44_100, 48_000, 32_000, 24_000, 22_050, 16_000].includes(rate) ? rate : 48_000)

async function cutSound(
  work: Work,
  input: string,
  source: SourceInfo,
  parts: readonly Part[],
  { signal, onProgress }: CutOptions,
): Promise<Cut> {
  const ranges = parts.map(({ startMs, endMs }) => ({ startS: startMs / 1000, endS: endMs / 1000 }))
  const { filter, maps } = soundArguments(source, ranges, 0)
  const keptMs = ranges.reduce((sum, { startS, endS }) => sum + (endS - startS) * 1000, 0)
  const cover = source.cover
    ? ['-map', `0:${source.cover.index}`, '-c:v', 'copy', '-disposition:v', 'attached_pic']
    : []
  await runFfmpeg(
    work,
    [
      '-i',
      `file:${input}`,
      '-filter_complex',
      filter,
      ...maps,
      ...cover,
      '-map_metadata',
      '-1',
      '-f',
      'mp4',
      'cut.m4a',
    ],
    {
      signal,
      wallMs: 5 * 60_000 + source.durationMs * 0.5,
      stallMs: 120_000,
      onProgress: ({ outMs }) => onProgress?.(Math.min(1, outMs / keptMs)),
    },
  )
  const made = await work.take('cut.m4a')
  return { ...made, copied: 0, fellBack: null }
}

const largeFiles = ({ sizeBytes }: SourceInfo) => ({ nice: 5, fileBytes: Math.max(4 * GIB, sizeBytes * 4) })

/** The pieces, what they are joined to and the result lie on the disk of the server for a while. */
async function assertRoom(work: Work, keptBytes: number) {
  const disk = await statfs(work.out)
  const free = disk.bavail * disk.bsize
  if (free < keptBytes * 3 + 0.5 * GIB) throw new MediaFailure('out_of_space', `${free} bytes are free`)
}
