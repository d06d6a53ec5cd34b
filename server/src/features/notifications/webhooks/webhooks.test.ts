import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { clip } from '#test/clips.ts'
import { eventually } from '#test/eventually.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { deliver, PAUSES_S } from './deliver.ts'
import { forgetOldDeliveries } from './webhooks.ts'

let now = Date.now()
const studio = await openStudio(
  { after },
  { worker: true, env: { OUTBOUND_ALLOW: '127.0.0.1' }, clock: () => new Date(now) },
)
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')

type Heard = { path: string; headers: IncomingMessage['headers']; body: string }
const heard: Heard[] = []
const answers = new Map<string, number>()
const receiver = createServer(async (req, res) => {
  heard.push({ path: req.url ?? '', headers: req.headers, body: await text(req) })
  res.writeHead(answers.get(req.url ?? '') ?? 204, { location: 'http://10.0.0.1/' }).end('x'.repeat(3000))
})
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
after(() => void receiver.close())
const base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
const heardAt = (path: string) => heard.filter((each) => each.path === path)
const ALL = [
  'video.uploaded',
  'video.failed',
  'video.updated',
  'video.published',
  'video.deleted',
  'video.restored',
  'video.purged',
]

const channelOf = async (person: Person) => {
  await person.get('/api/creator/videos')
  return String((await person.get('/api/me')).json().channels[0].id)
}
const at = async (person: Person, rest = '') => `/api/channels/${await channelOf(person)}/webhooks${rest}`
const signedHeaders = ({ headers }: Heard) => headers as Record<string, string>

async function make(path: string, events: string[]) {
  const made = await ana.post(await at(ana), { url: base + path, events })
  assert.equal(made.statusCode, 201, made.body)
  return made.json() as { webhook: { id: string }; secret: string }
}
const log = async (id: string) => (await ana.get(await at(ana, `/${id}/deliveries`))).json().items
const raw = (text: string, values: unknown[] = []) => studio.ctx.database.pool.query(text, values)

/** What is queued for later is due at once. */
async function tryNow(deliveryId: string) {
  const { rows } = await raw('select next_try from notifications.webhook_deliveries where id = $1', [deliveryId])
  await deliver(studio.system, deliveryId, rows[0].next_try)
}

test('what happens to a video is told once, signed, to those who listen for it', async () => {
  const { webhook, secret } = await make('/all', ALL)
  await make('/purged', ['video.purged'])
  const { videoId } = await studio.given.upload(ana, { name: 'a.mp4', bytes: Buffer.from('no film') })
  await ana.patch(`/api/creator/videos/${videoId}`, { title: 'One' })
  await ana.patch(`/api/creator/videos/${videoId}`, { title: 'Two', visibility: 'public' })
  const types = () => heardAt('/all').map((each) => JSON.parse(each.body).type)
  await eventually(async () => types().includes('video.updated') && types().includes('video.failed'))
  await ana.delete(`/api/creator/videos/${videoId}`)
  await ana.post(`/api/creator/videos/${videoId}/restore`)
  await ana.post('/api/creator/videos/bulk', { select: { ids: [videoId] }, action: { kind: 'delete' } })
  const expected = ALL.filter((type) => type !== 'video.purged').sort()
  // They come in any order.
  await eventually(
    async () =>
      types().filter((type) => type === 'video.deleted').length === 2 &&
      expected.every((type) => types().includes(type)),
  )
  assert.deepEqual([...new Set(types())].sort(), expected)
  assert.equal(heardAt('/purged').length, 0)
  const updated = heardAt('/all').filter((each) => JSON.parse(each.body).type === 'video.updated')
  assert.equal(updated.length, 1, 'two changes at once are one message')
  const [message] = updated
  assert.ok(message)
  const { type, timestamp, data } = new Webhook(secret).verify(message.body, signedHeaders(message)) as Record<
    string,
    string
  >
  assert.deepEqual([type, new Date(String(timestamp)) <= new Date()], ['video.updated', true])
  assert.deepEqual(data, {
    channelId: await channelOf(ana),
    videoId,
    title: 'Two',
    visibility: 'public',
    fields: ['title', 'visibility'],
  })
  const items = await log(webhook.id)
  const sent = () => new Set(heardAt('/all').map((each) => each.headers['webhook-id'])).size
  await eventually(async () => (await log(webhook.id)).length === sent())
  const details = await eventually(async () => {
    const answer = (await ana.get(await at(ana, `/${webhook.id}/deliveries/${items[0].id}`))).json()
    return answer.state === 'delivered' && answer
  })
  assert.deepEqual([details.state, details.attempts[0].status, details.attempts[0].answer], ['delivered', 204, ''])
})

