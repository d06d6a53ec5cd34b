import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pictureFilters } from './arguments.ts'
import { MediaFailure } from './failure.ts'
import type { SourceInfo, VideoInfo } from './probe.ts'
import { runFfmpeg } from './run.ts'
import { type StoryboardPlan, storyboardPlan, storyboardVtt } from './storyboard-plan.ts'
import type { Work } from './work.ts'

export type Storyboard = {
  /** JPEG, ten by ten pictures, in order */
  sheets: { path: string; size: number }[]
  /** names its sheets storyboard-0.jpg, storyboard-1.jpg and so on */
  vtt: string
  pictures: number
}

type Options = { signal?: AbortSignal }

/**
 * Small pictures of a whole video, to show while somebody looks for a place in it.
 * @returns null for a source without video, or with too little of it
 * @throws {MediaFailure}
 */
export async function makeStoryboard(
  work: Work,
  input: string,
  source: SourceInfo,
  options: Options = {},
): Promise<Storyboard | null> {
  const { video } = source
  const plan = video && storyboardPlan(source, video)
  if (!plan) return null
  const frames = join(work.out, 'storyboard.yuv')
  const times =
    plan.way === 'seek'
      ? await takeBySeeking(work, input, { video, plan, to: frames, ...options })
      : await takeInOneGo(work, input, { source, video, plan, to: frames, ...options })
  if (times.length < 2) return null
  const sheets = await tile(work, frames, { plan, pictures: times.length, ...options })
  const vtt = storyboardVtt(times, { durationMs: source.durationMs, tile: plan.tile })
  return { sheets, vtt, pictures: times.length }
}

type Take = Options & { video: VideoInfo; plan: StoryboardPlan; to: string }

const filters = (work: Work, { plan, video }: Take) =>
  // Interlacing is not seen at this size.
  pictureFilters({ ...plan.tile, deinterlace: false, hdr: video.hdr }, work.tools.can)

/** One ffmpeg reads all of it. @returns when each picture is shown, in ms from the start */
async function takeInOneGo(work: Work, input: string, take: Take & { source: SourceInfo }): Promise<number[]> {
  const { plan, video, source, to, signal } = take
  const every = `select='isnan(prev_selected_t)+gte(t-prev_selected_t,${plan.stepS * 0.95})'`
  const exact = [work.tools.can.fpsMode ? '-fps_mode' : '-vsync', 'passthrough']
  const most = ['-frames:v', String(Math.ceil(plan.most * 1.06))] // by the 0.95 above
  await runFfmpeg(
    work,
    [
      // The first is for demuxers, which then need not read the rest; not all obey.
      ...(plan.way === 'keys' ? ['-discard:v', 'nokey', '-skip_frame', 'nokey'] : ['-skip_loop_filter', 'all']),
      ...['-i', `file:${input}`, '-filter_complex', `[0:${video.index}]${every},${filters(work, take)},split[a][b]`],
      ...['-map', '[a]', ...exact, ...most, '-f', 'rawvideo', 'storyboard.yuv'],
      // The second output only says when each picture is shown.
      ...['-map', '[b]', ...exact, ...most, '-f', 'framecrc', 'storyboard.times'],
    ],
    // Between two keyframes of a long file nothing is written; what stands still altogether meets the wall.
    { signal, wallMs: 5 * 60_000 + source.durationMs * 0.5, stallMs: 120_000, limits: { nice: 15 }, threads: 1 },
  )
  const frames = await work.take('storyboard.yuv')
  const listed = await work.take('storyboard.times')
  if (listed.size > 2 ** 20) throw new MediaFailure('failed', 'the times of the storyboard')
  const times = readTimes(await readFile(listed.path, 'latin1'))
  await rm(listed.path)
  // A picture without its time, or the other way round, would shift all that follow.
  if (frames.size !== times.length * frameBytes(plan)) throw new MediaFailure('failed', 'a storyboard cut off')
  if (frames.path !== to) throw new MediaFailure('failed', frames.path)
  return times
}

/** One ffmpeg a picture: 0.17 s of a processor each, whatever lies between them. */
async function takeBySeeking(work: Work, input: string, take: Take): Promise<number[]> {
  const { plan, video, to, signal } = take
  const times: number[] = []
  await writeFile(to, '')
  for (let number = 0; number < plan.most; number++) {
    const atS = number * plan.stepS
    const name = `storyboard-${number}.yuv`
    await runFfmpeg(
      work,
      [
        ...['-noaccurate_seek', '-ss', atS.toFixed(3), '-i', `file:${input}`, '-map', `0:${video.index}`],
        ...['-vf', filters(work, take), '-frames:v', '1', '-f', 'rawvideo', name],
      ],
      { signal, wallMs: 60_000, limits: { nice: 15 }, threads: 1 },
    )
    const frame = await work.take(name)
    // A cut-off file has no more pictures, and ffmpeg ends well all the same.
    if (frame.size !== frameBytes(plan)) break
    await appendFile(to, await readFile(frame.path))
    await rm(frame.path)
    times.push(atS * 1000)
  }
  return times
}

async function tile(
  work: Work,
  frames: string,
  { plan, pictures, signal }: Options & { plan: StoryboardPlan; pictures: number },
) {
  const { width, height } = plan.tile
  const input = await work.bring(frames)
  const rows = Math.min(10, Math.ceil(pictures / 10))
  const shape = ['-pixel_format', 'yuv420p', '-video_size', `${width}x${height}`, '-framerate', '1']
  const sheet = ['-vf', `tile=10x${rows}`, '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-q:v', '5', '-start_number', '0']
  await runFfmpeg(
    work,
    ['-f', 'rawvideo', ...shape, '-i', `file:${input}`, ...sheet, '-f', 'image2', 'storyboard-%d.jpg'],
    { signal, wallMs: 5 * 60_000, limits: { nice: 15 }, formats: 'rawvideo' },
  )
  const sheets = []
  for (let number = 0; number < Math.ceil(pictures / 100); number++)
    sheets.push(await work.take(`storyboard-${number}.jpg`))
  return sheets
}

const frameBytes = ({ tile: { width, height } }: StoryboardPlan) => (width * height * 3) / 2

/** Of a framecrc listing: `#tb 0: 1/30` and then `stream, dts, pts, duration, size, crc` a line. */
function readTimes(listing: string): number[] {
  const [, num, den] = /^#tb 0: (\d+)\/(\d+)$/m.exec(listing) ?? []
  const unitMs = (Number(num) / Number(den)) * 1000
  return [...listing.matchAll(/^0, +-?\d+, +(-?\d+),/gm)].map((line) =>
    Math.max(0, Math.round(Number(line[1]) * unitMs)),
  )
}
