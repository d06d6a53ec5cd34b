import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { clip } from '#test/clips.ts'
import { eventually } from '#test/eventually.ts'
import { openStudio } from '#test/studio.ts'

const MIB = 1024 * 1024
const home = mkdtempSync(join(tmpdir(), 'studio-upload-'))
after(() => rmSync(home, { recursive: true, force: true }))
const studio = await openStudio({ after }, { worker: true })
const ana = await studio.given.person('Ana')
const keyWith = async (scopes: string[]) =>
  String((await ana.post('/api/creator/api-keys', { name: scopes.join(), scopes })).json().key)
const key = await keyWith(['videos:read', 'videos:write'])

/** Between the command and the studio: slow, or away. */
const line = { pauseMs: 0, away: false, refused: 0, begun: 0, puts: 0 }
const proxy = createServer(async (req, res) => {
  if (line.away) {
    line.refused++
    return void req.destroy()
  }
  if (req.method === 'PUT') {
    line.begun++
    await delay(line.pauseMs)
  }
  const { host: _, ...headers } = req.headers
  const up = request(new URL(req.url ?? '', studio.base), { method: req.method, headers }, (answer) => {
    if (req.method === 'PUT' && answer.statusCode === 200) line.puts++
    res.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(res)
  })
  up.on('error', () => res.destroy())
  req.on('close', () => !req.complete && up.destroy())
  req.pipe(up)
})
await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
after(() => {
  proxy.closeAllConnections()
  proxy.close()
})
const server = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`

function start(args: string[], env: Record<string, string> = { STUDIO_API_KEY: key }) {
  const { STUDIO_API_KEY: _, ...rest } = process.env
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'main.ts'),
      'upload',
      ...args,
      '--server',
      server,
    ],
    {
      env: { ...rest, HOME: home, XDG_STATE_HOME: '', XDG_CONFIG_HOME: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const said = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]).then(
    ([out, err, [code, signal]]) => ({ out, err, code: code as number | null, signal: signal as string | null }),
  )
  return { child, said }
}
const run = (args: string[], env?: Record<string, string>) => start(args, env).said
const fileOf = (name: string, bytes: Buffer) => {
  writeFileSync(join(home, name), bytes)
  return join(home, name)
}
const stored = async (uploadId: string) => {
  const found = await studio.ctx.store.get(`sources/${uploadId}/original`)
  assert.ok(found)
  return createHash('sha256')
    .update(await buffer(found.body))
    .digest('hex')
}
const journals = () => readdirSync(join(home, '.local/state/creator-studio/uploads'))

test('files are sent, with title and visibility, and their checksums compared', async () => {
  const bytes = readFileSync(await clip('h264Aac'))
  const path = fileOf('one.mp4', bytes)
  const { out, err, code } = await run([path, '--title', 'The first', '--visibility', 'unlisted', '--json'])
  assert.deepEqual([code, err], [0, ''])
  const [sent] = JSON.parse(out).files
  assert.deepEqual([sent.receipt, sent.sentBytes, sent.resumed], ['same', bytes.length, false])
  const video = (await ana.get(`/api/creator/videos/${sent.videoId}`)).json()
  assert.deepEqual([video.title, video.visibility, video.source.sha256], ['The first', 'unlisted', sent.sha256])
  assert.deepEqual(journals(), [])
  const failed = await run([fileOf('no-film.bin', randomBytes(1000)), '--wait'])
  assert.match(failed.err, /could not be processed: /)
  assert.equal(failed.code, 1)
})

test('killed, interrupted and cut off it goes on with what is missing, and makes one video', async () => {
  const bytes = randomBytes(50 * MIB)
  const path = fileOf('long.bin', bytes)
  line.pauseMs = 200
  line.puts = 0
  const first = start([path])
  await eventually(async () => line.puts >= 2)
  first.child.kill('SIGKILL')
  await first.said
  const second = start([path])
  await eventually(async () => line.puts >= 4)
  second.child.kill('SIGINT')
  const stopped = await second.said
  assert.deepEqual([stopped.code, stopped.err.trim()], [130, 'Stopped. The same command goes on from here.'])
  line.begun = 0
  const third = start([path, '--json'])
  await eventually(async () => line.begun > 0)
  line.away = true
  proxy.closeAllConnections()
  await eventually(async () => line.refused > 1)
  line.away = false
  line.pauseMs = 0
  const { out, code, err } = await third.said
  assert.deepEqual([code, err], [0, ''])
  const [sent] = JSON.parse(out).files
  assert.equal(sent.resumed, true)
  assert.ok(sent.sentBytes <= 40 * MIB, String(sent.sentBytes))
  assert.equal(await stored(sent.uploadId), createHash('sha256').update(bytes).digest('hex'))
  assert.equal((await ana.get('/api/creator/videos?q=long')).json().items.length, 1)
  assert.deepEqual(journals(), [])
})

test('what cannot be done is said in a sentence', async () => {
  const path = fileOf('two.bin', Buffer.from('two'))
  const says = async (args: string[], env?: Record<string, string>) => {
    const { err, code } = await run(args, env)
    return `${code} ${err.split('\n')[0]}`
  }
  assert.match(await says([join(home, 'none.mp4')]), /^1 .*none\.mp4 is not there\.$/)
  assert.match(await says([home]), /^1 .* is not a file\.$/)
  assert.match(await says([fileOf('empty.bin', Buffer.alloc(0))]), /^1 .* is empty\.$/)
  assert.match(await says([path], {}), /^1 There is no API key/)
  assert.match(await says([path], { STUDIO_API_KEY: 'wrong' }), /^1 .* does not know this API key/)
  assert.match(await says([path], { STUDIO_API_KEY: await keyWith(['videos:read']) }), /^1 .*two\.bin was refused: /)
  assert.match(await says([]), /^2 FILE is missing/)
  assert.match(await says([path, '--visibility', 'all']), /^2 --visibility is one of/)
  const config = join(home, '.config/creator-studio')
  mkdirSync(config, { recursive: true })
  writeFileSync(join(config, 'api-key'), `${key}\n`, { mode: 0o644 })
  assert.match(await says([path], {}), /^1 .* can be read by other users/)
  chmodSync(join(config, 'api-key'), 0o600)
  assert.match(
    (await run([path], {})).out,
    /^two\.bin: http.*\/watch\/.* \(3 bytes sent, the server could not process it and made no SHA-256\)\n$/,
  )
})
