import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { startTestEngine } from '#platform/clickhouse/engine-for-tests.ts'
import { ownerOf } from '#platform/clickhouse/installation.ts'
import { migrateClickHouse } from '#platform/clickhouse/migrate.ts'
import { openFolderStore } from '#platform/storage/folder-store.ts'
import { openProgress } from '../cli/progress.ts'
import { readConfig } from '../config.ts'
import { copyEvents } from './backup-events.ts'
import { batchOfLine, insertPage, monthsOf, pagesOf } from './events.ts'
import { moveEvents } from './move-events.ts'
import { copyFiles, settleFiles } from './move-files.ts'
import { addPacked, readLines } from './packed-lines.ts'
import { clearSpare, Damaged, openPool } from './pool.ts'

const root = join(import.meta.dirname, '../../..')
const quiet = openProgress({ write: () => {} })
const uuid = (n: number, kind = 0) => `00000000-0000-7000-800${kind}-${String(n).padStart(12, '0')}`
const COLUMNS = ['id', 'batch', 'channel_id', 'video_id', 'type', 'at', 'received_at', 'rate', 'code']

/** Many at the same instant of the same video, as the events of one request are. */
const rows = (count: number, month: string) =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify([
      uuid(n + (month === '10' ? 100_000 : 0)),
      uuid(n >> 6, 1),
      uuid(n % 3, 2),
      uuid(n % 5, 3),
      'view',
      `2026-${month}-05T10:00:0${n % 7}.123Z`,
      '2026-11-05T10:00:09.001Z',
      1.1,
      'a "b"\n\\',
    ]),
  )

