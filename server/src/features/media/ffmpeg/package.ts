import { watch } from 'node:fs'
import { said } from '#platform/language.ts'
import { type Output, runArguments } from './arguments.ts'
import type { Plan } from './decide.ts'
import { type Encoder, encoderName, HARDWARE_MEMORY, SOFTWARE } from './encoders.ts'
import { MediaFailure } from './failure.ts'
import { type Followed, follow, incomplete, type PackagedSegment } from './follow.ts'
import { bandwidthOf } from './playlists.ts'
import type { SourceInfo } from './probe.ts'
import { type Progress, runFfmpeg } from './run.ts'
import type { Work } from './work.ts'

export type { PackagedFile, PackagedInit, PackagedSegment } from './follow.ts'

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

type RunOptions = {
  onProgress?: (progress: Progress & { fraction: number }) => void
  signal?: AbortSignal
  wallMs?: number
  encoder?: Encoder
  /** 0 for what somebody waits for, 10 for what takes the processor only when nobody else wants it */
  nice?: number
}

export type PackageOptions = RunOptions & {
  prefix?: string
  /** Called in order, one at a time, as soon as a segment is complete. The first call's `init` must be stored before it. */
  onSegment: (segment: PackagedSegment) => Promise<void>
}

export type ManyOptions<O extends Output> = RunOptions & {
  /** For one output called in order, one at a time; for several at once. */
  onSegment: (segment: PackagedSegment, output: O) => Promise<void>
}

/** Makes one rendition; see `packageMany`. */
export async function packageHls(
  work: Work,
  input: string,
  source: SourceInfo,
  plan: Plan,
  { prefix = '', ...options }: PackageOptions,
): Promise<Packaged> {
  const [made] = await packageMany(work, input, source, [{ plan, prefix }], options)
  return made as Packaged // one output, one answer
}

/**
 * Makes HLS of fragmented MP4 from a source: one ffmpeg and one decode, told by each output's plan what to copy and what
 * to encode.
 * @param input a name given by `work.bring`
 * @returns in the order of `outputs`
 * @throws {MediaFailure}; segments given out before stay valid
 */
export async function packageMany<O extends Output>(
  work: Work,
  input: string,
  source: SourceInfo,
  outputs: readonly O[],
  options: ManyOptions<O>,
): Promise<Packaged[]> {
  const { onProgress, signal, encoder = SOFTWARE, wallMs = defaultWallMs(source, outputs) } = options
  requireEncoders(work, outputs, encoder)
  const stopping = new AbortController()
  const followed = outputs.map((output) =>
    follow(work, output, {
      most: mostBytes(source, output.plan),
      onSegment: (segment) => options.onSegment(segment, output),
    }),
  )
  // What goes wrong on our side ends ffmpeg, and is what the caller hears of instead of "cancelled".
  let broken: { cause: unknown } | null = null
  const look = coalesced(async () => {
    if (broken) return
    const seen = await Promise.allSettled(followed.map((each) => each.look(signal)))
    const wrong = seen.find((each) => each.status === 'rejected')
    if (!wrong) return
    broken = { cause: wrong.reason }
    stopping.abort()
  })

  let outMs = 0
  // ffmpeg renames a new playlist over the old one after each segment.
  const lists = new Set<string | null>(followed.map((each) => each.listName))
  const watcher = watch(work.box.dir, (_, name) => lists.has(name) && void look())
  watcher.on('error', () => undefined) // progress looks as well, twice a second
  try {
    await runFfmpeg(work, runArguments(source, outputs, input, { can: work.tools.can, encoder }), {
      signal: signal ? AbortSignal.any([signal, stopping.signal]) : stopping.signal,
      wallMs,
      // A tall encoder looks forty pictures ahead before it gives the first away.
      stallMs: outputs.some(encodes) ? 180_000 : 30_000,
      limits: { nice: options.nice ?? (outputs.some(encodes) ? 10 : 0), ...memoryFor(outputs, encoder) },
      hardware: encoder.hardware,
      onProgress(progress) {
        outMs = Math.max(outMs, progress.outMs)
        onProgress?.({ ...progress, fraction: Math.min(1, progress.outMs / source.durationMs) })
        void look()
      },
    })
    await look()
    if (signal?.aborted && !broken) throw new MediaFailure('cancelled', 'when ffmpeg had ended')
  } catch (error) {
    await look()
    throwIfBroken(broken)
    throw error
  } finally {
    watcher.close()
  }
  throwIfBroken(broken)
  if (!followed.every((each) => each.ended)) throw await incomplete(work, 'the list of segments')
  return followed.map((each, at) => summary(source, outputs[at]?.plan as Plan, each, outMs)) // as many as there are outputs
}

const encodes = ({ plan }: Output) => plan.video !== null && !plan.video.copy

function requireEncoders(work: Work, outputs: readonly Output[], encoder: Encoder) {
  const { can } = work.tools
  const able = { h264: can.h264, hevc: can.hevc, av1: can.av1 }
  for (const { plan } of outputs) {
    if (!plan.video || plan.video.copy || encoder.kind !== 'software' || able[plan.video.codec]) continue
    // Not the file's fault: it can be tried again once the operator has another ffmpeg.
    const detail = `no ${encoderName(plan.video.codec, 'software')}`
    throw new MediaFailure('failed', detail, said('The ffmpeg of this server cannot encode video.'))
  }
}

function throwIfBroken(broken: { cause: unknown } | null) {
  if (broken) throw broken.cause
}

function summary(source: SourceInfo, plan: Plan, { init, given }: Followed, outMs: number): Packaged {
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
    fps: (plan.video && rate) ?? null,
    bandwidth: bandwidthOf(given),
    truncated: missing > Math.max(1000, source.durationMs * 0.02) ? { playsMs, ofMs: source.durationMs } : null,
  }
}

/** A copy is bound by the disk. The slowest encode, 4K on two busy cores, is estimated at ten times its length; twice that is allowed. */
const defaultWallMs = (source: SourceInfo, outputs: readonly Output[]) =>
  10 * 60_000 +
  source.durationMs * outputs.reduce((sum, output) => sum + (encodes(output) ? 20 * slowness(output.plan) : 0.5), 0)

const slowness = ({ video }: Plan) => (video && !video.copy && video.codec !== 'h264' ? 4 : 1)

/** Each encoder's threads reserve address space of their own, much more than they hold; a guess with room, not a measurement. */
const memoryFor = (outputs: readonly Output[], encoder: Encoder) => {
  if (encoder.kind !== 'software') return { memoryBytes: HARDWARE_MEMORY }
  const many = outputs.filter(encodes).length
  return many > 1 ? { memoryBytes: (4 + many) * 2 ** 30 } : {}
}

function mostBytes(source: SourceInfo, plan: Plan): number {
  const perSecond = (plan.video && !plan.video.copy ? plan.video.maxrate : 0) + 400_000
  const copied = plan.video?.copy || plan.audio?.copy ? source.sizeBytes * 1.3 : 0
  return copied + ((perSecond / 8) * 2 * source.durationMs) / 1000 + 2 ** 25
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
