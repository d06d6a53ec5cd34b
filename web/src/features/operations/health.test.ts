import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#web/lib/i18n/in-tests.ts'
import { healthSentence, issuesOf } from './health.ts'
import type { SystemState } from './queries.ts'

const engine = { ok: true, detail: '', latencyMs: 1 }
const worker: SystemState['workers'][number] = {
  id: 'w',
  role: 'worker',
  state: 'working',
  host: 'studio',
  pid: 1,
  version: '1',
  startedAt: '2026-01-01T00:00:00Z',
  seenAt: '2026-01-01T00:00:00Z',
  cores: 2,
  mediaJobs: 1,
  checks: [{ name: 'ffmpeg', state: 'ok', detail: '' }],
  jobs: [],
}
const well: SystemState = {
  version: '1',
  node: '24',
  startedAt: '2026-01-01T00:00:00Z',
  at: '2026-01-01T12:00:00Z',
  engines: { postgres: engine, clickhouse: engine, store: engine },
  media: engine,
  disk: { path: '/data', freeBytes: 500e9, totalBytes: 1e12, reserveBytes: 1e9 },
  usage: { files: 0, sourceBytes: 0, madeBytes: 0, databaseBytes: 0 },
  queues: [],
  workers: [worker],
  settings: [],
}
const queue = {
  name: 'media.probe',
  waiting: 0,
  retrying: 0,
  active: 0,
  failed: 0,
  oldestAt: null,
  meanMs: null,
  samples: 0,
  mediaSpeed: null,
}
const titles = (state: SystemState) => issuesOf(state).map(({ title }) => title)

test('all is well in one sentence', () => {
  assert.deepEqual(issuesOf(well), [])
  assert.equal(healthSentence([]), 'Everything works')
})

test('events that were put aside are not passed over', () => {
  assert.deepEqual(issuesOf(well, { putAside: 0, taking: true }), [])
  const issues = issuesOf(well, { putAside: 1200, taking: false })
  assert.deepEqual(
    issues.map(({ title, quarantine }) => [title, quarantine]),
    [
      ['New events are refused', true],
      ['1,200 events were put aside', true],
    ],
  )
})

test('what keeps people from something comes before what only wants a look', () => {
  const state = {
    ...well,
    disk: { path: '/data', freeBytes: 1e8, totalBytes: 1e12, reserveBytes: 1e9 },
    queues: [{ ...queue, failed: 3 }],
  }
  assert.deepEqual(titles(state), ['The disk is full', '3 jobs were given up'])
  assert.equal(healthSentence(issuesOf(state)), 'One thing needs you')
  assert.equal(healthSentence(issuesOf({ ...state, disk: null })), 'It works, and one thing wants a look')
})

test('without workers nothing else is said of the work', () => {
  const stuck = { ...queue, waiting: 2, oldestAt: '2026-01-01T08:00:00Z' }
  assert.deepEqual(titles({ ...well, workers: [], queues: [stuck] }), ['Nobody works on jobs'])
  assert.deepEqual(titles({ ...well, queues: [stuck] }), ['Work is standing still'])
  assert.deepEqual(titles({ ...well, media: { ...engine, ok: false } }), ['Videos cannot be processed'])
})

test('machines that are silent or of another release are named', () => {
  const other = { ...worker, id: 'x', host: 'second', state: 'silent' as const, version: '2' }
  assert.deepEqual(titles({ ...well, workers: [worker, other] }), [
    'A machine is silent: second',
    'Machines run different releases',
  ])
})
