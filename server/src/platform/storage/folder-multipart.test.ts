import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFile, mkdir, mkdtemp, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { crc32 } from 'node:zlib'
import { InvalidParts, NoSuchUpload, StorageFull } from './errors.ts'
import { openFolderUnderTest, openTestStore } from './folder-store-under-test.ts'
import { assertSame } from './store-suite.ts'
import { hex, journalLine } from './upload-journal.ts'

const PART = 1_500_000
const first = randomBytes(PART)
const second = randomBytes(PART)

test('an acknowledged part survives a torn attempt to send other bytes for it', async (t) => {
  const { store, key, uploadId, receive, folder } = await upload(t, PART)
  await receive(1, first)
  await assert.rejects(receive(1, second.subarray(0, 1_200_000)))
  await assert.rejects(receive(1, Buffer.concat([second, second])))
  await assert.rejects(store.partReceiver!.writePart({ key, uploadId, partNumber: 1, size: PART }, tornStream(second)))
  const parts = await store.multipart.listParts(key, uploadId)
  assert.equal(parts[0]?.etag, etagOf(first))
  assert.deepEqual(await readdir(folder), ['data', 'journal'], 'nothing is left over')
  await store.multipart.complete(key, uploadId, parts)
  assertSame(await all(store, key), first)
})

test('other bytes that were journaled before a kill are moved into place', async (t) => {
  const { store, key, uploadId, receive, folder } = await upload(t, PART)
  await receive(1, first)
  await writeFile(join(folder, '1.aa.staged'), second)
  await writeFile(join(folder, '1.bb.staged'), first.subarray(0, 10))
  await appendFile(join(folder, 'journal'), journalLine({ part: 1, crc32: checksum(second), staged: '1.aa.staged' }))
  const parts = await store.multipart.listParts(key, uploadId)
  assert.equal(parts[0]?.etag, etagOf(second))
  await store.multipart.complete(key, uploadId, parts)
  assertSame(await all(store, key), second)
  assert.deepEqual(await readdir(folder), ['journal'])
})

test('a torn end of the journal costs nothing that was acknowledged before or after', async (t) => {
  const { store, key, uploadId, receive, folder } = await upload(t, 2 * PART)
  await receive(1, first)
  const line = journalLine({ part: 2, crc32: checksum(first) })
  for (const torn of [line.slice(0, 20), line.replace('2', '1'), '\0'.repeat(300), `${line.slice(0, -3)}\n`]) {
    await appendFile(join(folder, 'journal'), torn)
    assert.deepEqual(
      (await store.multipart.listParts(key, uploadId)).map((part) => part.partNumber),
      [1],
    )
    await receive(1, first)
  }
  await receive(2, second)
  await store.multipart.complete(key, uploadId, await store.multipart.listParts(key, uploadId))
  assertSame(await all(store, key), Buffer.concat([first, second]))
})

test('completing is finished by asking again after a kill between its steps', async (t) => {
  const { root, store, key, uploadId, receive, folder } = await upload(t, PART)
  await receive(1, first)
  const parts = await store.multipart.listParts(key, uploadId)
  await mkdir(dirname(join(root, 'objects', key)), { recursive: true })
  await rename(join(folder, 'data'), join(root, 'objects', key))
  const again = await openTestStore(root)
  const done = await again.multipart.complete(key, uploadId, parts)
  assert.deepEqual(await again.head(key).then((head) => head?.etag), done.etag)
  assertSame(await all(again, key), first)
})

test('two requests to complete, and one to abort, get along', async (t) => {
  const { store, key, uploadId, receive } = await upload(t, PART)
  await receive(1, first)
  const parts = await store.multipart.listParts(key, uploadId)
  const complete = () => store.multipart.complete(key, uploadId, parts)
  const [one, two] = await Promise.all([complete(), complete(), store.multipart.abort(key, uploadId)])
  assert.deepEqual(one, two)
  assertSame(await all(store, key), first)
  await assert.rejects(store.multipart.listParts(key, uploadId), NoSuchUpload)
})

test('an upload belongs to its key, and its id is not a path', async (t) => {
  const { store, key, uploadId, receive } = await upload(t, PART)
  await receive(1, first)
  for (const [wrongKey, wrongId] of [
    ['other/key', uploadId],
    [key, '../uploads'],
    [key, uploadId.toUpperCase()],
    [key, ''],
  ] as const) {
    await assert.rejects(store.multipart.listParts(wrongKey, wrongId), NoSuchUpload)
    await assert.rejects(store.multipart.complete(wrongKey, wrongId, []), NoSuchUpload)
    await store.multipart.abort(wrongKey, wrongId)
  }
  await assert.rejects(store.multipart.complete(key, uploadId, []), InvalidParts)
  assert.equal((await store.multipart.listParts(key, uploadId)).length, 1, 'still there')
})

