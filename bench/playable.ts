import { execFile, spawn } from 'node:child_process'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { prepareProgram } from '../e2e/program.ts'
import { runArguments } from '../server/src/features/media/ffmpeg/arguments.ts'
import { SOFTWARE } from '../server/src/features/media/ffmpeg/encoders.ts'
import { planRenditions } from '../server/src/features/media/ffmpeg/plan-renditions.ts'
import { probe } from '../server/src/features/media/ffmpeg/probe.ts'
import { findMediaTools } from '../server/src/features/media/ffmpeg/tools.ts'
import { withWork } from '../server/src/features/media/ffmpeg/work.ts'
import { eventually } from '../server/test/eventually.ts'
import { signUp } from './given.ts'

const run = promisify(execFile)

/** Picture: moving shapes under a grain that is cheap to make and not too easy to encode. */
const PICTURE = ['-f', 'lavfi', '-i', 'testsrc2=s=1920x1080:r=30:d=60']
const SOUND = ['-f', 'lavfi', '-i', 'anoisesrc=d=60:c=pink:r=48000:a=0.1']
const CODECS = {
  h264: ['mp4', '-c:v', 'libx264', '-preset', 'superfast', '-crf', '23', '-g', '60', '-c:a', 'aac'],
  hevc: [
    'mp4',
    '-c:v',
    'libx265',
    '-preset',
    'ultrafast',
    '-crf',
    '28',
    '-x265-params',
    'log-level=none',
    '-c:a',
    'aac',
  ],
  vp9: [
    'webm',
    '-c:v',
    'libvpx-vp9',
    '-deadline',
    'realtime',
    '-cpu-used',
    '8',
    '-row-mt',
    '1',
    '-b:v',
    '6M',
    '-c:a',
    'libopus',
  ],
}
type Codec = keyof typeof CODECS
/** Made once, kept between runs. */
const CACHE = join(tmpdir(), 'studio-bench-sources')

/**
 * 1080p sources as people have them: from `complete` to the first playable second and to the last rendition, beside one
 * plain ffmpeg with one decode that makes the same outputs on the same disk.
 * @param words `--full` adds sources of ten minutes; names of codecs (h264, hevc, vp9) choose
 */
export async function benchPlayable(words: readonly string[] = process.argv.slice(3)) {
  const chosen = (Object.keys(CODECS) as Codec[]).filter((codec) => words.includes(codec)) // the keys are all there is
  const codecs = chosen.length > 0 ? chosen : (Object.keys(CODECS) as Codec[])
  const sources: { codec: Codec; seconds: number; path: string }[] = []
  for (const seconds of words.includes('--full') ? [60, 600] : [60])
    for (const codec of codecs) sources.push({ codec, seconds, path: await sourceOf(codec, seconds) })
  const rows = []
  for (const source of sources) {
    const plainS = await plain(source.path)
    const studio = await measured(source.path)
    rows.push({
      source: `${source.seconds} s ${source.codec}`,
      firstPlayS: studio.firstS,
      allS: studio.allS,
      plainS,
      ratio: Math.round((studio.allS / plainS) * 100) / 100,
      renditions: studio.renditions,
    })
    console.error(JSON.stringify(rows.at(-1)))
  }
  return rows
}

async function sourceOf(codec: Codec, seconds: number): Promise<string> {
  await mkdir(CACHE, { recursive: true })
  const [ending = 'mp4', ...encoding] = CODECS[codec]
  const path = join(CACHE, `${codec}-${seconds}.${ending}`)
  if (existsSync(path)) return path
  const half = join(CACHE, `half-${codec}-${seconds}.${ending}`)
  if (seconds === 60) {
    const grain = ['-vf', 'noise=alls=3:allf=t', '-pix_fmt', 'yuv420p']
    await run('ffmpeg', ['-v', 'error', '-y', ...PICTURE, ...SOUND, ...grain, ...encoding, half])
  } else {
    const minute = await sourceOf(codec, 60)
    const list = join(CACHE, `list-${codec}.txt`)
    await writeFile(list, `file '${minute}'\n`.repeat(seconds / 60))
    await run('ffmpeg', ['-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', half])
  }
  await rename(half, path)
  return path
}

