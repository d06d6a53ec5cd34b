import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { runtimePath } from '../server/src/supervisor/folders.ts'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { studio } from './command.ts'
import { prepareProgram } from './program.ts'
import {
  dashboard,
  eventIds,
  finish,
  halfUploaded,
  objectsOf,
  openViewers,
  PERSON,
  PLAYED_MS,
  plays,
  sha256,
  uploaded,
} from './used-installation.ts'

test('a backup taken while events flow comes back with the same figures, files, sign-ins and uploads', async (t) => {
  const backups = mkdtempSync(join(tmpdir(), 'studio-backups-'))
  t.after(() => rmSync(backups, { recursive: true, force: true }))
  const program = await prepareProgram({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } })
  t.after(() => program.remove())
  await program.start()
  const cookie = await signedUp(program.origin, PERSON)
  const ana = openClient(program.origin, { cookie, userAgent: CHROME(0) })

  const film = readFileSync(await clip('h264Aac'))
  const open = await uploaded(ana, program.origin, film)
  const hidden = await uploaded(ana, program.origin, film)
  await ana.until('PATCH', `/api/creator/videos/${open}`, { body: { visibility: 'public' } })
  const half = await halfUploaded(ana, program.origin)
  // What is made of the films is made: files are compared with those of a later moment. A sweep comes much later, and has
  // nothing to do where nothing was begun twice.
  await eventually(async () => {
    const waiting = await program.query<{ n: number }>(
      `select count(*)::int as n from pgboss.job where name like 'media.%' and name <> 'media.sweep'
        and state in ('created', 'retry', 'active')`,
    )
    return waiting[0]?.n === 0
  })
  const viewers = openViewers(program.origin, open)
  t.after(() => viewers.stop())
  await viewers.until(5)
  await eventually(async () => (await dashboard(ana)).views >= 5)

  // Killed in the middle, then whole; and once more with little to do.
  const env = { STUDIO_DATA: program.data }
  const broken = studio(['backup', backups], env)
  await broken.said('database')
  broken.kill()
  await broken.ended
  const none = await studio(['backup', backups, '--list', '--json'], env).ended
  assert.deepEqual(none.json(), [], none.err)
  const before = new Set(viewers.acknowledged)
  const first = await studio(['backup', backups, '--json'], env).ended
  assert.equal(first.code, 0, first.err)
  await viewers.until(viewers.acknowledged.size + 3)
  const second = await studio(['backup', backups, '--json'], env).ended
  assert.equal(second.code, 0, second.err)
  const set = first.json<{ name: string; files: number; fileBytes: number; events: number }>()
  const { addedBytes } = second.json<{ addedBytes: number }>()
  assert.ok(addedBytes < set.fileBytes / 5, `${addedBytes} new of ${set.fileBytes}`)
  await viewers.stop()

  const files = objectsOf(program.data)
  assert.equal((await studio(['backup', backups, '--verify', '--at', set.name], env).ended).code, 0)
  const refused = await studio(['restore', backups, '--at', set.name], env).ended
  assert.match(refused.err, /stop it first/)
  assert.equal(await program.stop(), 0)
  assert.match((await studio(['restore', backups, '--at', set.name], env).ended).err, /is not empty/)

  // An interrupted restore is run again, and until then the program does not start.
  const back = await prepareProgram({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } })
  t.after(() => back.remove())
  const there = { STUDIO_DATA: back.data }
  const halfway = studio(['restore', backups, '--at', set.name], there)
  await halfway.said('events')
  halfway.kill()
  assert.equal((await halfway.ended).code, null)
  const early = back.launch()
  assert.equal(await early.ended, 1)
  assert.match(early.output(), /restore .* was interrupted: run npx studio restore again/)
  const restored = await studio(['restore', backups, '--at', set.name], there).ended
  assert.equal(restored.code, 0, restored.err)
  await back.start()

  // The same sign-ins: the old session, and the password.
  const again = openClient(back.origin, { cookie, userAgent: CHROME(0) })
  const me = (await again.until('GET', '/api/me')).json as { user: { email: string } }
  assert.equal(me.user.email, PERSON.email)
  const signIn = await openClient(back.origin, { userAgent: CHROME(1) }).until('POST', '/api/auth/sign-in/email', {
    body: { email: PERSON.email, password: PERSON.password },
  })
  assert.equal(signIn.status, 200)

  // The same files, and both videos play: the private one by its signed address.
  assert.deepEqual(objectsOf(back.data), files)
  for (const videoId of [open, hidden]) await plays(again, back.origin, videoId)
  assert.equal(
    (await openClient(back.origin, { userAgent: CHROME(2) }).until('GET', `/api/vods/${hidden}`)).status,
    404,
  )

  // The same figures: everything acknowledged before, once, and nothing that came after.
  const counted = await eventually(async () => {
    const [waiting] = await back.query<{ n: number }>(`
      select (select count(*) from analytics.inbox)::int
        + (select count(*) from analytics.batches where shipped_at is null)::int as n`)
    return waiting?.n === 0 ? eventIds(back.data) : null
  })
  assert.equal(new Set(counted).size, counted.length, 'nothing twice')
  for (const id of before) assert.ok(counted.includes(id), 'what was acknowledged before the backup is there')
  for (const id of counted) assert.ok(viewers.sent.has(id))
  assert.ok(counted.length < viewers.acknowledged.size, 'events went on after the backup')
  const playbacks = counted.length / 2
  await eventually(async () => {
    const figures = await dashboard(again)
    return figures.views === playbacks && figures.watchTimeMs === playbacks * PLAYED_MS
  })
  assert.equal(((await again.until('GET', `/api/vods/${open}`)).json as { viewCount: number }).viewCount, playbacks)

  // The upload goes on with the part that it had.
  const state = (await again.until('GET', `/api/uploads/${half.id}`)).json as {
    parts: { partNumber: number; etag: string }[]
  }
  assert.deepEqual(
    state.parts.map((part) => part.partNumber),
    [1],
  )
  await finish(again, back.origin, half)
  const [source] = await back.query<{ store_key: string }>('select store_key from uploads.sessions where id = $1', [
    half.id,
  ])
  const stored = readFileSync(join(back.data, 'objects/objects', String(source?.store_key)))
  assert.equal(sha256(stored), sha256(half.bytes))
})

test('a damaged backup says so, and a folder of something else is left alone', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-backups-'))
  const data = mkdtempSync(join(tmpdir(), 'studio-program-'))
  t.after(() => {
    for (const each of [folder, data, runtimePath(data)]) rmSync(each, { recursive: true, force: true })
  })
  assert.match((await studio(['backup', folder, '--list']).ended).err, /holds no backups/)
  writeFileSync(join(folder, 'letter.txt'), 'dear')
  const other = await studio(['backup', folder], { STUDIO_DATA: data }).ended
  assert.equal(other.code, 1)
  assert.match(other.err, /name a folder of its own/)
  assert.deepEqual(readdirSync(folder), ['letter.txt'])
})
