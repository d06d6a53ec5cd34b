import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { isMoving, type Upload, type UploadPhase } from './upload.ts'
import { openUploadServer, type UploadTestServer } from './uploads.test.server.ts'
import { createUploads } from './uploads.ts'

const PART = 1000

type Browser = ReturnType<typeof openBrowser>

/** One page of a browser: an engine of its own that talks to the server over HTTP. */
function openBrowser(server: UploadTestServer, elsewhere = new Set<string>()) {
  let keys = 0
  const backOnline = new Set<() => void>()
  const network = { online: true }
  const uploads = createUploads({
    ...server.ports,
    now: () => Date.now(),
    // The first wait is half a second: short enough for a test that waits for a retry.
    random: () => 0,
    online: () => network.online,
    whenOnline: (callback) => {
      backOnline.add(callback)
      return () => backOnline.delete(callback)
    },
    newKey: () => `key-${keys++}-${Math.random()}`,
    channelId: () => null,
    handles: { remember: async () => {}, recall: async () => null, open: async () => null, forget: async () => {} },
    tabs: { claim: () => {}, claimed: async () => elsewhere },
  })
  /** Resolves once the tray shows what is asked for. */
  const shows = (wanted: (list: readonly Upload[]) => boolean): Promise<Upload[]> =>
    new Promise((resolve) => {
      const look = () => {
        if (!wanted(uploads.list())) return
        forget()
        resolve([...uploads.list()])
      }
      const forget = uploads.subscribe(look)
      look()
    })
  const reaches = async (name: UploadPhase['name']): Promise<Upload> =>
    (await shows((list) => list.some((upload) => upload.phase.name === name))).find((u) => u.phase.name === name)!
  const comesBackOnline = () => {
    for (const callback of [...backOnline]) callback()
  }
  return { uploads, shows, reaches, network, comesBackOnline }
}

const recording = (bytes = 9 * PART + 123, name = 'talk.mp4', lastModified = 1_700_000_000_000, seed = 3) =>
  new File([Uint8Array.from({ length: bytes }, (_, i) => (i * seed) & 255)], name, { type: 'video/mp4', lastModified })

async function open(t: TestContext): Promise<{ server: UploadTestServer; browser: Browser }> {
  const server = await openUploadServer(PART)
  t.after(() => server.close())
  return { server, browser: openBrowser(server) }
}

const bytesOf = async (file: File) => Buffer.from(await file.arrayBuffer())

test('a file arrives whole, with at most three parts on their way at once', async (t) => {
  const { server, browser } = await open(t)
  await browser.uploads.add([{ file: recording() }])
  const sent = await browser.reaches('sent')
  assert.equal(sent.sentBytes, sent.size)
  assert.ok(sent.videoId)
  assert.deepEqual(server.completed()[0], await bytesOf(recording()))
  assert.ok(server.mostAtOnce() <= 3, `${server.mostAtOnce()} parts at once`)
})

test('two files go at once, the third waits for its turn', async (t) => {
  const { server, browser } = await open(t)
  const hold = server.hold()
  const files = [1, 2, 3].map((n) => ({ file: recording(3 * PART, `${n}.mp4`, n, n) }))
  await browser.uploads.add(files)
  await browser.shows((list) => list.filter((upload) => upload.phase.name === 'uploading').length === 2)
  assert.equal(browser.uploads.list()[2]?.phase.name, 'waiting')
  hold.release()
  await browser.shows((list) => list.every((upload) => upload.phase.name === 'sent'))
  assert.equal(server.completed().length, 3)
})

test('a pause keeps what is there, and going on sends only the rest', async (t) => {
  const { server, browser } = await open(t)
  const hold = server.hold((part) => part > 4)
  await browser.uploads.add([{ file: recording() }])
  await server.until(() => server.stored() === 4)
  const key = browser.uploads.list()[0]!.key
  browser.uploads.pause(key)
  assert.equal(browser.uploads.list()[0]?.phase.name, 'paused')
  assert.ok(browser.uploads.list()[0]!.sentBytes <= 4 * PART, 'bytes cut off on the line are not said to be there')
  hold.release()
  browser.uploads.resume(key)
  await browser.reaches('sent')
  assert.deepEqual(server.completed()[0], await bytesOf(recording()))
  assert.deepEqual(
    [1, 2, 3, 4].map((part) => server.writesOf(part)),
    [1, 1, 1, 1],
  )
})

test('broken connections and errors of the server are waited out', async (t) => {
  const { server, browser } = await open(t)
  server.failNext('break', 'break', 503, 500)
  await browser.uploads.add([{ file: recording() }])
  const waiting = await browser.reaches('retrying')
  assert.ok(isMoving(waiting))
  await browser.reaches('sent')
  assert.deepEqual(server.completed()[0], await bytesOf(recording()))
})

test('without a network it waits for the network, and goes on the moment it is back', async (t) => {
  const { server, browser } = await open(t)
  browser.network.online = false
  server.failNext('break', 'break', 'break')
  await browser.uploads.add([{ file: recording() }])
  const waiting = await browser.reaches('offline')
  assert.ok(!isMoving(waiting))
  browser.network.online = true
  browser.comesBackOnline()
  await browser.reaches('sent')
})

test('an expired address is replaced by a new one, without a wait', async (t) => {
  const { server, browser } = await open(t)
  server.failNext(403, 403, 403)
  const phases = new Set<string>()
  browser.uploads.subscribe(() => {
    for (const { phase } of browser.uploads.list()) phases.add(phase.name)
  })
  await browser.uploads.add([{ file: recording() }])
  await browser.reaches('sent')
  assert.ok(!phases.has('retrying'))
})

