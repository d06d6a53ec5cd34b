import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, open, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished, PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { eventually } from '#test/eventually.ts'
import { FileBody } from './file-body.ts'

const folder = await mkdtemp(join(tmpdir(), 'file-body-'))
const path = join(folder, 'film')
const FILM = randomBytes(8_000_000)
await writeFile(path, FILM)

/** As Fastify answers with a stream. */
const server = createServer(async (req, res) => {
  const start = Number(req.url?.slice(1))
  const body = new FileBody(await open(path), { start, end: FILM.length - 1 })
  res.setHeader('content-length', FILM.length - start)
  finished(res, () => body.destroy())
  body.on('error', () => res.destroy())
  body.pipe(res)
})
await once(server.listen(0, '127.0.0.1'), 'listening')
after(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

async function ask(start: number): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo // it listens on a port
  const [answer] = await once(get({ port, path: `/${start}`, agent: false }), 'response')
  return answer
}

const openFiles = async () => {
  const names = await readdir('/proc/self/fd')
  const links = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')))
  return links.filter((link) => link === path).length
}

test('many read at once, some slowly, and each gets its own bytes', async () => {
  const starts = Array.from({ length: 48 }, (_, n) => n * 150_001)
  const answers = await Promise.all(starts.map(ask))
  // Those that nobody reads yet hold what the system does not take: more of them than there are large buffers.
  const quick = answers.filter((_, n) => n % 8 === 0)
  const bodies = new Map<IncomingMessage, Buffer>()
  for (const answer of quick) bodies.set(answer, await buffer(answer))
  await Promise.all(
    answers.filter((answer) => !quick.includes(answer)).map(async (answer) => bodies.set(answer, await buffer(answer))),
  )
  for (const [n, answer] of answers.entries())
    assert.ok(bodies.get(answer)?.equals(FILM.subarray(starts[n])), `from ${starts[n]}`)
  await eventually(async () => (await openFiles()) === 0)
})

test('who leaves in the middle leaves no open file, and others get their own bytes', async () => {
  const leaving = await Promise.all(Array.from({ length: 40 }, () => ask(0)))
  for (const answer of leaving) answer.destroy()
  assert.ok((await buffer(await ask(1))).equals(FILM.subarray(1)))
  await eventually(async () => (await openFiles()) === 0)
})

test('what is not an HTTP answer may keep what it was given', async () => {
  const body = new FileBody(await open(path), { start: 5, end: 4_999_999 })
  assert.ok((await buffer(body.pipe(new PassThrough()))).equals(FILM.subarray(5, 5_000_000)))
  const read = new FileBody(await open(path), { start: 7_999_999, end: 7_999_999 })
  assert.deepEqual(await buffer(read), FILM.subarray(7_999_999))
  await eventually(async () => (await openFiles()) === 0)
})
