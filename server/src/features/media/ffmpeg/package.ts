import { constants, watch } from 'node:fs'
import { open, readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { inputArguments, streamArguments } from './arguments.ts'
import { type InitInfo, isWhole, readInit } from './boxes.ts'
import type { Plan } from './decide.ts'
import { MediaFailure } from './failure.ts'
import { bandwidthOf } from './playlists.ts'
import type { SourceInfo } from './probe.ts'
import { type Progress, runFfmpeg } from './run.ts'
import type { Work } from './work.ts'

/** A finished file in `work.out`; whoever is told of it may move it away. */
export type PackagedFile = { name: string; path: string; size: number }
export type PackagedInit = PackagedFile & InitInfo
export type PackagedSegment = PackagedFile & { index: number; durationS: number; init: PackagedInit }

export type Packaged = {
  durationMs: number
  segments: number
  codecs: string[]
  width: number | null
  height: number | null
  fps: number | null
  /** bits per second */
  bandwidth: { peak: number; average: number }
  /** set when less plays than the file promises, as a cut-off file does without any error */
  truncated: { playsMs: number; ofMs: number } | null
}

export type PackageOptions = {
  /** begins the names of the files: 'v720-' gives v720-init.mp4, v720-00000.m4s */
  prefix?: string
  /** Called in order, one at a time, as soon as a segment is complete. The first call's `init` must be stored before it. */
  onSegment: (segment: PackagedSegment) => Promise<void>
  onProgress?: (progress: Progress & { fraction: number }) => void
  signal?: AbortSignal
  wallMs?: number
}

/**
 * Makes HLS of fragmented MP4 from a source: one ffmpeg, told by `plan` what to copy and what to encode.
 * @param input a name given by `work.bring`
 * @throws {MediaFailure}; segments given out before stay valid
 */
export async function packageHls(
  work: Work,
  input: string,
  source: SourceInfo,
  plan: Plan,
  { prefix = '', onSegment, onProgress, signal, wallMs = defaultWallMs(source, plan) }: PackageOptions,
): Promise<Packaged> {
  if (plan.video && !plan.video.copy && !work.tools.can.h264) {
    // Not the file's fault: it can be tried again once the operator has another ffmpeg.
    throw new MediaFailure('failed', 'no libx264', 'The ffmpeg of this server cannot encode video.')
  }
  const stopping = new AbortController()
  const given: { durationS: number; size: number }[] = []
  const most = mostBytes(source, plan)
  let init: PackagedInit | null = null
  let bytes = 0
  let ended = false

  // What goes wrong on our side ends ffmpeg, and is what the caller hears of instead of "cancelled".
  let broken: { cause: unknown } | null = null
  const look = coalesced(async () => {
    if (broken) return
    try {
      await follow()
    } catch (cause) {
      broken = { cause }
      stopping.abort()
    }
  })
  const follow = async () => {
    const listed = await readListed(join(work.box.dir, `${prefix}list.m3u8`))
    ended = listed.ended
    for (const durationS of listed.durations.slice(given.length)) {
      if (signal?.aborted) return
      const index = given.length
      init ??= await takeInit(work, `${prefix}init.mp4`)
      const file = await work.take(segmentName(prefix, index))
      if (!(await isWhole(file.path))) throw await incomplete(work, file.path)
      bytes += file.size
      if (bytes > most) throw new MediaFailure('too_large', `${bytes} bytes after ${index + 1} segments`)
      given.push({ durationS, size: file.size })
      await onSegment({ name: segmentName(prefix, index), ...file, index, durationS, init })
    }
  }

  let outMs = 0
  // ffmpeg renames a new playlist over the old one after each segment.
  const watcher = watch(work.box.dir, (_, name) => name === `${prefix}list.m3u8` && void look())
  watcher.on('error', () => undefined) // progress looks as well, twice a second
  try {
    await runFfmpeg(
      work,
      [...inputArguments(plan, input), ...streamArguments(source, plan, work.tools.can), ...hlsArguments(plan, prefix)],
      {
        signal: signal ? AbortSignal.any([signal, stopping.signal]) : stopping.signal,
        wallMs,
        limits: { nice: plan.video && !plan.video.copy ? 10 : 0 },
        onProgress(progress) {
          outMs = Math.max(outMs, progress.outMs)
          onProgress?.({ ...progress, fraction: Math.min(1, progress.outMs / source.durationMs) })
          void look()
        },
      },
    )
    await look()
  } catch (error) {
    await look()
    throwIfBroken(broken)
    throw error
  } finally {
    watcher.close()
  }
  throwIfBroken(broken)
  if (!ended) throw await incomplete(work, 'the list of segments')
  return summary(source, plan, { init, given, outMs })
}

function throwIfBroken(broken: { cause: unknown } | null) {
  if (broken) throw broken.cause
}

function summary(
  source: SourceInfo,
  plan: Plan,
  made: { init: PackagedInit | null; given: { durationS: number; size: number }[]; outMs: number },
): Packaged {
  const { init, given, outMs } = made
  if (!init || given.length === 0) throw new MediaFailure('not_media', 'ffmpeg ended well and made nothing')
  const durationMs = Math.round(given.reduce((sum, segment) => sum + segment.durationS, 0) * 1000)
  // Segments are measured by the video; sound that goes on after the last picture plays too.
  const playsMs = Math.max(durationMs, Math.round(outMs))
  const missing = source.durationMs - playsMs
  const rate = plan.video && !plan.video.copy ? plan.video.frameRate.num / plan.video.frameRate.den : source.video?.fps
  return {
    durationMs,
    segments: given.length,
    codecs: init.codecs,
    width: init.width,
    height: init.height,
    fps: rate ?? null,
    bandwidth: bandwidthOf(given),
    truncated: missing > Math.max(1000, source.durationMs * 0.02) ? { playsMs, ofMs: source.durationMs } : null,
  }
}

const segmentName = (prefix: string, index: number) => `${prefix}${String(index).padStart(5, '0')}.m4s`

function hlsArguments(plan: Plan, prefix: string): string[] {
  return [
    ...[
      '-f',
      'hls',
      '-hls_segment_type',
      'fmp4',
      '-hls_playlist_type',
      'event',
      '-hls_flags',
      'independent_segments+temp_file',
    ],
    ...['-hls_time', String(plan.segmentS), '-hls_fmp4_init_filename', `${prefix}init.mp4`],
    ...['-hls_segment_filename', `${prefix}%05d.m4s`, `${prefix}list.m3u8`],
  ]
}

/** A copy is bound by the disk; the slowest encode seen, a hard 4K source on two busy cores, took 8 times its length. */
const defaultWallMs = (source: SourceInfo, plan: Plan) =>
  10 * 60_000 + source.durationMs * (plan.video && !plan.video.copy ? 20 : 0.5)

function mostBytes(source: SourceInfo, plan: Plan): number {
  const perSecond = (plan.video && !plan.video.copy ? plan.video.maxrate : 0) + 400_000
  const copied = plan.video?.copy || plan.audio?.copy ? source.sizeBytes * 1.3 : 0
  return copied + ((perSecond / 8) * 2 * source.durationMs) / 1000 + 2 ** 25
}

/** What ffmpeg did not notice itself. */
async function incomplete(work: Work, what: string): Promise<MediaFailure> {
  const { bavail, bsize } = await statfs(work.out)
  return new MediaFailure(bavail * bsize < 2 ** 26 ? 'out_of_space' : 'failed', `${what} is not complete`)
}

async function takeInit(work: Work, name: string): Promise<PackagedInit> {
  const file = await work.take(name)
  if (file.size > 2 ** 20) throw new MediaFailure('failed', `${name} is too large`)
  if (!(await isWhole(file.path))) throw await incomplete(work, name)
  return { name, ...file, ...readInit(await readFile(file.path)) }
}

/** Durations of the segments that ffmpeg lists as complete. Their names are ours, so nothing else is believed. */
async function readListed(path: string): Promise<{ durations: number[]; ended: boolean }> {
  // Neither a link to elsewhere nor a pipe that never ends: the folder belongs to the contained process.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null)
  if (!file) return { durations: [], ended: false }
  try {
    const { size } = await file.stat()
    if (size > 2 ** 24) throw new MediaFailure('too_large', 'the list of segments')
    const text = await file.readFile('latin1')
    const durations = [...text.matchAll(/^#EXTINF:(\d{1,6}(?:\.\d{1,9})?),.*\n[^#\n]+\n/gm)].map((entry) =>
      Number(entry[1]),
    )
    return { durations, ended: text.includes('#EXT-X-ENDLIST') }
  } finally {
    await file.close()
  }
}

/** Never two at once; calls during one are answered by one more after it. */
function coalesced(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  return function start(): Promise<void> {
    if (!running) {
      running = run().finally(() => {
        running = null
      })
      return running
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        return start()
      })
    return next
  }
}