test('what the server refuses is said in its own words, and can be tried again', async (t) => {
  const { server, browser } = await open(t)
  server.failNext(413)
  await browser.uploads.add([{ file: recording() }])
  const failed = await browser.reaches('failed')
  assert.deepEqual(failed.phase, { name: 'failed', reason: 'Refused by the test with 413.', retry: true })
  browser.uploads.resume(failed.key)
  await browser.reaches('sent')
})

test('after a reload the same file, chosen again, goes on from the parts that are there', async (t) => {
  const { server, browser } = await open(t)
  server.hold((part) => part > 4)
  await browser.uploads.add([{ file: recording() }])
  await server.until(() => server.stored() === 4)
  browser.uploads.clear()
  server.letGo()

  const later = openBrowser(server)
  await later.uploads.restore()
  const left = await later.reaches('needsFile')
  assert.equal(left.filename, 'talk.mp4')
  assert.equal(left.sentBytes, 4 * PART)

  await later.uploads.add([{ file: recording(undefined, 'renamed.mp4') }])
  await later.reaches('sent')
  assert.equal(later.uploads.list().length, 1)
  assert.deepEqual(server.completed()[0], await bytesOf(recording()))
  assert.deepEqual(
    [1, 2, 3, 4].map((part) => server.writesOf(part)),
    [1, 1, 1, 1],
  )
})

test('another file is not mixed into an upload; a copy needs a word', async (t) => {
  const { server, browser } = await open(t)
  server.hold((part) => part > 2)
  await browser.uploads.add([{ file: recording() }])
  await server.until(() => server.stored() === 2)
  browser.uploads.clear()
  server.letGo()

  const later = openBrowser(server)
  await later.uploads.restore()
  const { key } = await later.reaches('needsFile')
  const note = () => {
    const phase = later.uploads.list()[0]?.phase
    return phase?.name === 'needsFile' ? phase.note : null
  }
  await later.uploads.choose(key, { file: recording(500) })
  assert.match(note() ?? '', /size differs/)
  await later.uploads.choose(key, { file: recording(undefined, 'talk.mp4', undefined, 5) })
  assert.match(note() ?? '', /content differs/)
  await later.uploads.choose(key, { file: recording(undefined, 'talk.mp4', 1_800_000_000_000) })
  await later.reaches('doubt')
  assert.equal(server.completed().length, 0)
  later.uploads.acceptCopy(key)
  await later.reaches('sent')
  assert.deepEqual(server.completed()[0], await bytesOf(recording()))
})

test('a lost answer to the first request makes one upload, not two', async (t) => {
  const { server, browser } = await open(t)
  server.loseNextCreateAnswer()
  await browser.uploads.add([{ file: recording() }])
  await browser.reaches('sent')
  assert.equal(server.sessions(), 1)
})

test('a part that the server lost is sent again before it completes', async (t) => {
  const { server, browser } = await open(t)
  const hold = server.hold((part) => part === 10)
  await browser.uploads.add([{ file: recording() }])
  await server.until(() => server.stored() === 9)
  server.lose(3)
  hold.release()
  await browser.reaches('sent')
  assert.deepEqual(server.completed()[0], await bytesOf(recording()))
  assert.equal(server.writesOf(3), 2)
})

test('a cancel can be taken back, and leaving the page makes it final', async (t) => {
  const { server, browser } = await open(t)
  const hold = server.hold((part) => part > 2)
  await browser.uploads.add([{ file: recording() }])
  await server.until(() => server.stored() === 2)
  const { key } = browser.uploads.list()[0]!
  browser.uploads.cancel(key)
  assert.equal(browser.uploads.list()[0]?.phase.name, 'cancelling')
  browser.uploads.undoCancel(key)
  await browser.reaches('uploading')
  assert.equal(server.cancelled(), 0)
  browser.uploads.cancel(key)
  browser.uploads.leave()
  await browser.shows((list) => list.length === 0)
  assert.equal(server.cancelled(), 1)
  hold.release()
})

test('an upload that was cancelled elsewhere says so and can begin anew', async (t) => {
  const { server, browser } = await open(t)
  const hold = server.hold((part) => part > 2)
  await browser.uploads.add([{ file: recording() }])
  await server.until(() => server.stored() === 2)
  server.cancelAll()
  hold.release()
  const failed = await browser.reaches('failed')
  assert.match(failed.phase.name === 'failed' ? failed.phase.reason : '', /cancelled elsewhere/)
  browser.uploads.resume(failed.key)
  await browser.reaches('sent')
  assert.equal(server.sessions(), 2)
})

test('what another tab is sending is not offered here, and refused files never reach the server', async (t) => {
  const { server, browser } = await open(t)
  server.hold((part) => part > 1)
  await browser.uploads.add([{ file: recording() }])
  await server.until(() => server.stored() === 1)
  const other = openBrowser(server, new Set(server.ids()))
  await other.uploads.restore()
  assert.equal(other.uploads.list().length, 0)
  await other.uploads.add([
    { file: new File(['x'], 'notes.txt', { type: 'text/plain' }) },
    { file: new File([], 'a.mp4') },
  ])
  assert.deepEqual(
    other.uploads.list().map((upload) => upload.phase.name),
    ['failed', 'failed'],
  )
  assert.equal(server.sessions(), 1)
  browser.uploads.clear()
  server.letGo()
})
