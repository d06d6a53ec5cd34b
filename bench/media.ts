import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cpuMs, residentBytes } from '../e2e/processes.ts'
import { type Program, prepareProgram } from '../e2e/program.ts'
import { eventually } from '../server/test/eventually.ts'
import { insertVideos, signUp } from './given.ts'
import { load } from './load.ts'
import { type Known, openReader, type Reader, type Wanted } from './reader.ts'

const SEGMENTS = 8
/** About four seconds of 4K, or a minute of sound. */
const SEGMENT_BYTES = 8 << 20
const FAST_READERS = 4
const SLOW_READERS = 1000
const SLOW_BYTES_PER_S = 2_000_000 / 8

/**
 * Segments of the folder store: how fast a few readers get them on this machine's own line, whole, in ranges and when they
 * have not changed; then a thousand readers of 2 Mbit/s each beside them, what they cost and what is left for others. Every
 * byte is held against the file's. CPU and memory are of the process that serves.
 */
export async function benchMedia(seconds = 4) {
  const program = await prepareProgram()
  try {
    await program.start()
    const { channelId } = await signUp(program.origin)
    const [videoId = ''] = await insertVideos(program, channelId, 1)
    const segments = await writeSegments(program, videoId)
    const files = { program, segments, seconds }
    const etag = await etagOf(program, segments[0]?.path ?? '')
    const range = (n: number, length: number) => {
      const start = (n * 7919 * 1024) % (SEGMENT_BYTES - length)
      return { start, end: start + length - 1 }
    }
    const known = (n: number) => segments[n % SEGMENTS] as Known // there are as many
    await fast('', { ...files, seconds: 1, wanted: (n) => ({ known: known(n) }) }) // unmeasured: its code gets compiled
    const rows: object[] = [
      await fast('whole segments', { ...files, wanted: (n) => ({ known: known(n) }) }),
      await fast('ranges of 1 MiB', { ...files, wanted: (n) => ({ known: known(n), range: range(n, 1 << 20) }) }),
      await fast('ranges of 64 KiB', { ...files, wanted: (n) => ({ known: known(n), range: range(n, 1 << 16) }) }),
      await fast('not changed', {
        ...files,
        wanted: () => ({ known: known(0), more: `if-none-match: ${etag}\r\n`, status: 304 }),
      }),
      await others('API, nobody reads', { program, videoId, seconds }),
    ]
    rows.push(...(await besideSlowReaders({ ...files, videoId, known, range })))
    return rows
  } finally {
    await program.remove()
  }
}

type Files = { program: Program; segments: readonly Known[]; seconds: number }

async function fast(name: string, { program, seconds, wanted }: Files & { wanted: (n: number) => Wanted }) {
  const { api = 0 } = program.pids() // it has been started
  const readers = Array.from({ length: FAST_READERS }, () => openReader(program.port))
  const before = cpuMs(api)
  const startedAt = performance.now()
  let answers = 0
  const readOn = async (reader: Reader) => {
    while (performance.now() - startedAt < seconds * 1000) await reader.get(wanted(answers++))
  }
  try {
    await Promise.all(readers.map(readOn))
    const elapsedS = (performance.now() - startedAt) / 1000
    const usedMs = cpuMs(api) - before
    const bytes = readers.reduce((sum, reader) => sum + reader.read(), 0)
    return {
      name: `${name}, ${FAST_READERS} readers`,
      wantedGBs: bytes / answers > 1e6 ? 1 : null,
      GBs: hundredths(bytes / 1e9 / elapsedS),
      cpuSPerGB: bytes > 0 ? hundredths(usedMs / 1000 / (bytes / 1e9)) : null,
      perSecond: Math.round(answers / elapsedS),
      cpuUs: Math.round((usedMs / answers) * 1000),
      memoryMB: Math.round(residentBytes(api) / 1e6),
    }
  } finally {
    for (const reader of readers) reader.end()
  }
}

