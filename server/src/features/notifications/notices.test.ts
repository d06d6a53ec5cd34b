import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, afterEach, test } from 'node:test'
import { inTransaction } from '#platform/context.ts'
import { clip } from '#test/clips.ts'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { ViewsReached } from '../content/service.ts'
import { DiskLow, VideoViews } from './kinds.ts'
import { notify } from './notify.ts'
import { forgetOldNotices } from './service.ts'
import { tellRoom } from './watch.ts'

let now = () => new Date()
const studio = await openStudio({ after }, { worker: true, clock: () => now() })
const { system } = studio
const ana = await studio.given.person('Ana')

afterEach(() => {
  now = () => new Date()
  assert.deepEqual(studio.crashes.splice(0), [])
})

type Notice = { id: string; kind: string; payload: Record<string, unknown>; createdAt: string; readAt: string | null }
type Page = { items: Notice[]; nextCursor: string | null; unread: number }
const noticesOf = async (person: Person, search = ''): Promise<Page> =>
  (await person.get(`/api/notifications${search}`)).json()
const idOf = async (person: Person): Promise<string> => (await person.get('/api/me')).json().user.id
const views = (videoId: string, n: number) => ({
  kind: VideoViews,
  payload: { videoId, title: 'A', views: n },
  dedup: `video.views:${videoId}:${n}`,
})
const VIDEO = '00000000-0000-7000-8000-000000000001'

test('a video that is ready is told once to who uploaded it, and to nobody else', async () => {
  const ben = await studio.given.person('Ben')
  const video = await studio.given.video(ana, await clip('h264Aac'))
  const page = await eventually(async () => {
    const found = await noticesOf(ana)
    return found.unread > 0 ? found : null
  })
  assert.deepEqual(
    page.items.map(({ kind, payload }) => [kind, payload]),
    [['video.ready', { videoId: video.id, title: video.title }]],
  )
  assert.deepEqual(await noticesOf(ben), { items: [], nextCursor: null, unread: 0 })
  assertProblem(await studio.visitor().get('/api/notifications'), 401, 'auth.not_signed_in')
})

test('a failure is told with its reason, and after a retry the next failure is told anew', async () => {
  const cem = await studio.given.person('Cem')
  const path = join(studio.folder, 'no-film.mp4')
  await writeFile(path, 'these are words')
  const video = await studio.given.video(cem, path)
  assert.equal(video.status, 'failed')
  const [first] = await eventually(async () => {
    const { items } = await noticesOf(cem)
    return items.length > 0 ? items : null
  })
  assert.equal(first?.kind, 'video.failed')
  assert.equal(first?.payload.reason, video.problem.message)
  assert.equal((await cem.post(`/api/creator/videos/${video.id}/retry`)).statusCode, 200)
  const again = await eventually(async () => {
    const { items } = await noticesOf(cem)
    return items.length === 2 ? items : null
  })
  assert.notEqual(again[0]?.id, first?.id)
})

test('the first who reads an article is told of as a reader', async () => {
  const fay = await studio.given.person('Fay')
  const { id } = (await fay.post('/api/creator/articles', { title: 'On lakes', markdown: 'Deep' })).json()
  await inTransaction(system, (tx) => tx.jobs.emit(tx, ViewsReached, { videoId: id, views: 1 }))
  const { items } = await eventually(async () => {
    const found = await noticesOf(fay)
    return found.unread > 0 ? found : null
  })
  assert.deepEqual(items[0]?.payload, { videoId: id, title: 'On lakes', views: 1, article: true })
})

test('reading is of one or of all up to an instant, and only of one’s own', async () => {
  const dia = await studio.given.person('Dia')
  const eve = await studio.given.person('Eve')
  const both = [await idOf(dia), await idOf(eve)]
  for (let n = 1; n <= 5; n++) {
    now = () => new Date(Date.now() + n)
    await notify(system, both, views(VIDEO, n))
    await notify(system, both, views(VIDEO, n)) // a job that runs twice
  }
  const page = await noticesOf(dia, '?limit=3')
  assert.deepEqual([page.items.length, page.unread], [3, 5])
  assert.equal((await noticesOf(dia, `?limit=3&cursor=${page.nextCursor}`)).items.length, 2)

  const [newest, second] = page.items
  const read = (by: Person, body: unknown) => by.post('/api/notifications/read', body)
  assert.equal((await read(eve, { ids: [newest?.id] })).statusCode, 204)
  assert.equal((await noticesOf(dia)).unread, 5)
  await read(dia, { ids: [newest?.id] })
  await read(dia, { ids: [newest?.id] })
  assert.equal((await noticesOf(dia)).unread, 4)
  await read(dia, { until: second?.createdAt })
  assert.equal((await noticesOf(dia)).unread, 0)
  assert.equal((await noticesOf(eve)).unread, 5)
  assertProblem(await read(dia, {}), 400, 'request.invalid')
})

test('short room on the disk is told once, and again after there was enough', async () => {
  const id = await idOf(ana)
  const told = async () => (await noticesOf(ana)).items.filter((each) => each.kind === DiskLow.name).length
  const disk = (freeBytes: number) => tellRoom(system, [id], { freeBytes, totalBytes: 1e12 })
  await disk(50e9)
  assert.equal(await told(), 0)
  await disk(4e9)
  await disk(3e9)
  await disk(7e9) // neither short nor enough
  await disk(4e9)
  assert.equal(await told(), 1)
  await disk(50e9)
  await disk(4e9)
  assert.equal(await told(), 2)
})

test('a sign-in with a browser not seen before is told, the first one and a known one are not', async () => {
  const fay = await studio.given.person('Fay')
  const signIn = (agent: string) =>
    studio
      .visitor()
      .post('/api/auth/sign-in/email', { email: fay.email, password: 'correct horse' }, { 'user-agent': agent })
  const firefox = (version: number) =>
    `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`
  await signIn(firefox(140))
  await signIn(firefox(141))
  const told = await eventually(async () => {
    const { items } = await noticesOf(fay)
    return items.length > 0 ? items : null
  })
  assert.deepEqual(
    told.map(({ kind, payload }) => [kind, payload]),
    [['account.new-device', { browser: 'Firefox', system: 'Linux' }]],
  )
})

test('after 90 days a notice is forgotten', async () => {
  const gil = await studio.given.person('Gil')
  now = () => new Date(Date.now() - 91 * 86_400_000)
  await notify(system, [await idOf(gil)], views(VIDEO, 1))
  now = () => new Date()
  assert.equal((await noticesOf(gil)).items.length, 1)
  await forgetOldNotices(studio.ctx)
  assert.equal((await noticesOf(gil)).items.length, 0)
})
