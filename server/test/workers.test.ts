import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { processes } from '#platform/processes.ts'
import { clip } from './clips.ts'
import { eventually } from './eventually.ts'
import { openStudio } from './studio.ts'

const studio = await openStudio({ after })
const { ctx } = studio
const operator = await studio.given.person('The operator')

/** ClickHouse over TCP, as a server on another machine would be. */
const tcp = createServer((socket) => {
  const engine = connect((studio.engines.clickhouse as { socketPath: string }).socketPath)
  for (const each of [socket, engine]) each.on('error', () => {})
  socket.pipe(engine).pipe(socket)
}).listen(0, '127.0.0.1')
await once(tcp, 'listening')
after(() => tcp.close())
const { password } = studio.engines.clickhouse as { password: string }
const { port } = tcp.address() as { port: number }

const ENV = {
  PATH: process.env.PATH,
  LOG_LEVEL: 'warn',
  VIDEO_TALLEST: '240',
  DATABASE_URL: `postgresql://studio@localhost/studio?host=${encodeURIComponent(join(studio.folder, 's'))}`,
  CLICKHOUSE_URL: `http://default:${encodeURIComponent(password)}@127.0.0.1:${port}`,
  STUDIO_DATA: studio.folder,
}

/** A second machine as its operator makes it: the program, a role and the environment. */
function machine(env: Record<string, string | undefined> = {}): { child: ChildProcess; said: () => string } {
  let said = ''
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../src/main.ts'), '--role', 'worker'],
    { env: { ...ENV, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk
    })
  after(() => child.kill('SIGKILL'))
  return { child, said: () => said }
}
const workers = async () => (await processes(ctx)).filter(({ role }) => role === 'worker')
const isThere = ({ child, said }: ReturnType<typeof machine>) =>
  eventually(async () => {
    assert.equal(child.exitCode, null, said())
    return (await workers()).find(({ pid, facts }) => pid === child.pid && facts.mediaJobs)
  })
const upload = async (path: string) =>
  (await studio.given.upload(operator, { name: 'clip.mp4', bytes: readFileSync(path) })).videoId
const whenReady = (videoId: string) =>
  eventually(async () => {
    const video = (await operator.get(`/api/creator/videos/${videoId}`)).json()
    assert.notEqual(video.status, 'failed', JSON.stringify(video))
    return video.status === 'ready' && video.processing === null ? video : null
  })
const jobsOf = async (state: string) =>
  (
    await sql<{
      name: string
      tries: number
    }>`select name, retry_count + 1 as tries from pgboss.job where state = ${state}::pgboss.job_state order by name`.execute(
      ctx.database.owner,
    )
  ).rows

test('a machine that cannot work for this installation says why, in a sentence', async () => {
  for (const [env, sentence] of [
    [{ DATABASE_URL: undefined }, /needs DATABASE_URL \(the PostgreSQL that comes with Creator Studio/],
    [{ CLICKHOUSE_URL: undefined, STUDIO_DATA: undefined }, /needs CLICKHOUSE_URL and STUDIO_DATA\./],
    [{ STUDIO_DATA: join(studio.folder, 'elsewhere') }, /the same folder as STUDIO_DATA \(a network mount\)/],
    [{ DATABASE_URL: ENV.DATABASE_URL.replace('/studio?', '/postgres?') }, /is empty: start Creator Studio/],
  ] as const) {
    const { child, said } = machine(env)
    assert.deepEqual(await once(child, 'close'), [1, null]) // at its exit not all it said has come
    assert.match(said(), sentence)
    assert.doesNotMatch(said(), /\n\s+at /)
  }
})

const stopped: string[] = []
test('what waits says how many come before it; the operator may stop it', async () => {
  const path = await clip('h264Aac')
  const ids = [await upload(path), await upload(path)]
  const videos = await Promise.all(ids.map(async (id) => (await operator.get(`/api/creator/videos/${id}`)).json()))
  assert.deepEqual(
    videos.map((video) => video.processing.queue),
    [0, 1].map((ahead) => ({ ahead, startsInMs: null })),
  )
  const { items } = (await operator.get('/api/admin/jobs?state=waiting&queue=media.probe')).json()
  assert.equal(items.length, 2)
  for (const { id } of items) assert.equal((await operator.post(`/api/admin/jobs/${id}/cancel`)).statusCode, 204)
  stopped.push(...ids)
})

test('a worker on a second machine takes the jobs, and one that is killed is replaced by the other', async (t) => {
  const short = await clip('h264Aac')
  const first = machine()
  await isThere(first)
  const { workers: shown } = (await operator.get('/api/admin/system')).json()
  assert.deepEqual(
    shown.map((each: { pid: number; role: string; state: string }) => [each.pid, each.role, each.state]),
    [[first.child.pid, 'worker', 'working']],
  )
  await whenReady(await upload(short))
  for (const id of stopped) {
    // It is a job of its own that tells, and another one that passes it on.
    const video = await eventually(async () => {
      const found = (await operator.get(`/api/creator/videos/${id}`)).json()
      return found.status === 'failed' ? found : null
    })
    assert.deepEqual([video.problem.code, video.can.retry], ['media.stopped', true])
  }

  const second = machine()
  await isThere(second)
  // MPEG-4 has to be encoded, which takes a while; whoever has it in hand is killed.
  const slow = join(studio.folder, 'slow.avi')
  const source = ['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=25:d=30', '-c:v', 'mpeg4', '-q:v', '6']
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...source, slow])
  // That it was killed is known by its process that is gone: no heartbeat is missed within this test.
  await sql`update pgboss.queue set heartbeat_seconds = 3600 where name = 'media.package'`.execute(ctx.database.owner)
  const long = await upload(slow)
  const holder = () =>
    eventually(
      async () => (await workers()).find(({ jobs }) => jobs.some(({ queue }) => queue === 'media.package'))?.pid,
    )
  const [one, other] = (await holder()) === first.child.pid ? [first, second] : [second, first]
  const killedAt = Date.now()
  one.child.kill('SIGKILL')
  await eventually(async () => (await holder()) === other.child.pid)
  t.diagnostic(`taken over after ${Date.now() - killedAt} ms`)
  assert.deepEqual(
    (await workers()).map(({ pid }) => pid),
    [other.child.pid],
  )

  // An orderly stop hands it back at once and takes the worker off the page.
  other.child.kill('SIGTERM')
  assert.deepEqual(await once(other.child, 'exit'), [0, null])
  assert.deepEqual(await workers(), [])
  // What the killed one had begun and not told of yet is known by its heartbeat alone, later.
  const { rows: left } =
    await sql`select name from pgboss.job where state = 'active' and started_on > ${new Date(killedAt)}`.execute(
      ctx.database.owner,
    )
  assert.deepEqual(left, [])
  const [back] = (await jobsOf('retry')).filter(({ name }) => name === 'media.package')
  assert.equal(back?.tries, 2, 'the kill took one try, the stop none')

  const third = machine()
  const video = await whenReady(long)
  assert.equal(Math.round(video.durationMs / 1000), 30)
  assert.deepEqual(await jobsOf('failed'), [])
  third.child.kill('SIGTERM')
  await once(third.child, 'exit')
})