test('completing copies nothing', async (t) => {
  const { store, key, uploadId, receive, folder } = await upload(t, PART)
  await receive(1, first)
  const { ino } = await stat(join(folder, 'data'))
  await store.multipart.complete(key, uploadId, await store.multipart.listParts(key, uploadId))
  assert.equal((await stat(store.localPath(key)!)).ino, ino)
})

test('what a killed process left is swept a day later, and not what others work on', async (t) => {
  const { root } = await openFolderUnderTest(t)
  const [old, young] = [join(root, 'spare', 'old'), join(root, 'spare', 'young')]
  await writeFile(old, 'x')
  await writeFile(young, 'x')
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3600_000)
  await utimes(old, daysAgo(2), daysAgo(2))
  await openTestStore(root)
  assert.deepEqual(await readdir(join(root, 'spare')), ['young'])
})

test('a full disk is said as such, and nothing is half done', async (t) => {
  const root = await mountSmallDisk(t, 4)
  if (!root) return t.skip('mounting a small disk needs root')
  const MiB = 1024 * 1024
  const { store, put } = await openFolderUnderTest(t, { root })
  const create = (size: number) => store.multipart.create('a/source', { contentType: 'video/mp4', size, partSize: MiB })
  await assert.rejects(create(100 * MiB), StorageFull)
  const { uploadId } = await create(3 * MiB)
  const send = async (partNumber: number, body: Buffer) =>
    put(await store.multipart.presignPart('a/source', uploadId, partNumber, { size: MiB, expiresS: 60 }), body)
  const bytes = randomBytes(3 * MiB)
  assert.equal((await send(1, bytes.subarray(0, MiB))).status, 200)

  await writeFile(join(root, 'filler'), Buffer.alloc(2.5 * MiB))
  for (const partNumber of [1, 2]) {
    const response = await send(partNumber, randomBytes(MiB))
    assert.equal(response.status, 507)
    assert.equal(((await response.json()) as { code: string }).code, 'storage.full')
  }
  await assert.rejects(store.put('a/object', randomBytes(MiB), { contentType: 'text/plain' }), StorageFull)
  assert.equal(await store.head('a/object'), null)
  assert.deepEqual(await readdir(join(root, 'spare')), [])
  const parts = await store.multipart.listParts('a/source', uploadId)
  assert.deepEqual(
    parts.map((part) => part.etag),
    [etagOf(bytes.subarray(0, MiB))],
  )

  await rm(join(root, 'filler'))
  for (const partNumber of [2, 3]) {
    assert.equal((await send(partNumber, bytes.subarray((partNumber - 1) * MiB, partNumber * MiB))).status, 200)
  }
  await store.multipart.complete('a/source', uploadId, await store.multipart.listParts('a/source', uploadId))
  assertSame(await all(store, 'a/source'), bytes)
})

const checksum = (bytes: Buffer) => hex(crc32(bytes))
const etagOf = (bytes: Buffer) => `"${checksum(bytes)}"`

/** An upload in parts of 1,500,000 bytes, and the bytes of a part handed over without HTTP. */
async function upload(t: TestContext, size: number) {
  const studio = await openFolderUnderTest(t)
  const key = 'sources/one/source'
  const { uploadId } = await studio.store.multipart.create(key, { contentType: 'video/mp4', size, partSize: PART })
  return {
    ...studio,
    key,
    uploadId,
    folder: join(studio.root, 'uploads', uploadId),
    receive: (partNumber: number, bytes: Buffer) =>
      studio.store.partReceiver!.writePart({ key, uploadId, partNumber, size: PART }, Readable.from([bytes])),
  }
}

function tornStream(bytes: Buffer) {
  return Readable.from(
    (async function* () {
      yield bytes.subarray(0, 1_000_000)
      throw new Error('the connection is lost')
    })(),
  )
}

async function mountSmallDisk(t: TestContext, sizeMiB: number) {
  const folder = await mkdtemp(join(tmpdir(), 'small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMiB}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    await rm(folder, { recursive: true })
    return null
  }
  t.after(() => execFileSync('umount', ['--lazy', folder]))
  return folder
}

async function all(store: Awaited<ReturnType<typeof openTestStore>>, key: string) {
  const got = await store.get(key)
  assert.ok(got)
  return Buffer.concat(await got.body.toArray())
}
