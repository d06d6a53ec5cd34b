import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { startFaultyProxy } from '#test/s3/faulty-proxy.ts'
import { StoreUnavailable } from './errors.ts'
import { readOn } from './read-on.ts'
import { openS3UnderTest, swift, without } from './s3-under-test.ts'

async function behindProxy(t: TestContext) {
  const proxy = await startFaultyProxy(t, swift?.endpoint ?? '')
  return { proxy, ...(await openS3UnderTest(t, { S3_ENDPOINT: proxy.endpoint })) }
}
const part = { contentType: 'video/mp4', size: 1000, partSize: 1000 }

test('a store that refuses or is away is unavailable, and works again afterwards', { skip: without }, async (t) => {
  const { store, proxy } = await behindProxy(t)
  await store.put('a/b', Buffer.from('kept'), part)
  for (const mode of ['refuse', 'away'] as const) {
    proxy.mode = mode
    const attempts = [
      store.head('a/b'),
      store.get('a/b'),
      store.put('a/b', Buffer.from('lost'), part),
      store.multipart.create('c/d', part),
      store.delete(['a/b']),
    ]
    const isUnavailable = (error: unknown) => error instanceof StoreUnavailable && error.extra.retryAfterS === 5
    await Promise.all(attempts.map((attempt) => assert.rejects(attempt, isUnavailable)))
    proxy.mode = 'well'
    assert.equal((await buffer((await store.get('a/b'))!.body)).toString(), 'kept')
  }
})

test('a short refusal is not noticed', { skip: without }, async (t) => {
  const { store, proxy } = await behindProxy(t)
  let refusals = 2
  proxy.mode = 'refuse'
  proxy.only = () => refusals-- > 0
  await store.put('a/b', Buffer.from('kept'), part)
  assert.equal((await store.head('a/b'))?.size, 4)
})

test('completing and aborting are finished by asking again when their answers are lost', {
  skip: without,
}, async (t) => {
  const { store, proxy, put } = await behindProxy(t)
  const bytes = randomBytes(1000)
  const { uploadId } = await store.multipart.create('a/b', part)
  await put(await store.multipart.presignPart('a/b', uploadId, 1, { size: 1000, expiresS: 60 }), bytes)
  const parts = await store.multipart.listParts('a/b', uploadId)
  proxy.only = ({ method, url }) => ['POST', 'DELETE'].includes(method) && url.includes('uploadId')
  proxy.mode = 'lose-answers'
  const done = await store.multipart.complete('a/b', uploadId, parts).catch((error: unknown) => {
    assert.ok(error instanceof StoreUnavailable) // each try was answered by nothing; the next call finds out
    return null
  })
  proxy.mode = 'well'
  const again = await store.multipart.complete('a/b', uploadId, parts)
  if (done) assert.deepEqual(done, again)
  assert.ok((await buffer((await store.get('a/b'))!.body)).equals(bytes))

  const other = await store.multipart.create('a/c', part)
  proxy.mode = 'lose-answers'
  await store.multipart.abort('a/c', other.uploadId).catch(() => {})
  proxy.mode = 'well'
  await store.multipart.abort('a/c', other.uploadId)
})

test('another object under the key is not taken for what an upload became', { skip: without }, async (t) => {
  const { store } = await openS3UnderTest(t)
  const { uploadId } = await store.multipart.create('a/b', part)
  await store.multipart.abort('a/b', uploadId)
  await store.put('a/b', randomBytes(1000), part)
  await assert.rejects(store.multipart.complete('a/b', uploadId, [{ partNumber: 1, etag: '"x"' }]), /no_such_upload/)
})

test('reading goes on where a broken line ended it', { skip: without }, async (t) => {
  const { store } = await openS3UnderTest(t)
  const bytes = randomBytes(6_000_000)
  await store.put('a/b', bytes, part)
  const starts: number[] = []
  const breaking = {
    ...store,
    async get(key: string, range?: { start: number }) {
      const found = await store.get(key, range)
      starts.push(range?.start ?? 0)
      let come = 0
      if (starts.length <= 2)
        found?.body.on('data', (chunk: Buffer) => {
          come += chunk.length
          if (come > 2_000_000) found.body.destroy(new Error('the line broke'))
        })
      return found
    },
  }
  const read: Buffer[] = []
  for await (const chunk of readOn(breaking, 'a/b')) read.push(chunk)
  assert.ok(Buffer.concat(read).equals(bytes))
  assert.equal(starts.length, 3)
})
