import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readlink, stat } from 'node:fs/promises'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { eventually } from '#test/eventually.ts'
import { openFolderUnderTest } from './folder-store-under-test.ts'
import { assertSame } from './store-suite.ts'

test('a part needs no cookie, no origin and no content type, and any is taken', async (t) => {
  const { put, address, parts } = await upload(t, 10)
  for (const type of [
    undefined,
    'video/mp4',
    'application/json',
    'not a type',
    'multipart/form-data',
    'text/plain;;;',
  ]) {
    const response = await put(await address(), Buffer.alloc(10), type ? { 'content-type': type } : {})
    assert.equal(response.status, 200, type)
    assert.equal(response.headers.get('etag'), (await parts())[0]?.etag)
  }
})

test('an address that was changed anywhere is refused with a stable code', async (t) => {
  const { put, address, parts } = await upload(t, 10)
  const good = await address()
  const token = good.split('/').at(-1) ?? ''
  const changed = [...token].map(
    (letter, at) => token.slice(0, at) + (letter === 'A' ? 'B' : 'A') + token.slice(at + 1),
  )
  const [text = '', signature = ''] = token.split('.')
  const other = Buffer.from(Buffer.from(text, 'base64url').toString().replace(',1,10,', ',1,99,')).toString('base64url')
  for (const wrong of [
    ...changed,
    text,
    `${text}.`,
    `.${signature}`,
    `${other}.${signature}`,
    `${token}A`,
    'x',
    '..',
    '',
  ]) {
    const response = await put(`/store/parts/${wrong}`, Buffer.alloc(10))
    if (wrong === '..') continue // fetch itself resolves this one
    assert.equal(response.status, 403, wrong)
    assert.equal(response.headers.get('content-type'), 'application/problem+json')
    assert.equal(await codeOf(response), 'uploads.part_address_invalid')
  }
  assert.deepEqual(await parts(), [])
  assert.equal((await put(good, Buffer.alloc(10))).status, 200)
})

test('an address ends with its time', async (t) => {
  let time = Date.now()
  const { put, address } = await upload(t, 10, { now: () => new Date(time) })
  const short = await address({ expiresS: 60 })
  time += 58_000
  assert.equal((await put(short, Buffer.alloc(10))).status, 200)
  time += 2_000
  const response = await put(short, Buffer.alloc(10))
  assert.equal(response.status, 403)
  assert.equal(await codeOf(response), 'uploads.part_address_expired')
})

test('only a body of exactly the announced length is taken, announced or in chunks', async (t) => {
  const { put, address, parts, send } = await upload(t, 10)
  for (const length of [0, 9, 11, 100_000]) {
    const response = await put(await address(), Buffer.alloc(length))
    assert.equal(response.status, 400, `${length} announced`)
    assert.equal(await codeOf(response), 'uploads.part_size_mismatch')
    const chunked = await answerOf(send(await address(), {}).end(Buffer.alloc(length)))
    assert.deepEqual([chunked.status, chunked.body.code], [400, 'uploads.part_size_mismatch'], `${length} in chunks`)
  }
  assert.deepEqual(await parts(), [])
  assert.equal((await answerOf(send(await address(), {}).end(Buffer.alloc(10)))).status, 200)
  assert.equal((await parts()).length, 1)
})

test('an address for another length than the part has is good for nothing', async (t) => {
  const { put, address, parts } = await upload(t, 10)
  const response = await put(await address({ size: 4 }), Buffer.alloc(4))
  assert.equal(response.status, 409)
  assert.deepEqual(await parts(), [])
})

test('a client that leaves in the middle leaves no part and no open file', async (t) => {
  const { root, address, parts, send, put } = await upload(t, 4_000_000)
  const client = send(await address(), { 'content-length': '4000000' })
  client.on('error', () => undefined)
  client.write(randomBytes(3_000_000))
  await eventually(async () => (await openFiles(root)).length > 0)
  client.destroy()
  await eventually(async () => (await openFiles(root)).length === 0)
  assert.deepEqual(await parts(), [])
  assert.equal((await put(await address(), Buffer.alloc(4_000_000))).status, 200)
})