test('playlists, captions, versions and articles are told of too', async () => {
  const events = (await ana.get(await at(ana))).json().events.filter((each: string) => !/^(video|upload)/.test(each))
  const { webhook } = await make('/things', events)
  const told = () => heardAt('/things').map((each) => JSON.parse(each.body))
  const only = async (type: string) =>
    eventually(async () => told().find((each) => each.type === type)?.data) as Promise<Record<string, unknown>>

  const video = await studio.given.video(ana, await clip('h264Aac'))
  const list = (await ana.post('/api/creator/playlists', { title: 'Bread' })).json().id
  await ana.patch(`/api/creator/playlists/${list}`, { title: 'Rye' })
  await ana.post(`/api/creator/playlists/${list}/items`, { videoIds: [video.id] })
  await ana.delete(`/api/creator/playlists/${list}`)
  await ana.post(`/api/creator/playlists/${list}/restore`)
  const captions = `/api/creator/videos/${video.id}/captions`
  const cues = [{ startMs: 0, endMs: 500, text: 'Hello' }]
  for (const language of ['en', 'de'])
    assert.equal((await ana.put(`${captions}/${language}`, { cues })).statusCode, 200)
  await ana.delete(`${captions}/de`)
  const bytes = await readFile(await clip('longer'))
  await studio.given.upload(ana, { name: 'longer.mp4', bytes, replaces: video.id })
  const article = (await ana.post('/api/creator/articles', { title: 'Rye', markdown: 'One' })).json().id
  await ana.put(`/api/creator/articles/${article}`, { markdown: 'One two' })
  await ana.post(`/api/creator/articles/${article}/publish`)

  assert.deepEqual(await only('playlist.created'), {
    channelId: await channelOf(ana),
    playlistId: list,
    title: 'Bread',
  })
  const changed = await only('playlist.updated')
  // What follows at once is one message.
  assert.deepEqual([changed.title, [...(changed.fields as string[])].sort()], ['Rye', ['title', 'videos']])
  const texts = await only('captions.updated')
  assert.deepEqual([texts.videoId, [...(texts.languages as string[])].sort()], [video.id, ['de', 'en']])
  assert.deepEqual((await only('captions.deleted')).languages, ['de'])
  const replaced = await only('version.replaced')
  assert.deepEqual([replaced.videoId, replaced.filename], [video.id, 'longer.mp4'])
  assert.equal((await only('version.made_current')).versionId, replaced.versionId)
  assert.deepEqual((await only('article.published')).words, 2)
  assert.deepEqual((await only('article.updated')).videoId, article)
  await only('playlist.deleted')
  await only('playlist.restored')
  assert.deepEqual([...new Set(told().map((each) => each.type))].sort(), [...events].sort(), 'each kind was heard')

  // Another address and other events: from then on.
  const patch = { url: `${base}/moved`, events: ['playlist.deleted'], description: 'Moved' }
  const moved = (await ana.patch(await at(ana, `/${webhook.id}`), patch)).json()
  assert.deepEqual([moved.url, moved.events, moved.description], [patch.url, patch.events, 'Moved'])
  await ana.delete(`/api/creator/playlists/${list}`)
  const last = await eventually(async () => heardAt('/moved')[0])
  assert.equal(JSON.parse(last.body).type, 'playlist.deleted')
})

test('a secret that is changed signs beside the new one for a day', async () => {
  const { webhook, secret } = await make('/rotated', ['video.purged'])
  const rotated = (await ana.post(await at(ana, `/${webhook.id}/rotate`))).json()
  assert.notEqual(rotated.secret, secret)
  const test = async () => {
    const { id } = (await ana.post(await at(ana, `/${webhook.id}/test`))).json()
    return eventually(async () => heardAt('/rotated').find((each) => each.headers['webhook-id'] === id))
  }
  const both = await test()
  for (const each of [secret, rotated.secret]) new Webhook(each).verify(both.body, signedHeaders(both))
  now += 24 * 3_600_000
  const later = await test()
  assert.equal(String(later.headers['webhook-signature']).split(' ').length, 1)
  now -= 24 * 3_600_000
  const { rows } = await raw('select secret from notifications.webhooks where id = $1', [webhook.id])
  assert.ok(!rows[0].secret.includes(Buffer.from(rotated.secret.slice(6), 'base64')), 'sealed at rest')
  assert.doesNotMatch((await ana.get(await at(ana))).body, /whsec_/)
})