test('events are carried in pages, each once, and an interrupted move goes on behind what has arrived', async (t) => {
  const [from, to] = await Promise.all([startTestEngine(t), startTestEngine(t)])
  const config = readConfig({}, root)
  await migrateClickHouse(from.clickhouse, join(root, 'migrations/clickhouse'))
  for (const month of ['10', '11']) await insertPage(from.clickhouse, COLUMNS, rows(1500, month))
  const tables = await from.clickhouse.query<{ name: string }>(
    'SELECT name FROM system.tables WHERE database = currentDatabase() ORDER BY name',
  )
  // Another table has to be carried as well: see events.ts.
  assert.deepEqual(
    tables.map((each) => each.name),
    ['events', 'installation', 'schema_migrations'],
  )

  const seen = new Set<string>()
  let count = 0
  for await (const lines of pagesOf(
    from.clickhouse,
    202610,
    ['id', 'batch', 'channel_id', 'video_id', 'at'],
    null,
    97,
  )) {
    assert.ok(lines.length <= 97)
    count += lines.length
    for (const line of lines) {
      seen.add(JSON.parse(line)[0])
      assert.equal(batchOfLine(line), JSON.parse(line)[1])
    }
  }
  assert.equal(count, 1500)
  assert.equal(seen.size, 1500)

  // A backup leaves out what was shipped after its database was read, and reads a month again until it is settled.
  const folder = mkdtempSync(join(tmpdir(), 'studio-pool-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  await clearSpare(folder)
  const about = { pool: openPool(folder), progress: quiet, signal: t.signal }
  const some = await copyEvents(from.clickhouse, { ...about, later: async () => new Set([uuid(3, 1)]), former: null })
  assert.deepEqual(
    some.months.map(({ rows, reusable }) => ({ rows, reusable })),
    Array(2).fill({ rows: 1500 - 64, reusable: null }),
  )
  const whole = await copyEvents(from.clickhouse, { ...about, later: async () => new Set(), former: some })
  assert.deepEqual(
    whole.months.map(({ rows, mark, reusable }) => rows === 1500 && mark === reusable),
    [true, true],
  )
  const again = await copyEvents(from.clickhouse, {
    ...about,
    later: () => Promise.reject(new Error('read')),
    former: whole,
  })
  assert.deepEqual(again, whole)

  // As if killed after some pages: a beginning of the first month is there.
  await migrateClickHouse(to.clickhouse, join(root, 'migrations/clickhouse'))
  const all = await from.clickhouse.lines(
    'SELECT * FROM events WHERE toYYYYMM(at) = 202610 ORDER BY channel_id, video_id, at, id LIMIT 400',
  )
  const names = (
    await from.clickhouse.query<{ name: string }>(
      "SELECT name FROM system.columns WHERE database = currentDatabase() AND table = 'events' ORDER BY position",
    )
  ).map((row) => row.name)
  await insertPage(to.clickhouse, names, all.trim().split('\n'))
  // And something that is no beginning of the second.
  await insertPage(
    to.clickhouse,
    COLUMNS,
    rows(1, '11').map((row) => row.replace('"view"', '"start"')),
  )
  assert.equal(await ownerOf(to.clickhouse), null)
  const options = { installationId: uuid(9), progress: quiet, signal: t.signal }
  assert.equal(await moveEvents(config, from.clickhouse, to.clickhouse, options), 3000)
  assert.deepEqual(await monthsOf(to.clickhouse), await monthsOf(from.clickhouse))
  assert.equal(await ownerOf(to.clickhouse), uuid(9))
  assert.equal(await moveEvents(config, from.clickhouse, to.clickhouse, options), 3000)
  await assert.rejects(
    moveEvents(config, from.clickhouse, to.clickhouse, { ...options, installationId: uuid(8) }),
    /belongs to installation/,
  )
})

test('files are copied beforehand, and at the move only what changed since', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-files-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const open = (name: string) =>
    openFolderStore({ root: join(folder, name), signingKey: Buffer.alloc(32), now: () => new Date(), reserveBytes: 0 })
  const [from, to] = [await open('from'), await open('to')]
  const type = { contentType: 'video/mp4' }
  for (let n = 0; n < 20; n++) await from.put(`a/${n}`, Buffer.from(`file ${n}`), type)
  await from.put('empty', Buffer.alloc(0), type)
  const notes = join(folder, 'notes')
  const options = { notes, progress: quiet, signal: t.signal }
  assert.equal((await copyFiles(from, to, options)).copied, 21)
  // A kill tears the last line.
  writeFileSync(notes, '{"key":"a/9","etag', { flag: 'a' })
  await from.put('a/1', Buffer.from('FILE 1'), type)
  await from.put('b', Buffer.from('new'), type)
  await from.delete(['a/2'])
  await assert.rejects(settleFiles(from, to, { notes, keep: () => false }), /1 files are missing .* b for one/)
  assert.equal((await copyFiles(from, to, options)).copied, 2)
  await to.put('.installation', Buffer.from('x'), type)
  await settleFiles(from, to, { notes, keep: (key) => key === '.installation' })
  assert.equal(await to.head('a/2'), null)
  assert.equal((await to.head('b'))?.contentType, 'video/mp4')
  await to.put('strange', Buffer.from('x'), type)
  await assert.rejects(settleFiles(from, to, { notes, keep: (key) => key === '.installation' }), /holds strange/)
})

test('what the pool keeps is told apart from what became of it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-pool-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  await clearSpare(folder)
  const pool = openPool(folder)
  const kept = await addPacked(pool, ['eins\n', 'zwei\nädrei'])
  assert.deepEqual(await addPacked(pool, ['eins\n', 'zwei\nädrei']), kept)
  assert.equal(pool.newBytes(), kept.size)
  await pool.flush()
  assert.deepEqual(await allOf(readLines(pool, kept)), ['eins', 'zwei', 'ädrei'])
  writeFileSync(join(folder, kept.sha256.slice(0, 2), kept.sha256), Buffer.alloc(kept.size))
  await assert.rejects(allOf(pool.read(kept)), Damaged)
  const endless = { sha256: '0'.repeat(64), size: 10 }
  mkdirSync(join(folder, '00'))
  symlinkSync('/dev/zero', join(folder, '00', endless.sha256))
  await assert.rejects(allOf(pool.read(endless)), Damaged)
  rmSync(join(folder, '00'), { recursive: true })
  assert.equal(await pool.keepOnly(() => false), kept.size)
  await assert.rejects(allOf(pool.read(kept)), /is missing/)
  await assert.rejects(
    pool.add(
      (async function* () {
        yield Buffer.from('x')
        throw new Error('broke off')
      })(),
    ),
    /broke off/,
  )
})

const allOf = <T>(source: AsyncIterable<T>): Promise<T[]> => Readable.from(source).toArray()