test('a client that falls silent is dropped', async (t) => {
  const { root, address, parts, send } = await upload(t, 4_000_000, { silenceMs: 100 })
  const client = send(await address(), { 'content-length': '4000000' })
  client.write(randomBytes(1000))
  await assert.rejects(once(client, 'response'))
  await eventually(async () => (await openFiles(root)).length === 0)
  assert.deepEqual(await parts(), [])
})

test('a newer request for a part ends the older one, which hears why', async (t) => {
  const { root, address, parts, send, put, store, key, uploadId } = await upload(t, 4_000_000)
  const older = send(await address(), { 'content-length': '4000000' })
  older.write(Buffer.alloc(3_000_000, 1))
  // An open file is not enough: the newer request could still be the first to be read.
  await eventually(async () => (await stat(join(root, 'uploads', uploadId, 'data'))).blocks > 0)
  const bytes = randomBytes(4_000_000)
  const newer = put(await address(), bytes)
  const answer = await answerOf(older)
  assert.deepEqual([answer.status, answer.body.code], [409, 'uploads.part_superseded'])
  assert.equal((await newer).status, 200)
  older.destroy()
  await store.multipart.complete(key, uploadId, await parts())
  assertSame(await all(store, key), bytes)
})

test('of many requests for one part, the bytes are those of the last acknowledged', async (t) => {
  const { address, parts, put, store, key, uploadId } = await upload(t, 300_000)
  const answers = await Promise.all(
    Array.from({ length: 12 }, async (_, each) => put(await address(), Buffer.alloc(300_000, each + 1))),
  )
  for (const response of answers) assert.ok([200, 409].includes(response.status), String(response.status))
  const [part] = await parts()
  const kept = answers.findIndex((response) => response.headers.get('etag') === part?.etag)
  await store.multipart.complete(key, uploadId, await parts())
  assertSame(await all(store, key), Buffer.alloc(300_000, kept + 1))
})

test('a part for a completed upload is refused', async (t) => {
  const { address, parts, put, store, key, uploadId } = await upload(t, 10)
  const late = await address()
  await put(await address(), Buffer.alloc(10))
  await store.multipart.complete(key, uploadId, await parts())
  const response = await put(late, Buffer.alloc(10, 1))
  assert.deepEqual([response.status, await codeOf(response)], [409, 'storage.upload_completed'])
  assertSame(await all(store, key), Buffer.alloc(10))
})

/** An upload of one part. */
async function upload(t: TestContext, size: number, options: { now?: () => Date; silenceMs?: number } = {}) {
  const studio = await openFolderUnderTest(t, options)
  const key = 'sources/one/source'
  const { uploadId } = await studio.store.multipart.create(key, { contentType: 'video/mp4', size, partSize: size })
  return {
    ...studio,
    key,
    uploadId,
    address: (changes: { size?: number; expiresS?: number } = {}) =>
      studio.store.multipart.presignPart(key, uploadId, 1, { size, expiresS: 60, ...changes }),
    parts: () => studio.store.multipart.listParts(key, uploadId),
    send: (address: string, headers: Record<string, string>) =>
      request(new URL(address, studio.origin), { method: 'PUT', headers, agent: false }),
  }
}

async function answerOf(client: ClientRequest) {
  client.on('error', () => undefined) // the server may close while we still send
  const [response]: IncomingMessage[] = await once(client, 'response')
  assert.ok(response)
  if (response.statusCode === 200) return { status: 200, body: {} as { code?: string } }
  return { status: response.statusCode, body: (await json(response)) as { code?: string } }
}

const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code

async function openFiles(root: string) {
  const links = await Promise.all(
    (await readdir('/proc/self/fd')).map((fd) => readlink(join('/proc/self/fd', fd)).catch(() => '')),
  )
  return links.filter((link) => link.startsWith(root))
}

async function all(store: Awaited<ReturnType<typeof openFolderUnderTest>>['store'], key: string) {
  const got = await store.get(key)
  assert.ok(got)
  return Buffer.concat(await got.body.toArray())
}
