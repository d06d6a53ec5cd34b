import { readFile, rm } from 'node:fs/promises'
import { MediaFailure } from '../failure.ts'
import type { VideoInfo } from '../probe.ts'
import { runFfmpeg } from '../run.ts'
import type { Work } from '../work.ts'
import type { CutPart } from './plan-cut.ts'
import { readFrames } from './read-frames.ts'

type Job = {
  video: VideoInfo
  plan: readonly CutPart[]
  smart: boolean
  timeOf: (at: number) => number
  signal?: AbortSignal
}

/** Frames on each side of a joint that are looked at. */
const AROUND = 4
/** Mean difference of grey values, of 255: an encoded frame differs by about 1, another frame of a moving picture by far more. */
const MOST_DIFFERENCE = 8
const [WIDTH, HEIGHT] = [64, 36]
/** A transport stream counts in 11 µs, a container in milliseconds. */
const MOST_SHIFT_S = 0.002

/**
 * Every frame is there at its time, and around each joint of copied pictures what is decoded is what the source shows.
 * @throws {MediaFailure} `failed`
 */
export async function checkCut(work: Work, made: string, input: string, job: Job): Promise<void> {
  const { plan, smart, timeOf, signal } = job
  const output = await work.bring(made)
  const found = await readFrames(work, output, { stream: 0, signal, wallMs: 300_000 })
  const expected: { timeS: number; from: number }[] = []
  const joints = new Set<number>()
  let outS = 0
  for (const part of plan) {
    for (let at = part.from; at < part.to; at++) expected.push({ timeS: outS + timeOf(at) - part.startS, from: at })
    for (const piece of part.pieces) joints.add(expected.length - (part.to - piece.from))
    outS += part.endS - part.startS
  }
  if (found.frames.length !== expected.length)
    throw new MediaFailure('failed', `${found.frames.length} frames instead of ${expected.length}`)
  for (const [at, { timeS }] of expected.entries()) {
    const shift = (found.frames[at]?.timeS ?? 0) - timeS
    if (Math.abs(shift) > MOST_SHIFT_S) throw new MediaFailure('failed', `frame ${at} is ${shift.toFixed(4)} s off`)
  }
  if (!smart) return
  for (const joint of joints) {
    const from = Math.max(0, joint - AROUND)
    const to = Math.min(expected.length, joint + AROUND)
    const shown = await grab(work, output, '0:v', {
      atS: expected[from]?.timeS ?? 0,
      gapS: gap(expected, from),
      count: to - from,
      signal,
    })
    const wanted: Buffer[] = []
    // The source is not in one piece where two parts meet.
    for (let at = from; at < to; ) {
      const start = expected[at]?.from ?? 0
      let count = 1
      while (at + count < to && expected[at + count]?.from === start + count) count++
      const gapS = start === 0 ? 0 : (timeOf(start) - timeOf(start - 1)) / 2
      wanted.push(...(await grab(work, input, `0:${job.video.index}`, { atS: timeOf(start), gapS, count, signal })))
      at += count
    }
    if (shown.length !== wanted.length)
      throw new MediaFailure('failed', `${shown.length} frames around a joint instead of ${wanted.length}`)
    for (const [at, frame] of shown.entries()) {
      const differs = difference(frame, wanted[at] ?? Buffer.alloc(0))
      if (differs > MOST_DIFFERENCE)
        throw new MediaFailure('failed', `frame ${from + at} differs by ${differs.toFixed(1)} at a joint`)
    }
  }
}

const gap = (expected: readonly { timeS: number }[], at: number) =>
  at === 0 ? 0 : ((expected[at]?.timeS ?? 0) - (expected[at - 1]?.timeS ?? 0)) / 2

type Place = { atS: number; gapS: number; count: number; signal: AbortSignal | undefined }

/** Small grey pictures; a decoder that finds anything wrong ends the run. */
async function grab(work: Work, input: string, map: string, { atS, gapS, count, signal }: Place): Promise<Buffer[]> {
  const exact = [work.tools.can.fpsMode ? '-fps_mode' : '-vsync', 'passthrough']
  await runFfmpeg(
    work,
    [
      ...['-xerror', '-err_detect', 'explode', '-ss', Math.max(0, atS - gapS).toFixed(6), '-i', `file:${input}`],
      ...['-map', map, ...exact, '-frames:v', String(count)],
      ...['-vf', `scale=${WIDTH}:${HEIGHT}:flags=area,format=gray`, '-f', 'rawvideo', 'look.gray'],
    ],
    { signal, wallMs: 120_000, limits: { nice: 5 } },
  )
  const { path } = await work.take('look.gray')
  const bytes = await readFile(path)
  await rm(path)
  const size = WIDTH * HEIGHT
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
}

function difference(a: Buffer, b: Buffer): number {
  if (a.length !== b.length || a.length === 0) return 255
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0))
  return sum / a.length
}