const inSeconds = (ms: number) => Math.round(ms / 100) / 10

/** @returns seconds that ffmpeg takes by itself for the outputs that the studio plans */
async function plain(path: string): Promise<number> {
  const { tools } = await findMediaTools({ ffmpegPath: null })
  if (!tools) throw new Error('there is no ffmpeg')
  const folder = await mkdtemp(join(tmpdir(), 'studio-bench-'))
  try {
    const source = await withWork(tools, join(folder, 'work'), async (work) => probe(work, await work.bring(path)))
    const outputs = planRenditions(source).map(({ name, plan }) => ({ plan, prefix: `${name}-` }))
    const args = runArguments(source, outputs, path, { can: tools.can, encoder: SOFTWARE })
    const startedAt = performance.now()
    // As nice as the studio's, so that whatever else runs here presses both alike.
    const words = ['-n', '10', tools.ffmpeg, '-v', 'error', '-nostdin', '-y', ...args]
    const child = spawn('nice', words, { cwd: folder, stdio: 'inherit' })
    const code = await new Promise((resolve) => child.once('exit', resolve))
    if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
    return inSeconds(performance.now() - startedAt)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measured(path: string) {
  const program = await prepareProgram()
  try {
    await program.start()
    const { cookie } = await signUp(program.origin)
    const { videoId, completedAt } = await upload(program.origin, cookie, path)
    // biome-ignore lint/suspicious/noExplicitAny: a measurement reads what it needs
    const video = async (): Promise<any> =>
      (await fetch(`${program.origin}/api/creator/videos/${videoId}`, { headers: { cookie } })).json()
    const playable = await eventually(async () => {
      const { playback, problem } = await video()
      if (problem) throw new Error(problem.message)
      return playback
    }, 600_000)
    // It plays once a segment has come down the line.
    const get = (address: string) => fetch(new URL(address, program.origin), { headers: { cookie } })
    const master = await (await get(playable.hls)).text()
    const [variant = ''] = master.split('\n').filter((line) => line && !line.startsWith('#'))
    const playlistUrl = new URL(variant, new URL(playable.hls, program.origin))
    const playlist = await (await get(playlistUrl.href)).text()
    const [segment = ''] = playlist.split('\n').filter((line) => line && !line.startsWith('#'))
    await (await get(new URL(segment, playlistUrl).href)).arrayBuffer()
    const firstS = inSeconds(performance.now() - completedAt)
    const done = await eventually(async () => {
      const found = await video()
      return found.processing === null ? found : null
    }, 4 * 3_600_000)
    const allS = inSeconds(performance.now() - completedAt)
    return { firstS, allS, renditions: done.renditions.map((each: { id: string }) => each.id).join(' ') }
  } finally {
    await program.remove()
  }
}

async function upload(origin: string, cookie: string, path: string) {
  const json = { cookie, 'content-type': 'application/json' }
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const post = async (to: string, body: unknown): Promise<any> =>
    (await fetch(origin + to, { method: 'POST', headers: json, body: JSON.stringify(body) })).json()
  const { size } = await stat(path)
  const started = await post('/api/uploads', { filename: 'bench.mp4', size, type: 'video/mp4' })
  const numbers = Array.from({ length: started.partCount }, (_, index) => index + 1)
  const { urls } = await post(`/api/uploads/${started.id}/parts`, { partNumbers: numbers.slice(0, 100) })
  const parts = []
  for (const { partNumber, url } of urls) {
    const start = (partNumber - 1) * started.partSize
    const end = Math.min(size, start + started.partSize) - 1
    const body = new Uint8Array(await buffer(createReadStream(path, { start, end })))
    const put = await fetch(new URL(url, origin), { method: 'PUT', body })
    parts.push({ partNumber, etag: String(put.headers.get('etag')) })
  }
  const completedAt = performance.now()
  const { videoId } = await post(`/api/uploads/${started.id}/complete`, { parts })
  return { videoId: String(videoId), completedAt }
}