test('what fails is tried for three days, said again by hand, and given up after five days', async () => {
  const { webhook } = await make('/broken', ['video.purged'])
  answers.set('/broken', 500)
  const { id } = (await ana.post(await at(ana, `/${webhook.id}/test`))).json()
  const one = async () => (await ana.get(await at(ana, `/${webhook.id}/deliveries/${id}`))).json()
  await eventually(async () => (await one()).attempts.length === 1)
  const first = await one()
  assert.deepEqual([first.state, first.attempts[0].status, first.attempts[0].answer.length], ['pending', 500, 1024])
  for (let n = 1; n <= PAUSES_S.length; n++) await tryNow(id)
  const last = await one()
  assert.deepEqual([last.state, last.attempts.length, last.nextAt], ['failed', PAUSES_S.length + 1, null])
  assert.ok(PAUSES_S.reduce((sum, each) => sum + each) > 2.8 * 86_400)

  answers.set('/broken', 200)
  assert.equal((await ana.post(await at(ana, `/${webhook.id}/deliveries/${id}/replay`))).statusCode, 202)
  await eventually(async () => (await one()).state === 'delivered')
  assert.equal(new Set(heardAt('/broken').map((each) => each.headers['webhook-id'])).size, 1, 'the same message')

  answers.set('/broken', 302)
  now += 1000 // the later one is the later one
  const again = (await ana.post(await at(ana, `/${webhook.id}/test`))).json()
  await eventually(async () => (await log(webhook.id))[0].lastProblem?.includes('redirects'))
  now += 5 * 86_400_000
  await tryNow(again.id)
  const [off] = (await ana.get(await at(ana))).json().items.filter((each: { id: string }) => each.id === webhook.id)
  now -= 5 * 86_400_000
  assert.deepEqual([off.state, off.offReason], ['off', 'Nothing arrived for five days.'])
  const notices = (await ana.get('/api/notifications')).json().items
  assert.ok(notices.some((each: { kind: string }) => each.kind === 'webhook.off'))
  assert.equal((await ana.post(await at(ana, `/${webhook.id}/test`))).json().code, 'webhooks.off')
  await ana.patch(await at(ana, `/${webhook.id}`), { state: 'on' })
  answers.set('/broken', 410)
  await ana.post(await at(ana, `/${webhook.id}/test`))
  await eventually(async () =>
    (await ana.get(await at(ana))).json().items.some((each: { offReason: string }) => each.offReason?.includes('410')),
  )
})

test('a job that runs a second time says nothing twice', async () => {
  const { webhook } = await make('/twice', ['video.purged'])
  const { id } = (await ana.post(await at(ana, `/${webhook.id}/test`))).json()
  const { rows } = await raw('select next_try from notifications.webhook_deliveries where id = $1', [id])
  await eventually(async () => heardAt('/twice').length === 1)
  await eventually(async () => (await log(webhook.id))[0].state === 'delivered')
  await deliver(studio.system, id, rows[0].next_try ?? id)
  assert.equal(heardAt('/twice').length, 1)
})

test('inner addresses, strangers and bad input are refused', async () => {
  const { webhook } = await make('/own', ['video.purged'])
  const post = async (body: unknown) => (await ana.post(await at(ana), body)).json().code
  const events = ['video.ready']
  for (const url of ['http://10.0.0.1/', 'http://[::1]:4000/', 'http://0x7f.2/', 'https://u:p@example.org/'])
    assert.equal(await post({ url, events }), 'webhooks.address_refused', url)
  for (const body of [
    { url: 'ftp://example.org', events },
    { url: base, events: [] },
    { url: base, events: ['x'] },
    {},
  ])
    assert.equal(await post(body), 'request.invalid')
  for (const answer of [
    await ben.get(await at(ana)),
    await ben.post(await at(ana), { url: base, events }),
    await ben.get(await at(ana, `/${webhook.id}/deliveries`)),
    await ben.get(await at(ben, `/${webhook.id}/deliveries`)),
    await ben.delete(await at(ben, `/${webhook.id}`)),
    await ben.post(await at(ben, `/${webhook.id}/rotate`)),
  ])
    assert.equal(answer.statusCode, 404)
  assert.equal((await studio.visitor().get(await at(ana))).statusCode, 401)
})

test('the log is kept for thirty days, and goes with its webhook', async () => {
  const { webhook } = await make('/old', ['video.purged'])
  await ana.post(await at(ana, `/${webhook.id}/test`))
  await eventually(async () => (await log(webhook.id))[0]?.state === 'delivered')
  now += 31 * 86_400_000
  await forgetOldDeliveries(studio.system)
  now -= 31 * 86_400_000
  assert.deepEqual(await log(webhook.id), [])
  assert.equal((await ana.delete(await at(ana, `/${webhook.id}`))).statusCode, 204)
  assert.equal((await ana.get(await at(ana, `/${webhook.id}/deliveries`))).statusCode, 404)
})
