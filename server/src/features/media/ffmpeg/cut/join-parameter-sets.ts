import { readFile, rm } from 'node:fs/promises'
import { MediaFailure } from '../failure.ts'
import type { VideoInfo } from '../probe.ts'
import { runFfmpeg } from '../run.ts'
import type { Work } from '../work.ts'
import { avcConfiguration, parameterSetsOf, ppsIds, replaceAvcConfiguration, spsIds } from './parameter-sets.ts'
import type { CutPart } from './plan-cut.ts'

type Joined = {
  video: VideoInfo
  plan: readonly CutPart[]
  /** the joined pieces */
  pictures: string
  setId: number
  timeOf: (at: number) => number
  signal?: AbortSignal
}

/**
 * Copied and encoded pictures name different parameter sets; all of them go into the file's header, where every player
 * looks, and each player finds what it needs whatever it plays first.
 * @throws {MediaFailure} `failed` when the source uses the numbers of ours
 */
export async function joinParameterSets(work: Work, made: string, input: string, job: Joined): Promise<void> {
  const copied = job.plan.flatMap(({ pieces }) => pieces).find(({ way }) => way === 'copy')
  const encodedAt = encodedPieceS(job)
  if (!copied || encodedAt === null) return // one kind only
  const theirs = await setsAt(work, input, job.timeOf(copied.from) + 0.001, `0:${job.video.index}`, job.signal)
  const ours = await setsAt(work, job.pictures, encodedAt, '0:v', job.signal, 'mpegts')
  const mine = ours.sps.filter((_, at) => spsIds(ours)[at] === job.setId)
  const clash = spsIds(theirs).includes(job.setId) || ppsIds(theirs).includes(job.setId)
  if (clash || mine.length !== 1 || theirs.sps.length === 0)
    throw new MediaFailure('failed', `parameter sets ${spsIds(theirs)} and ${spsIds(ours)}`)
  const ownPps = ours.pps.filter((_, at) => ppsIds(ours)[at] === job.setId)
  const all = { sps: [...theirs.sps, ...mine], pps: [...theirs.pps, ...ownPps] }
  try {
    await replaceAvcConfiguration(made, avcConfiguration(all))
  } catch (error) {
    if (error instanceof RangeError) throw new MediaFailure('failed', error.message)
    throw error
  }
}

/** When the first encoded piece begins in the joined pieces, from their start. */
function encodedPieceS({ plan, timeOf }: Joined): number | null {
  let outS = 0
  for (const { pieces, startS, endS } of plan) {
    const found = pieces.find(({ way }) => way === 'encode')
    if (found) return outS + timeOf(found.from) - startS
    outS += endS - startS
  }
  return null
}

async function setsAt(work: Work, input: string, atS: number, map: string, signal?: AbortSignal, formats?: string) {
  const format = formats ? ['-f', formats] : []
  // A transport stream has no index: it is read from before the place, and every set up to it is kept.
  const from = formats ? [] : ['-ss', atS.toFixed(6)]
  const until = formats ? ['-t', (atS + 0.5).toFixed(6)] : ['-frames:v', '1']
  const filter = formats
    ? ['-bsf:v', 'filter_units=pass_types=7-8']
    : ['-bsf:v', 'h264_mp4toannexb,filter_units=pass_types=7-8']
  await runFfmpeg(
    work,
    [
      ...from,
      ...format,
      '-i',
      `file:${input}`,
      '-map',
      map,
      '-c:v',
      'copy',
      ...until,
      ...filter,
      '-f',
      'h264',
      'sets.h264',
    ],
    { signal, wallMs: 300_000, limits: { nice: 5 }, stallMs: 120_000 },
  )
  const { path } = await work.take('sets.h264')
  const sets = parameterSetsOf(await readFile(path))
  await rm(path)
  return sets
}