async function others(
  name: string,
  { program, videoId, seconds }: { program: Program; videoId: string; seconds: number },
) {
  const { api = 0 } = program.pids()
  const before = cpuMs(api)
  const { all, failed, ...result } = await load({
    port: program.port,
    connections: 8,
    seconds,
    warmUpSeconds: 1,
    request: () => `GET /api/vods/${videoId} HTTP/1.1\r\nhost: 127.0.0.1:${program.port}\r\n\r\n`,
  })
  if (failed > 0) throw new Error(`${failed} of ${all} requests failed`)
  return { name, ...result, cpuUs: Math.round(((cpuMs(api) - before) / all) * 1000), memoryMB: memoryMB(program) }
}

type Beside = Files & {
  videoId: string
  known: (n: number) => Known
  range: (n: number, length: number) => { start: number; end: number }
}

async function besideSlowReaders({ program, segments, seconds, videoId, known, range }: Beside) {
  const { api = 0 } = program.pids()
  let ended = false
  const broken: unknown[] = []
  const readers: Reader[] = []
  let answers = 0
  // Every tenth asks for so little that it gets to the end and asks again; the rest of them could not within the run.
  const readOn = async (reader: Reader, n: number) => {
    for (let round = 0; !ended; round++) {
      await reader.get({ known: known(n + round), range: range(n + round, n % 10 === 0 ? 250_000 : 6 << 20) })
      answers++
    }
  }
  try {
    for (let n = 0; n < SLOW_READERS; n++) {
      const reader = openReader(program.port, { bytesPerS: SLOW_BYTES_PER_S })
      readers.push(reader)
      readOn(reader, n).catch((error: unknown) => ended || broken.push(error))
      if (n % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 20)) // else they do not fit the queue of those who knock
    }
    const read = () => readers.reduce((sum, reader) => sum + reader.read(), 0)
    // The system takes some MB for each reader at once; what the program does after that is what it does all day.
    await eventually(async () => {
      const [written, taken] = [writtenBytes(api), read()]
      await new Promise((resolve) => setTimeout(resolve, 500))
      return writtenBytes(api) - written < 1.5 * (read() - taken)
    }, 30_000)
    const begun = { at: performance.now(), read: read(), cpuMs: cpuMs(api) }
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
    const elapsedS = (performance.now() - begun.at) / 1000
    const bytes = read() - begun.read
    const alone = {
      name: `${SLOW_READERS} readers of 2 Mbit/s`,
      GBs: hundredths(bytes / 1e9 / elapsedS),
      cpuSPerGB: hundredths((cpuMs(api) - begun.cpuMs) / 1000 / (bytes / 1e9)),
      memoryMB: memoryMB(program),
    }
    const api2 = await others('API beside them', { program, videoId, seconds })
    const whole = await fast('whole segments beside them', {
      ...{ program, segments, seconds },
      wanted: (n) => ({ known: known(n) }),
    })
    const slowest = Math.min(...readers.map((reader) => reader.read()))
    if (broken.length > 0) throw new Error(`${broken.length} slow readers got something else`, { cause: broken[0] })
    return [
      { ...alone, slowestReadKB: Math.round(slowest / 1000), wholeAnswers: answers, broken: broken.length },
      api2,
      whole,
    ]
  } finally {
    ended = true
    for (const reader of readers) reader.end()
  }
}

async function writeSegments(program: Program, videoId: string): Promise<Known[]> {
  const [asset] = await program.query<{ id: string; media_key: string }>(
    'select a.id, a.media_key from media.assets a join content.videos v on v.asset_id = a.id where v.id = $1',
    [videoId],
  )
  if (!asset) throw new Error('the video has no files')
  const folder = join(program.data, 'objects/objects/media', asset.id, 'original')
  mkdirSync(folder, { recursive: true })
  return Array.from({ length: SEGMENTS }, (_, n) => {
    const bytes = randomBytes(SEGMENT_BYTES)
    writeFileSync(join(folder, `${n}.m4s`), bytes)
    return { path: `/media/${asset.media_key}/original/${n}.m4s`, bytes }
  })
}

async function etagOf({ origin }: Program, path: string): Promise<string> {
  const answer = await fetch(origin + path, { method: 'HEAD' })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  return String(answer.headers.get('etag'))
}

/** By whatever it wrote to, sockets among them. */
const writtenBytes = (pid: number) => Number(/^wchar: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1] ?? 0)
const memoryMB = (program: Program) => Math.round(residentBytes(program.pids().api ?? 0) / 1e6)
const hundredths = (value: number) => Math.round(value * 100) / 100
