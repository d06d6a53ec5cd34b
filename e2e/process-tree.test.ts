import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { startTestEngine } from '../server/src/platform/clickhouse/engine-for-tests.ts'
import { runtimePath } from '../server/src/supervisor/folders.ts'
import { eventually } from '../server/test/eventually.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { isAlive } from './processes.ts'
import { CHILDREN, type Program, prepareProgram } from './program.ts'
import { checkCounters, checkRows } from './torture/checker.ts'
import { type Flows, openFlows } from './torture/flows.ts'
import { seeded } from './torture/ledger.ts'

async function prepared(t: TestContext, options: Parameters<typeof prepareProgram>[0] = {}) {
  const program = await prepareProgram(options)
  t.after(() => program.remove())
  return program
}

const person = { email: 'ana@example.org', password: 'correct horse' }
const anonymous = (program: Program) => openClient(program.origin, { userAgent: CHROME(1) })
const signUp = async (program: Program) => {
  const cookie = await signedUp(program.origin, { name: 'Ana', ...person })
  return openClient(program.origin, { cookie, userAgent: CHROME(1) })
}
const signIn = async (program: Program) =>
  (await anonymous(program).until('POST', '/api/auth/sign-in/email', { body: person })).status

test('it says where it is, a second start leaves it alone, and each child that is killed comes back alone', async (t) => {
  const program = await prepared(t)
  await program.start()
  assert.match(program.said(), new RegExp(`Creator Studio is at ${program.origin}`))
  await signUp(program)
  const before = program.pids()
  assert.equal(Object.keys(before).length, 5, JSON.stringify(before))
  writeFileSync(join(program.data, 'work/in-use'), 'by the first')

  const second = program.launch()
  assert.equal(await second.ended, 1)
  assert.equal(
    second.output(),
    `Creator Studio runs on this data folder already: ${program.origin} (process ${before.supervisor})\n`,
  )
  assert.equal(readFileSync(join(program.data, 'work/in-use'), 'utf8'), 'by the first')
  assert.deepEqual(program.pids(), before)

  for (const role of CHILDREN) {
    const was = program.pids()
    program.kill([role])
    await eventually(async () => {
      const now = program.pids()
      return now[role] !== undefined && now[role] !== was[role] && (await program.ready())
    })
    assert.deepEqual({ ...program.pids(), [role]: 0 }, { ...was, [role]: 0 }, `${role} alone was started again`)
  }
  assert.equal(await signIn(program), 200)
})

test('Ctrl-C answers what is in flight, and leaves neither process nor socket', async (t) => {
  const program = await prepared(t)
  await program.start()
  const ana = await signUp(program)
  const size = 3_000_000
  const started = await ana.until('POST', '/api/uploads', { body: { filename: 'a.mp4', size, type: 'video/mp4' } })
  const { id } = started.json as { id: string } // of a 201
  const asked = await ana.until('POST', `/api/uploads/${id}/parts`, { body: { partNumbers: [1] } })
  const { urls } = asked.json as { urls: { url: string }[] } // of a 200
  const sending = ana.putPart(urls[0]?.url ?? '', Buffer.alloc(size, 7), 2_000_000)
  // Some of it is kept already, the most is still to come.
  const uploads = join(program.data, 'objects/uploads')
  await eventually(async () =>
    readdirSync(uploads, { recursive: true, withFileTypes: true }).some(
      (entry) => entry.name === 'data' && statSync(join(entry.parentPath, entry.name)).blocks > 0,
    ),
  )
  const stopping = program.stop()
  assert.equal((await sending)?.status, 200)
  assert.equal(await stopping, 0)
  assert.deepEqual(program.left(), [])
  assert.throws(() => readFileSync(runtimePath(program.data)), /ENOENT/)
  assert.ok(!(await program.ready()))

  await program.start()
  const state = await ana.until('GET', `/api/uploads/${id}`)
  assert.equal((state.json as { parts: unknown[] }).parts.length, 1, 'the part that was answered is there')
})

test('a killed supervisor takes its children with it, and the next start has all data', async (t) => {
  const program = await prepared(t)
  await program.start()
  await signUp(program)
  program.kill(['supervisor'])
  const killedAt = performance.now()
  await eventually(async () => program.left().length === 0)
  t.diagnostic(`children were gone after ${Math.round(performance.now() - killedAt)} ms`)
  await program.start()
  assert.equal(await signIn(program), 200)

  program.kill(['supervisor', ...CHILDREN])
  await program.start() // at once, beside what is still leaving
  assert.equal(await signIn(program), 200)

  // A crash, and then the number in PostgreSQL's lock file belongs to another program.
  program.kill(['supervisor', ...CHILDREN])
  await eventually(async () => program.left().length === 0)
  const foreign = spawn('sleep', ['60'], { stdio: 'ignore' })
  t.after(() => foreign.kill())
  const lock = join(program.data, 'postgres/postmaster.pid')
  writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(foreign.pid)))
  await program.start()
  assert.equal(await signIn(program), 200)
  assert.ok(isAlive(foreign.pid ?? 0))
})

