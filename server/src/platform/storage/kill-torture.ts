import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { createHash, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { InvalidParts } from './errors.ts'
import { openTestStore } from './folder-store-under-test.ts'
import type { ObjectStore } from './store.ts'
import { hex } from './upload-journal.ts'

const PARTS = 8
const PART_BYTES = 1_500_000
const key = 'sources/torture/source'

/**
 * Sends parts, some of them again with other bytes, to a server that is killed (SIGKILL) at random instants, `rounds` times.
 * After each kill every acknowledged part must be listed, and the bytes at its place must be those of its etag.
 */
export async function killTorture(rounds: number): Promise<{ acknowledged: number }> {
  const root = await mkdtemp(join(tmpdir(), 'kill-torture-'))
  try {
    let acknowledged = 0
    const store = await openTestStore(root)
    const size = PARTS * PART_BYTES
    const { uploadId } = await store.multipart.create(key, { contentType: 'video/mp4', size, partSize: PART_BYTES })
    /** Per part: the version that was acknowledged last, and those sent since, of which any may have been kept. */
    const sent = Array.from({ length: PARTS }, () => ({ kept: 0, maybe: [] as number[] }))
    for (let round = 0; round < rounds; round++) {
      const server = await startServer(root)
      const begun = Promise.withResolvers<void>()
      const clients = [0, 1, 2].map((client) =>
        sendUntilKilled(store, uploadId, server.origin, sent, client, begun.resolve),
      )
      // On a machine with much to do nothing would be acknowledged in any round, so every other one waits for the first.
      if (round % 2 === 1) await begun.promise
      await delay(randomInt(5, 200))
      await server.kill()
      for (const count of await Promise.all(clients)) acknowledged += count
      await checkParts(await openTestStore(root), root, uploadId, sent)
    }
    await finish(root, uploadId, sent)
    return { acknowledged }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

type Sent = { kept: number; maybe: number[] }[]

/** Each client has parts of its own: what happens when two want one is tested elsewhere. */
async function sendUntilKilled(
  store: ObjectStore,
  uploadId: string,
  origin: string,
  sent: Sent,
  client: number,
  onAcknowledged: () => void,
) {
  for (let count = 0; ; count++) {
    const each = client + 3 * randomInt(0, Math.ceil((PARTS - client) / 3))
    const state = sent[each]
    assert.ok(state)
    const version = Math.max(state.kept, ...state.maybe) + randomInt(0, 2) || 1
    state.maybe.push(version)
    const address = await store.multipart.presignPart(key, uploadId, each + 1, { size: PART_BYTES, expiresS: 60 })
    const body = new Uint8Array(bytesOf(each, version))
    const response = await fetch(new URL(address, origin), { method: 'PUT', body }).catch(() => null)
    if (!response) return count
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('etag'), etagOf(bytesOf(each, version)))
    state.kept = version
    state.maybe = []
    onAcknowledged()
  }
}

async function checkParts(store: ObjectStore, root: string, uploadId: string, sent: Sent) {
  const listed = await store.multipart.listParts(key, uploadId)
  // Opening the upload finishes what the kill interrupted; completing is only the way to open it.
  await assert.rejects(store.multipart.complete(key, uploadId, []), InvalidParts)
  assert.deepEqual(await store.multipart.listParts(key, uploadId), listed)
  const data = await readFile(join(root, 'uploads', uploadId, 'data'))
  for (const [each, { kept, maybe }] of sent.entries()) {
    const part = listed.find(({ partNumber }) => partNumber === each + 1)
    const allowed = [...(kept ? [kept] : []), ...maybe].map((version) => etagOf(bytesOf(each, version)))
    if (!part) assert.equal(kept, 0, `part ${each + 1} was acknowledged and is lost`)
    else {
      assert.ok(allowed.includes(part.etag), `part ${each + 1} has bytes that it should not have`)
      assert.equal(
        etagOf(data.subarray(each * PART_BYTES, (each + 1) * PART_BYTES)),
        part.etag,
        `part ${each + 1} is damaged`,
      )
    }
  }
}

/** Sends what is missing, then completes while being killed, until it is done. */
async function finish(root: string, uploadId: string, sent: Sent) {
  const server = await startServer(root)
  const store = await openTestStore(root)
  const versions = sent.map((state) => Math.max(state.kept, ...state.maybe, 1))
  for (const [each, version] of versions.entries()) {
    const address = await store.multipart.presignPart(key, uploadId, each + 1, { size: PART_BYTES, expiresS: 60 })
    const body = new Uint8Array(bytesOf(each, version))
    assert.equal((await fetch(new URL(address, server.origin), { method: 'PUT', body })).status, 200)
  }
  const parts = await store.multipart.listParts(key, uploadId)
  server.child.send({ key, uploadId })
  await delay(randomInt(0, 8))
  await server.kill()
  const done = await (await openTestStore(root)).multipart.complete(key, uploadId, parts)
  assert.equal(done.size, PARTS * PART_BYTES)
  const expected = Buffer.concat(versions.map((version, each) => bytesOf(each, version)))
  assert.equal(etagOf(await readFile(join(root, 'objects', key))), etagOf(expected), 'the object has all parts')
}

async function startServer(root: string) {
  const child: ChildProcess = fork(join(import.meta.dirname, 'kill-torture-server.ts'), [root])
  const [{ origin }] = await once(child, 'message')
  return {
    child,
    origin: String(origin),
    async kill() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Any bytes that differ with part and version, and within a part. */
function bytesOf(each: number, version: number): Buffer {
  // A length that no write is a multiple of, so that misplaced bytes show.
  const pattern = createHash('shake256', { outputLength: 65_521 }).update(`${each}/${version}`).digest()
  return Buffer.alloc(PART_BYTES, pattern)
}

const etagOf = (bytes: Buffer) => `"${hex(crc32(bytes))}"`
