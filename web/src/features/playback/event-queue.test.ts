import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { createEventQueue, type EventStore, type QueuedEvent } from './event-queue.ts'

type Batch = { sentAt: string; events: { id: string; note?: string }[] }

/** A server that takes events, or fails as often as told. */
async function openInbox(t: TestContext) {
  const batches: Batch[] = []
  const sizes: number[] = []
  const answers: number[] = []
  const watchers = new Set<() => void>()
  let retryAfterS = 0
  let asked = 0
  const http = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer) // no encoding is set, so chunks are buffers
    asked++
    const status = answers.shift() ?? 202
    const body = Buffer.concat(chunks)
    if (status === 202) {
      batches.push(JSON.parse(body.toString()))
      sizes.push(body.length)
    }
    res.writeHead(status, status === 503 && retryAfterS ? { 'retry-after': String(retryAfterS) } : {}).end()
    for (const watch of watchers) watch()
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  t.after(() => http.close())
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/` // a TCP server has one
  const ids = () => batches.flatMap((batch) => batch.events.map((event) => event.id))
  return {
    url,
    batches,
    sizes,
    ids,
    asked: () => asked,
    nameTime: (seconds: number) => {
      retryAfterS = seconds
    },
    answerNext: (...next: number[]) => void answers.push(...next),
    has: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => new Set(ids()).size >= count && resolve()
        watchers.add(look)
        look()
      }),
  }
}

/** A browser's storage, which outlives the pages that use it. */
function openStorage() {
  const kept = new Map<string, QueuedEvent & { tab: string }>()
  return {
    ...storageOf('tab 1', kept),
    /** As another tab of the same browser sees it. */
    inTab: (tab: string) => storageOf(tab, kept),
    size: () => kept.size,
  }
}
const storageOf = (tab: string, kept: Map<string, QueuedEvent & { tab: string }>): EventStore => ({
  put: (event) => void kept.set(event.id, { ...event, tab }),
  has: (id) => kept.has(id),
  remove: (id) => void kept.delete(id),
  all: () => [...kept.values()].map(({ tab: from, ...event }) => ({ ...event, own: from === tab })),
})

function openPage(url: string, store: EventStore, now = () => Date.now()) {
  const beacons: string[] = []
  const gone = Promise.withResolvers<never>()
  let closed = false
  const queue = createEventQueue({
    send: (body) =>
      closed
        ? gone.promise
        : fetch(url, { method: 'POST', body }).then(
            ({ status, headers }) => ({ status, retryAfterS: Number(headers.get('retry-after')) || null }),
            () => ({ status: 0, retryAfterS: null }),
          ),
    beacon: (body) => beacons.push(body) > 0,
    store,
    now,
    random: () => 0,
  })
  const close = () => {
    closed = true
  }
  return { queue, beacons, close }
}

const event = (id: string, note = '', at = Date.now()): QueuedEvent => ({ id, at, json: JSON.stringify({ id, note }) })

const settled = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('an urgent event takes along what was gathered', async (t) => {
  const inbox = await openInbox(t)
  const { queue } = openPage(inbox.url, openStorage())
  queue.add(event('a'))
  queue.add(event('b'))
  queue.add(event('c'), true)
  await inbox.has(3)
  assert.deepEqual(inbox.ids(), ['a', 'b', 'c'])
  assert.equal(inbox.batches.length, 1)
  assert.ok(!Number.isNaN(Date.parse(inbox.batches[0]!.sentAt)))
})

test('events outlast a server that is down and arrive with the same ids', async (t) => {
  const inbox = await openInbox(t)
  inbox.answerNext(503, 500, 429)
  const store = openStorage()
  const { queue } = openPage(inbox.url, store)
  queue.add(event('a'), true)
  while (inbox.ids().length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    queue.flush()
  }
  assert.deepEqual(inbox.ids(), ['a'])
  await settled(() => store.size() === 0)
})

test('what a page of another tab left behind is sent by the next one, for a day', async (t) => {
  const inbox = await openInbox(t)
  const store = openStorage()
  const minute = 60_000
  const now = Date.now()
  const ages = { recent: 30_000, left: 5 * minute, old: 25 * 60 * minute }
  for (const [id, age] of Object.entries(ages)) store.put(event(id, '', now - age))
  const { queue } = openPage(inbox.url, store.inTab('tab 2'))
  queue.adoptLeftovers()
  await inbox.has(1)
  await settled(() => store.size() === 1)
  assert.deepEqual(inbox.ids(), ['left'])
  assert.deepEqual(
    store.all().map(({ id }) => id),
    ['recent'],
  )
})

test('no batch is larger than the server takes', async (t) => {
  const inbox = await openInbox(t)
  const { queue } = openPage(inbox.url, openStorage())
  for (let i = 0; i < 230; i++) queue.add(event(`small-${i}`))
  for (let i = 0; i < 90; i++) queue.add(event(`large-${i}`, 'x'.repeat(2_000)))
  queue.flush()
  await inbox.has(320)
  assert.ok(inbox.batches.every((batch) => batch.events.length <= 100))
  assert.ok(
    inbox.sizes.every((size) => size <= 61_440),
    String(Math.max(...inbox.sizes)),
  )
  assert.equal(inbox.ids().length, 320)
})

test('an event that the server refuses for good does not block the others', async (t) => {
  const inbox = await openInbox(t)
  inbox.answerNext(400)
  const store = openStorage()
  const { queue } = openPage(inbox.url, store)
  queue.add(event('bad'), true)
  await settled(() => store.size() === 0)
  queue.add(event('good'), true)
  await inbox.has(1)
  assert.deepEqual(inbox.ids(), ['good'])
})

test('a page that goes away hands over what is not on its way, and keeps it in case that fails', async (t) => {
  const inbox = await openInbox(t)
  const store = openStorage()
  const { queue, beacons } = openPage(inbox.url, store)
  for (let i = 0; i < 120; i++) queue.add(event(`e${i}`))
  queue.leave()
  const handed = beacons.flatMap((body) => (JSON.parse(body) as Batch).events.map(({ id }) => id))
  assert.equal(beacons.length, 2)
  assert.equal(new Set(handed).size, 120)
  assert.equal(store.size(), 120)
  queue.flush()
  await inbox.has(120)
})

test('after a reload the same tab sends at once what was not acknowledged, each event once', async (t) => {
  const inbox = await openInbox(t)
  inbox.answerNext(503)
  const store = openStorage()
  const before = openPage(inbox.url, store)
  before.queue.add(event('a'), true)
  await settled(() => inbox.asked() === 1)
  before.queue.leave()
  before.close()
  const { queue } = openPage(inbox.url, store)
  queue.adoptLeftovers()
  queue.add(event('b'))
  queue.adoptLeftovers()
  await settled(() => store.size() === 0)
  assert.deepEqual(inbox.ids().sort(), ['a', 'b'])
})

test('the time that the server names is kept, also when the tab is put aside', async (t) => {
  const inbox = await openInbox(t)
  inbox.nameTime(1)
  inbox.answerNext(503)
  const { queue } = openPage(inbox.url, openStorage())
  const began = Date.now()
  queue.add(event('a'), true)
  await settled(() => inbox.asked() === 1)
  const putAside = setInterval(queue.flush, 20)
  await inbox.has(1)
  clearInterval(putAside)
  assert.equal(inbox.asked(), 2)
  assert.ok(Date.now() - began >= 1000)
})

test('what the tab it came from has sent meanwhile is not sent again', async (t) => {
  const inbox = await openInbox(t)
  inbox.answerNext(503)
  const store = openStorage()
  store.put(event('left', '', Date.now() - 120_000))
  const { queue } = openPage(inbox.url, store.inTab('tab 2'))
  queue.adoptLeftovers()
  await settled(() => inbox.asked() === 1)
  store.remove('left')
  queue.add(event('own'), true)
  queue.flush()
  await inbox.has(1)
  assert.deepEqual(inbox.ids(), ['own'])
})
