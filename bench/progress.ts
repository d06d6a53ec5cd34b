import { cpuMs } from '../e2e/processes.ts'
import { type Program, prepareProgram } from '../e2e/program.ts'
import { cpuByRole } from './cpu.ts'
import { insertVideos, signUp } from './given.ts'
import { load } from './load.ts'
import { insertViewers, type Viewer } from './viewers.ts'

const CONNECTIONS = 64
const VIDEOS = 200
/** Of media, and what a player reports at a time. */
const STEP_MS = 10_000

/**
 * Acknowledged reports of how far viewers are, one each; then a look whether all that was acknowledged is there. Players
 * report every ten seconds, so that many viewers are known to the process no longer when they come again, few are.
 */
export async function benchProgress(seconds = 8) {
  const program = await prepareProgram()
  try {
    await program.start()
    const { channelId } = await signUp(program.origin)
    const videos = await insertVideos(program, channelId, VIDEOS)
    const viewers = await insertViewers(program, 50_000)
    await program.query('vacuum analyze')
    return [
      await report(program, { name: '1,000 viewers', viewers: viewers.slice(0, 1000), videos, seconds }),
      await report(program, { name: '49,000 viewers', viewers: viewers.slice(1000), videos, seconds }),
    ]
  } finally {
    await program.remove()
  }
}

type Told = { program: Program; viewers: readonly Viewer[]; videos: readonly string[] }
type Run = { name: string; viewers: readonly Viewer[]; videos: readonly string[]; seconds: number }

async function report(program: Program, { name, viewers, videos, seconds }: Run) {
  const acknowledged: number[] = []

  function request(n: number): string {
    const { viewer, vodId, fromMs } = toldIn(n, { viewers, videos })
    const body = `{"vodId":"${vodId}","positionMs":${fromMs + STEP_MS},"ranges":[[${fromMs},${fromMs + STEP_MS}]],"deviceId":"bench"}`
    return `POST /api/watch-progress HTTP/1.1\r\nhost: 127.0.0.1:${program.port}\r\ncookie: ${viewer.cookie}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  }
  function isGood(answer: string, n: number): boolean {
    const good = answer.startsWith('HTTP/1.1 200') && answer.includes('"kept":true')
    if (good) acknowledged.push(n)
    return good
  }

  const { supervisor = 0, api = 0 } = program.pids() // it has been started
  const { port } = program
  // What compiling its code costs the program is not what a report does.
  const warm = await load({ port, connections: CONNECTIONS, seconds: 3, warmUpSeconds: 0, request, isGood })
  const before = { api: cpuMs(api), postgres: cpuByRole(supervisor).postgres }
  const { all, ...result } = await load({
    port,
    connections: CONNECTIONS,
    seconds,
    warmUpSeconds: 0,
    request: (n) => request(n + warm.all),
    isGood: (answer, n) => isGood(answer, n + warm.all),
  })
  const each = (ms: number) => Math.round((ms / all) * 1000)
  const apiUs = each(cpuMs(api) - before.api)
  const postgresUs = each(cpuByRole(supervisor).postgres - before.postgres)
  const missing = await missingOf(acknowledged, { program, viewers, videos })
  return {
    name: `POST /api/watch-progress, ${name}`,
    wanted: 3000,
    ...result,
    acknowledged: acknowledged.length,
    missing,
    apiUs,
    postgresUs,
  }
}

/** Each viewer reports in turn, always of the same video, and is a step further the next time. */
function toldIn(n: number, { viewers, videos }: Pick<Told, 'viewers' | 'videos'>) {
  const at = n % viewers.length
  const viewer = viewers[at]
  const vodId = videos[(at * 7919) % videos.length]
  if (!viewer || !vodId) throw new Error('nobody watches nothing')
  // Ten minutes, and again from the beginning.
  return { viewer, vodId, fromMs: (Math.floor(n / viewers.length) * STEP_MS) % 600_000 }
}

/** @returns how many of the reports are not in the rows of their viewers */
async function missingOf(acknowledged: readonly number[], { program, ...who }: Told): Promise<number> {
  const told = acknowledged.map((n) => toldIn(n, who))
  const [found] = await program.query<{ missing: number }>(
    `select count(*)::int as missing
     from unnest($1::uuid[], $2::uuid[], $3::int[]) as told (user_id, video_id, from_ms)
     left join playback.progress p using (user_id, video_id)
     where p.ranges @> int4range(told.from_ms, told.from_ms + $4) is not true`,
    [
      told.map(({ viewer }) => viewer.userId),
      told.map(({ vodId }) => vodId),
      told.map(({ fromMs }) => fromMs),
      STEP_MS,
    ],
  )
  return found?.missing ?? acknowledged.length
}
