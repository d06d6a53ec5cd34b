import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { InvalidKey, InvalidParts, NoSuchUpload, RangeNotSatisfiable } from './errors.ts'
import type { ObjectStore } from './store.ts'

/** A store that closes with the test; `put` sends a part to an address the store has made, as a browser would. */
export type StoreUnderTest = {
  store: ObjectStore
  put(address: string, body: Buffer, headers?: Record<string, string>): Promise<Response>
}

/** The smallest part that S3 takes unless it is the last. */
const PART = 5 * 1024 * 1024
const plain = { contentType: 'text/plain' }

/** What every object store must do; S3 and the folder pass the same tests. */
export function storeSuite(name: string, open: (t: TestContext) => Promise<StoreUnderTest>): void {
  test(`${name}: what was put is read back, with its type, size and etag`, async (t) => {
    const { store } = await open(t)
    const put = await store.put('a/b/hello.txt', Buffer.from('hello'), { contentType: 'text/plain; charset=utf-8' })
    const head = await store.head('a/b/hello.txt')
    assert.deepEqual({ size: head?.size, etag: head?.etag }, put)
    assert.equal(head?.contentType, 'text/plain; charset=utf-8')
    assert.match(put.etag, /^"[^"]+"$/)
    assert.ok(Math.abs(Date.now() - (head?.modified.getTime() ?? 0)) < 60_000)
    const got = await store.get('a/b/hello.txt')
    assert.ok(got)
    assert.equal((await buffer(got.body)).toString(), 'hello')
    assert.equal(got.range, null)
  })

  test(`${name}: a stream and a file are stored like bytes`, async (t) => {
    const { store } = await open(t)
    const bytes = randomBytes(3_000_000)
    await store.put('x/stream', Readable.from([bytes.subarray(0, 1_000_000), bytes.subarray(1_000_000)]), plain)
    assertSame(await read(store, 'x/stream'), bytes)

    const folder = await mkdtemp(join(tmpdir(), 'store-suite-'))
    t.after(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'file'), bytes)
    const put = await store.putFile('x/file.mp4', join(folder, 'file'), { contentType: 'video/mp4' })
    assert.equal(put.size, bytes.length)
    assertSame(await read(store, 'x/file.mp4'), bytes)
    await assert.rejects(stat(join(folder, 'file')), 'the file is consumed')
  })

  test(`${name}: a stream that breaks leaves the former object untouched`, async (t) => {
    const { store } = await open(t)
    const { etag } = await store.put('x/y', Buffer.from('before'), plain)
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('the source broke')
      })(),
    )
    await assert.rejects(store.put('x/y', broken, plain))
    assert.equal((await read(store, 'x/y')).toString(), 'before')
    assert.equal((await store.head('x/y'))?.etag, etag)
  })

  test(`${name}: replacing an object changes bytes, type and etag together`, async (t) => {
    const { store } = await open(t)
    const first = await store.put('x/y.jpg', Buffer.from('one'), { contentType: 'image/jpeg' })
    const second = await store.put('x/y.jpg', Buffer.from('two'), { contentType: 'image/png' })
    assert.notEqual(first.etag, second.etag)
    assert.equal((await store.head('x/y.jpg'))?.contentType, 'image/png')
    await store.put('x/y.jpg', Buffer.from('three'), { contentType: 'image/jpeg' })
    assert.equal((await store.head('x/y.jpg'))?.contentType, 'image/jpeg')
    assert.equal((await read(store, 'x/y.jpg')).toString(), 'three')
  })

  test(`${name}: ranges include both ends and are cut at the end`, async (t) => {
    const { store } = await open(t)
    await store.put('digits', Buffer.from('0123456789'), plain)
    assert.equal((await read(store, 'digits', { start: 2, end: 4 })).toString(), '234')
    assert.equal((await read(store, 'digits', { start: 7 })).toString(), '789')
    const cut = await store.get('digits', { start: 8, end: 99 })
    assert.deepEqual([cut?.range, cut?.size], [{ start: 8, end: 9 }, 10])
    assert.equal((await buffer(cut?.body ?? Readable.from([]))).toString(), '89')
    await assert.rejects(store.get('digits', { start: 10 }), RangeNotSatisfiable)
  })

  test(`${name}: an empty object is an object`, async (t) => {
    const { store } = await open(t)
    await store.put('empty', Buffer.alloc(0), plain)
    assert.equal((await read(store, 'empty')).length, 0)
    assert.equal((await store.head('empty'))?.size, 0)
  })

  test(`${name}: what is not there is null, and deleting it is no error`, async (t) => {
    const { store } = await open(t)
    assert.equal(await store.get('no/such'), null)
    assert.equal(await store.head('no/such'), null)
    await store.put('a/b', Buffer.from('x'), plain)
    assert.equal(await store.head('a'), null, 'a prefix is not an object')
    await store.delete(['a/b', 'no/such'])
    assert.equal(await store.head('a/b'), null)
  })

  test(`${name}: lists by prefix, in the order of bytes`, async (t) => {
    const { store } = await open(t)
    for (const key of ['v/1/a', 'v/1/b', 'v/1-x', 'v/10/a', 'v/2', 'w/1']) await store.put(key, Buffer.from(key), plain)
    const keys = async (prefix: string) => (await collect(store.list(prefix))).map((object) => object.key)
    assert.deepEqual(await keys('v/1'), ['v/1-x', 'v/1/a', 'v/1/b', 'v/10/a'])
    assert.deepEqual(await keys('v/1/'), ['v/1/a', 'v/1/b'])
    assert.deepEqual(await keys('v/1/b'), ['v/1/b'])
    assert.deepEqual(await keys('none/'), [])
    assert.deepEqual(await collect(store.list('w/')), [{ key: 'w/1', size: 3 }])
    assert.equal((await keys('')).length, 6)
  })

  test(`${name}: only keys are taken as keys`, async (t) => {
    const { store } = await open(t)
    const tricks = [
      '',
      '/',
      '/etc/passwd',
      '../up',
      'a/../b',
      'a/..',
      '.',
      'a/./b',
      'a//b',
      'a/',
      'a\\b',
      'a\0b',
      'a b',
      'é',
      '%2e%2e/a',
      'x'.repeat(513),
    ]
    for (const key of tricks) {
      await assert.rejects(store.put(key, Buffer.from('x'), plain), InvalidKey, key)
      await assert.rejects(store.head(key), InvalidKey, key)
      await assert.rejects(store.get(key), InvalidKey, key)
      await assert.rejects(store.delete([key]), InvalidKey, key)
      await assert.rejects(store.multipart.create(key, { ...plain, size: 1, partSize: 1 }), InvalidKey, key)
      assert.throws(() => store.localPath(key), InvalidKey, key)
    }
    await assert.rejects(collect(store.list('../')), InvalidKey)
  })

  test(`${name}: an upload in parts becomes the object, in any order of parts`, async (t) => {
    const { store, put } = await open(t)
    const bytes = randomBytes(2 * PART + 1000)
    const upload = await startUpload(store, 'up/1/source', bytes.length)
    for (const partNumber of [3, 1, 2]) {
      const response = await put(await upload.address(partNumber), upload.slice(bytes, partNumber), {
        'content-type': 'video/mp4',
      })
      assert.equal(response.status, 200)
      assert.ok(response.headers.get('etag'))
    }
    const parts = await store.multipart.listParts(upload.key, upload.uploadId)
    assert.deepEqual(
      parts.map(({ partNumber, size }) => [partNumber, size]),
      [
        [1, PART],
        [2, PART],
        [3, 1000],
      ],
    )
    assert.equal(await store.head(upload.key), null, 'not an object yet')
    const done = await store.multipart.complete(upload.key, upload.uploadId, parts)
    assert.equal(done.size, bytes.length)
    assertSame(await read(store, upload.key), bytes)
    assert.equal((await store.head(upload.key))?.contentType, 'video/x-test')
    assert.deepEqual(await store.multipart.complete(upload.key, upload.uploadId, parts), done, 'may be repeated')
  })

  test(`${name}: a part that is sent again replaces the former one`, async (t) => {
    const { store, put } = await open(t)
    const [first, second] = [randomBytes(700), randomBytes(700)]
    const upload = await startUpload(store, 'up/2/source', 700)
    const before = (await put(await upload.address(1), first)).headers.get('etag')
    const after = (await put(await upload.address(1), second)).headers.get('etag')
    assert.notEqual(before, after)
    const parts = await store.multipart.listParts(upload.key, upload.uploadId)
    assert.deepEqual(
      parts.map((part) => part.etag),
      [after],
    )
    await assert.rejects(
      store.multipart.complete(upload.key, upload.uploadId, [{ partNumber: 1, etag: before ?? '' }]),
      InvalidParts,
    )
    await store.multipart.complete(upload.key, upload.uploadId, parts)
    assertSame(await read(store, upload.key), second)
  })

  test(`${name}: completing wants every part`, async (t) => {
    const { store, put } = await open(t)
    const upload = await startUpload(store, 'up/3/source', PART + 10)
    await put(await upload.address(2), Buffer.alloc(10))
    const parts = await store.multipart.listParts(upload.key, upload.uploadId)
    await assert.rejects(store.multipart.complete(upload.key, upload.uploadId, parts), InvalidParts)
    assert.equal(await store.head(upload.key), null)
    assert.equal((await store.multipart.listParts(upload.key, upload.uploadId)).length, 1, 'still there')
  })

  test(`${name}: an aborted upload is gone, and may be aborted again`, async (t) => {
    const { store, put } = await open(t)
    const upload = await startUpload(store, 'up/4/source', 10)
    await put(await upload.address(1), Buffer.alloc(10))
    await store.multipart.abort(upload.key, upload.uploadId)
    await assert.rejects(store.multipart.listParts(upload.key, upload.uploadId), NoSuchUpload)
    assert.equal((await put(await upload.address(1), Buffer.alloc(10))).status, 404)
    await store.multipart.abort(upload.key, upload.uploadId)
    assert.equal(await store.head(upload.key), null)
  })

  test(`${name}: uploads that nobody knows any more are swept, once they are old`, async (t) => {
    const { store, put } = await open(t)
    const [lost, kept] = [await startUpload(store, 'up/6/source', 10), await startUpload(store, 'up/7/source', 10)]
    await put(await kept.address(1), Buffer.alloc(10))
    const asked: string[] = []
    const keep = async (keys: string[]) => {
      asked.push(...keys)
      return new Set([kept.key])
    }
    assert.equal(await store.multipart.sweep(new Date(Date.now() - 60_000), keep), 0)
    assert.deepEqual(asked, [])
    assert.equal(await store.multipart.sweep(new Date(Date.now() + 60_000), keep), 1)
    assert.deepEqual(asked.sort(), [lost.key, kept.key])
    await assert.rejects(store.multipart.listParts(lost.key, lost.uploadId), NoSuchUpload)
    assert.equal((await store.multipart.listParts(kept.key, kept.uploadId)).length, 1)
  })

  test(`${name}: a part address takes only its own length, and nothing after its time`, async (t) => {
    const { store, put } = await open(t)
    const upload = await startUpload(store, 'up/5/source', 10)
    const expired = await store.multipart
      .presignPart(upload.key, upload.uploadId, 1, { size: 10, expiresS: -1 })
      .catch(() => null)
    if (expired) assert.match(String((await put(expired, Buffer.alloc(10))).status), /^40[03]$/)
    for (const bytes of [9, 11]) {
      const status = (await put(await upload.address(1), Buffer.alloc(bytes))).status
      assert.match(String(status), /^40[03]$/, `${bytes} bytes instead of 10`)
    }
    const address = await upload.address(1)
    assert.equal(
      (await put(`${address.slice(0, -4)}${address.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`, Buffer.alloc(10))).status,
      403,
    )
    assert.deepEqual(await store.multipart.listParts(upload.key, upload.uploadId), [])
  })
}

/** `deepEqual` takes minutes to explain how megabytes differ. */
export function assertSame(found: Buffer, expected: Buffer) {
  assert.ok(found.equals(expected), `${found.length} bytes are not the ${expected.length} that were sent`)
}

async function read(store: ObjectStore, key: string, range?: { start: number; end?: number }) {
  const got = await store.get(key, range)
  assert.ok(got, `${key} is there`)
  return buffer(got.body)
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

async function startUpload(store: ObjectStore, key: string, size: number) {
  const { uploadId } = await store.multipart.create(key, { contentType: 'video/x-test', size, partSize: PART })
  const partSize = (partNumber: number) => Math.min(PART, size - (partNumber - 1) * PART)
  return {
    key,
    uploadId,
    slice: (bytes: Buffer, partNumber: number) => bytes.subarray((partNumber - 1) * PART, partNumber * PART),
    address: (partNumber: number) =>
      store.multipart.presignPart(key, uploadId, partNumber, { size: partSize(partNumber), expiresS: 60 }),
  }
}
