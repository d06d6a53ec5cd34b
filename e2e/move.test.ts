import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { startOutsideClickHouse, startOutsidePostgres } from '../server/test/outside-engines.ts'
import { noSwift, startSwift } from '../server/test/s3/swift.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { studio } from './command.ts'
import { prepareProgram } from './program.ts'
import {
  dashboard,
  finish,
  halfUploaded,
  openViewers,
  PERSON,
  PLAYED_MS,
  plays,
  uploaded,
} from './used-installation.ts'

const PROXY = { TRUSTED_PROXIES: '127.0.0.1,::1' }

test('an installation moves to outside servers engine by engine, and no start mixes what does not belong together', async (t) => {
  const [program, postgres, clickhouse] = await Promise.all([
    prepareProgram({ env: PROXY }),
    startOutsidePostgres(t),
    startOutsideClickHouse(t),
  ])
  t.after(() => program.remove())
  const STUDIO_DATA = program.data
  /** A start that must end by itself. @returns what it said */
  const refused = async (env: Record<string, string>) => {
    const run = program.launch(env)
    assert.equal(await run.ended, 1)
    return run.output()
  }

  await program.start()
  const cookie = await signedUp(program.origin, PERSON)
  const ana = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  const video = await uploaded(ana, program.origin, readFileSync(await clip('h264Aac')))
  await ana.until('PATCH', `/api/creator/videos/${video}`, { body: { visibility: 'public' } })
  const half = await halfUploaded(ana, program.origin)
  const viewers = openViewers(program.origin, video)
  t.after(() => viewers.stop())
  await viewers.until(40)
  await viewers.stop()
  const views = viewers.acknowledged.size / 2
  const inFull = async (by: typeof ana, wanted: number) =>
    eventually(async () => {
      const found = await dashboard(by)
      return found.views === wanted && found.watchTimeMs === wanted * PLAYED_MS
    })
  await inFull(ana, views)
  const DATABASE_URL = await postgres.database('studio')
  const CLICKHOUSE_URL = clickhouse.url
  assert.match((await studio(['move', '--to-postgres', DATABASE_URL], { STUDIO_DATA }).ended).err, /stop it first/)
  assert.equal(await program.stop(), 0)

  // Empty servers beside a folder that is not are no new beginning.
  assert.match(await refused({ DATABASE_URL }), /is empty, and .* holds one: run npx studio move --to-postgres/)
  assert.match(
    await refused({ CLICKHOUSE_URL }),
    /is empty, and .* holds the events .*: run npx studio move --to-clickhouse/,
  )

  // The database: killed on the way there is nothing there, then it moves, and again is refused.
  const broken = studio(['move', '--to-postgres', 'env:NEW_URL'], { STUDIO_DATA, NEW_URL: DATABASE_URL })
  await broken.said('database')
  broken.kill()
  await broken.ended
  const moved = await studio(['move', '--to-postgres', 'env:NEW_URL', '--json'], { STUDIO_DATA, NEW_URL: DATABASE_URL })
    .ended
  assert.equal(moved.code, 0, moved.err)
  assert.match(moved.json<{ to: string }>().to, /^postgresql:\/\/tenant@127\.0\.0\.1:\d+\/studio$/)
  assert.match((await studio(['move', '--to-postgres', DATABASE_URL], { STUDIO_DATA }).ended).err, /already/)
  assert.match(await refused({}), /The database of this installation moved to .*set DATABASE_URL/)
  // Nor is what was left behind taken for the present by a backup.
  const stale = await studio(['backup', join(STUDIO_DATA, '../never-made')], { STUDIO_DATA }).ended
  assert.match(stale.err, /^The database of this installation moved to/)

  // The events, with the database outside already.
  const events = await studio(['move', '--to-clickhouse', CLICKHOUSE_URL], { STUDIO_DATA, DATABASE_URL }).ended
  assert.equal(events.code, 0, events.err)
  assert.match(await refused({ DATABASE_URL }), /ClickHouse of this installation moved to .*set CLICKHOUSE_URL/)
  const notes = statSync(join(STUDIO_DATA, 'moved.json'))
  assert.equal(notes.mode & 0o077, 0)
  assert.ok(!readFileSync(join(STUDIO_DATA, 'moved.json'), 'utf8').includes('a%2Fss'), 'no password')

  // Both outside: the same figures and sign-in, and everything goes on.
  const outside = await prepareProgram({ data: program.data, env: { ...PROXY, DATABASE_URL, CLICKHOUSE_URL } })
  await outside.start()
  const again = openClient(outside.origin, { cookie, userAgent: CHROME(0) })
  await inFull(again, views)
  await plays(again, outside.origin, video)
  await finish(again, outside.origin, half)
  const more = openViewers(outside.origin, video, views)
  t.after(() => more.stop())
  await more.until(20)
  await more.stop()
  await inFull(again, views + more.acknowledged.size / 2)
  const second = await uploaded(again, outside.origin, readFileSync(await clip('h264Aac')))
  await plays(again, outside.origin, second)

  // A backup of it needs no more than the login of the program, and comes back to embedded engines.
  const backups = mkdtempSync(join(tmpdir(), 'studio-backups-'))
  const back = await prepareProgram({ env: PROXY })
  t.after(() => back.remove())
  t.after(() => rmSync(backups, { recursive: true, force: true }))
  const backup = await studio(['backup', backups, '--json'], { STUDIO_DATA, DATABASE_URL, CLICKHOUSE_URL }).ended
  assert.equal(backup.code, 0, backup.err)
  assert.equal(await outside.stop(), 0)
  const restored = await studio(['restore', backups], { STUDIO_DATA: back.data }).ended
  assert.equal(restored.code, 0, restored.err)
  await back.start()
  await inFull(openClient(back.origin, { cookie, userAgent: CHROME(0) }), views + more.acknowledged.size / 2)
  assert.equal(await back.stop(), 0)

  // Engines of two installations.
  const other = await prepareProgram({ env: { ...PROXY, CLICKHOUSE_URL } })
  t.after(() => other.remove())
  const mixed = other.launch()
  assert.equal(await mixed.ended, 1)
  assert.match(mixed.output(), /CLICKHOUSE_URL names belongs to installation \S+, the database to \S+:/)
  const elsewhere = other.launch({ DATABASE_URL })
  assert.equal(await elsewhere.ended, 1)
  assert.match(elsewhere.output(), /The files in .* belong to installation \S+, the database to/)

  // The way back: what lies in the folder, as it was.
  for (const engine of ['postgres', 'clickhouse'])
    assert.equal(
      (await studio(['move', '--back', engine], { STUDIO_DATA, DATABASE_URL, CLICKHOUSE_URL }).ended).code,
      0,
    )
  const status = await studio(['status', '--json'], { STUDIO_DATA }).ended
  assert.deepEqual(status.json<{ moved: object }>().moved, {})
})