test('a wrong value stops the start with one sentence that names the variable', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1')
  t.after(() => taken.close())
  await once(taken, 'listening')
  const busy = String((taken.address() as AddressInfo).port) // it listens on TCP
  const program = await prepared(t)
  const file = join(program.data, 'a-file')
  writeFileSync(file, '')
  const wrong: [name: string, value: string][] = [
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['HOST', 'not an address'],
    ['DATABASE_URL', 'mysql://localhost/studio'],
    ['STUDIO_DATA', file],
    ['STUDIO_DATA', join(file, 'below')],
    ['PORT', busy],
    ['HOST', '192.0.2.1'],
    ['DATABASE_URL', 'postgres://studio:secret@127.0.0.1:1/studio'],
  ]
  for (const [name, value] of wrong) {
    const run = program.launch({ [name]: value })
    const code = await run.ended
    await run.closed
    // Steps that were done before are listed; what is said about the failure is one line.
    const said = run
      .output()
      .split('\n')
      .filter((line) => line !== '' && !/^ {2}\w/.test(line))
    assert.notEqual(code, 0, `${name}=${value}`)
    assert.equal(said.length, 1, `${name}=${value}: ${run.output()}`)
    assert.match(said[0] ?? '', new RegExp(`\\b${name}\\b`))
    assert.doesNotMatch(run.output(), /secret|^\s+at /m)
    assert.deepEqual(program.left(), [], `${name}=${value} leaves nothing`)
  }
})

test('an ordinary user without a home can run it', {
  skip: process.getuid?.() !== 0 && 'is one already',
}, async (t) => {
  const user = { uid: 65_534, gid: 65_534 }
  const data = mkdtempSync(join(tmpdir(), 'studio-user-'))
  chownSync(data, user.uid, user.gid)
  const program = await prepared(t, { data, user, env: { HOME: undefined, USER: undefined, LOGNAME: undefined } })
  await program.start()
  await signUp(program)
  program.kill(['supervisor', ...CHILDREN])
  await eventually(async () => program.left().length === 0)
  // Here the other program is of the same user, which PostgreSQL takes for a server that is running.
  const foreign = spawn('sleep', ['60'], { stdio: 'ignore', ...user })
  t.after(() => foreign.kill())
  const lock = join(data, 'postgres/postmaster.pid')
  writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(foreign.pid)))
  await program.start()
  assert.equal(await signIn(program), 200)
  assert.equal(await program.stop(), 0)
})

test('without ClickHouse everything but the charts works, and what was counted meanwhile follows', async (t) => {
  const program = await prepared(t)
  // From the very first start: it has no tables yet, and somebody else holds its folder.
  const holding: (() => unknown)[] = []
  await startTestEngine({ after: (end) => holding.push(end) }, { dataDir: join(program.data, 'clickhouse') })
  await program.start()
  assert.match(program.said(), /clickhouse .*charts wait for it, everything else works/)
  assert.match(program.said(), /in use by process \d+: stop that one first/)
  const flows = await openFlows(program.origin, { random: seeded(1), people: 1, eventsPerS: 40, fileBytes: [0, 0] })
  await watchFor(flows, 1500)
  await sayWhatIsMissing(program, flows, 'none')

  for (const end of holding) await end()
  await checkCounters(program, flows)
  assert.deepEqual(flows.ledger.broken, [])

  // It is there and does not answer.
  const pids = program.pids()
  program.signal('clickhouse', 'SIGSTOP', pids)
  t.after(() => program.signal('clickhouse', 'SIGCONT', pids))
  await watchFor(flows, 1500)
  await sayWhatIsMissing(program, flows, 'last')
  program.signal('clickhouse', 'SIGCONT', pids)
  await checkCounters(program, flows)
  assert.deepEqual(program.pids(), pids)

  assert.equal(await program.stop(), 0)
  await checkRows(program, flows.ledger)
  assert.deepEqual(flows.ledger.broken, [])
})

async function watchFor(flows: Flows, ms: number) {
  flows.viewers.watch()
  await delay(ms)
  await flows.viewers.pause()
}

/** The page counts every acknowledged view; the dashboard has no figures and tells since when. */
/** @param figures `none` before ClickHouse was ever there, `last` where older ones are known: then with their age */
async function sayWhatIsMissing(program: Program, flows: Flows, figures: 'none' | 'last') {
  const acknowledged = flows.ledger.playbacks.filter((playback) => playback.acknowledged.size > 0).length
  const views = async () => {
    const { json } = await anonymous(program).until('GET', `/api/vods/${flows.videoIds[0]}`)
    return (json as { viewCount: number }).viewCount // of a public video
  }
  await eventually(async () => (await views()) >= acknowledged)
  const asked = await flows.people[0]?.client.until('GET', '/api/creator/dashboard?days=7')
  assert.equal(asked?.status, 200)
  const dashboard = asked.json as { figures: unknown; lag: { since: string; reason: string }; latestVideos: unknown[] } // of a 200
  assert.equal(dashboard.figures === null, figures === 'none')
  assert.equal(dashboard.lag.reason, 'clickhouse_unavailable')
  assert.ok(Date.parse(dashboard.lag.since) < Date.now())
  assert.equal(dashboard.latestVideos.length, 1)
}