test('what the login of an outside PostgreSQL lacks is said before anything is tried', async (t) => {
  const [program, postgres] = await Promise.all([prepareProgram(), startOutsidePostgres(t)])
  t.after(() => program.remove())
  await postgres.asAdministrator("create role plain login password 'p:a/ss'")
  const url = await postgres.database('plain', 'plain')
  const refused = program.launch({ DATABASE_URL: url })
  assert.equal(await refused.ended, 1)
  assert.match(
    refused.output(),
    /the login plain may not make roles: give it CREATEROLE, or run as an administrator CREATE ROLE/,
  )
  await postgres.asAdministrator(
    'create role studio_app nologin',
    'create role studio_worker nologin',
    'grant studio_app, studio_worker to plain',
  )
  const granted = await prepareProgram({ env: { DATABASE_URL: url } })
  t.after(() => granted.remove())
  await granted.start()
  await signedUp(granted.origin, PERSON)
})

const without = noSwift()

test('files move to a bucket: most of them beforehand, unfinished uploads too', { skip: without }, async (t) => {
  const [program, s3] = await Promise.all([prepareProgram({ env: PROXY }), startSwift(t)])
  t.after(() => program.remove())
  const STUDIO_DATA = program.data
  const bucket = s3.env(await s3.bucket())
  await program.start()
  const cookie = await signedUp(program.origin, PERSON)
  const ana = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  const video = await uploaded(ana, program.origin, readFileSync(await clip('h264Aac')))
  const half = await halfUploaded(ana, program.origin)
  const prepared = await studio(['move', '--to-s3', '--prepare', '--json'], { STUDIO_DATA, ...bucket }).ended
  assert.equal(prepared.code, 0, prepared.err)
  const second = await uploaded(ana, program.origin, readFileSync(await clip('h264Aac')))
  assert.match((await studio(['move', '--to-s3'], { STUDIO_DATA, ...bucket }).ended).err, /stop it first/)
  assert.equal(await program.stop(), 0)

  const early = program.launch(bucket)
  assert.equal(await early.ended, 1)
  assert.match(early.output(), /is empty, and .* holds the files .*: run npx studio move --to-s3/)
  const moved = await studio(['move', '--to-s3', '--json'], { STUDIO_DATA, ...bucket }).ended
  assert.equal(moved.code, 0, moved.err)
  const { count, copied, uploads } = moved.json<{ count: number; copied: number; uploads: number }>()
  assert.ok(copied > 0 && copied < count, `${copied} of ${count}`)
  assert.equal(uploads, 1)
  const late = program.launch({})
  assert.equal(await late.ended, 1)
  assert.match(late.output(), /The files of this installation moved to .*set S3_\*/)

  const inBucket = await prepareProgram({ data: program.data, env: { ...PROXY, ...bucket } })
  await inBucket.start()
  const again = openClient(inBucket.origin, { cookie, userAgent: CHROME(0) })
  for (const each of [video, second]) await plays(again, inBucket.origin, each)
  await finish(again, inBucket.origin, half)

  // A backup reads the bucket.
  const backups = mkdtempSync(join(tmpdir(), 'studio-backups-'))
  t.after(() => rmSync(backups, { recursive: true, force: true }))
  assert.equal((await studio(['backup', backups], { STUDIO_DATA, ...bucket }).ended).code, 0)
  assert.equal((await studio(['backup', backups, '--verify']).ended).code, 0)
})
