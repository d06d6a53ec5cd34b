import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { promisify } from 'node:util'
import { crc32, deflateSync } from 'node:zlib'
import { makePicture } from '#features/media/make-picture.ts'
import { givenKey } from '#features/media/thumbnail-files.ts'
import { clip } from '#test/clips.ts'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'studio-pictures-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const studio = await openStudio({ after }, { worker: true })
const ana = await studio.given.person('Ana')
let id = ''
before(async () => {
  id = (await studio.given.video(ana, await clip('h264Aac'))).id
})
afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

/** A picture made by ffmpeg, in the format of its ending. */
async function picture(name: string, size = '640x640', more: string[] = []) {
  const path = join(folder, name)
  await run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=s=${size}`, '-frames:v', '1', ...more, path])
  return readFileSync(path)
}

const path = () => `/api/creator/videos/${id}`
const give = (bytes: Buffer, query = '') =>
  ana.put(`${path()}/thumbnail${query}`, bytes, { 'content-type': 'application/octet-stream' })
const list = async () => (await ana.get(`${path()}/thumbnails`)).json()
/** Until nothing is being made. @returns where the thumbnail is now */
const settled = () =>
  eventually(async () => {
    const found = await list()
    return found.making === null && found.items.every((each: { state: string }) => each.state !== 'making')
      ? found
      : null
  })
const shown = async () => (await ana.get(path())).json().thumbnail.url as string
async function sizeOf(url: string) {
  const file = join(folder, 'shown.jpg')
  const answer = await fetch(new URL(url, studio.base))
  assert.equal(answer.status, 200)
  const { writeFile } = await import('node:fs/promises')
  await writeFile(file, Buffer.from(await answer.arrayBuffer()))
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-show_entries',
    'stream=width,height',
    '-of',
    'csv=p=0',
    file,
  ])
  return stdout.trim()
}

test('three moments are suggested, any other can be taken, and earlier ones come back', async () => {
  const first = await eventually(async () => {
    const found = await list()
    return found.items.length === 4 ? found : null
  })
  const times = first.items
    .flatMap((each: { atMs: number | null }) => each.atMs ?? [])
    .sort((a: number, b: number) => a - b)
  assert.deepEqual(times, [200, 800, 1400])
  assert.deepEqual([first.items[0].kind, first.chosen], ['automatic', null])
  const automatic = await shown()

  const asked = await ana.post(`${path()}/thumbnail`, { atMs: 1234 })
  assert.equal(asked.statusCode, 200, asked.body)
  const chosen = await settled()
  const taken = await shown()
  assert.notEqual(taken, automatic)
  assert.ok(taken.includes(chosen.chosen))
  assert.equal(await sizeOf(taken), '320,180')

  const back = await ana.post(`${path()}/thumbnail`, { thumbnailId: null })
  assert.equal(back.json().thumbnail.url, automatic)
  const again = await ana.post(`${path()}/thumbnail`, { thumbnailId: chosen.chosen })
  assert.equal(again.json().thumbnail.url, taken)
  const [change] = (await ana.get(`${path()}/history`)).json().items
  assert.deepEqual([change.before, change.after], [{ thumbnail: null }, { thumbnail: chosen.chosen }])
  const reverted = await ana.post(`${path()}/history/${change.id}/revert`)
  assert.equal(reverted.json().thumbnail.url, automatic)
  assertProblem(await ana.post(`${path()}/thumbnail`, { thumbnailId: id }), 404, 'media.thumbnail_not_found')
  for (const body of [{}, { atMs: -1 }, { atMs: 'x' }, { atMs: 1, thumbnailId: null }])
    assertProblem(await ana.post(`${path()}/thumbnail`, body), 400, 'request.invalid')
})

test('a picture of one’s own becomes 16:9 and brings nothing along', async () => {
  for (const [name, more] of [
    ['a.jpg', []],
    ['a.png', ['-pix_fmt', 'rgba']],
    ['a.webp', []],
    ['a.avif', ['-c:v', 'libaom-av1', '-cpu-used', '8']],
  ] as const) {
    const before = await shown()
    const answer = await give(
      await picture(name, '640x640', [...more]),
      name === 'a.png' ? '?fit=letterbox' : '?focus=0',
    )
    assert.equal(answer.statusCode, 200, `${name} ${answer.body}`)
    const found = await settled()
    const mine = found.items.find((each: { id: string }) => each.id === found.chosen)
    assert.equal(mine?.kind, 'image', `${name} ${JSON.stringify(found.items.at(-1))}`)
    const now = await shown()
    assert.notEqual(now, before)
    assert.equal(await sizeOf(now), name === 'a.png' ? '1120,630' : '640,360')
  }
  // A camera's notes, and a picture that lies on its side.
  const plain = await picture('side.jpg', '640x360')
  const notes = Buffer.from(
    'Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 52.5N secret',
    'latin1',
  )
  const header = Buffer.from([0xff, 0xe1, 0, 0])
  header.writeUInt16BE(notes.length + 2, 2)
  assert.equal(
    (await give(Buffer.concat([plain.subarray(0, 2), header, notes, plain.subarray(2)]), '?fit=letterbox')).statusCode,
    200,
  )
  await settled()
  const bytes = Buffer.from(await (await fetch(new URL(await shown(), studio.base))).arrayBuffer())
  assert.ok(!bytes.includes('secret'))
  assert.equal(await sizeOf(await shown()), '1120,630')
  await eventually(async () => (await given()).length === 0) // what was given is not kept

  // Begun once more behind its end, where a kill left what was given; and one that the operator stops.
  const { pool } = studio.ctx.database
  const { chosen } = await list()
  const { rows } = await pool.query('select asset_id from media.thumbnails where id = $1', [chosen])
  const [{ asset_id: assetId }] = rows
  const stopped = randomUUID()
  await pool.query(
    `insert into media.thumbnails (id, asset_id, kind, given, created_at)
     select $1, asset_id, kind, given, now() from media.thumbnails where id = $2`,
    [stopped, chosen],
  )
  await pool.query('update media.assets set next_thumbnail = $1 where id = $2', [stopped, assetId])
  for (const each of [chosen, stopped])
    await studio.ctx.store.put(givenKey(assetId, each), plain, { contentType: 'application/octet-stream' })
  const info = { signal: new AbortController().signal, jobId: '', tryNumber: 1, lastTry: false }
  await makePicture.run(studio.system, { assetId, thumbnailId: chosen }, info)
  await makePicture.cancelled?.(studio.system, { assetId, thumbnailId: stopped })
  await makePicture.run(studio.system, { assetId, thumbnailId: stopped }, info)
  const after = await settled()
  assert.equal(after.chosen, chosen)
  const { state, problem } = after.items.find((each: { id: string }) => each.id === stopped)
  assert.deepEqual([state, problem.message], ['failed', 'The operator stopped the processing.'])
  assert.deepEqual(await given(), [])
})

async function given() {
  const kept = []
  for await (const { key } of studio.ctx.store.list('media/')) if (key.includes('/given/')) kept.push(key)
  return kept
}

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
const png = (width: number, height: number, data: Buffer, extra: Buffer[] = []) => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const parts = [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), ...extra, chunk('IDAT', data)]
  return Buffer.concat([...parts, chunk('IEND', Buffer.alloc(0))])
}

test('what is no picture, a bomb, cut off or more than a picture is refused, and the old one stays', async () => {
  const before = await shown()
  const good = {
    jpg: await picture('b.jpg'),
    png: await picture('b.png'),
    webp: await picture('b.webp'),
    avif: await picture('b.avif', '640x640', ['-c:v', 'libaom-av1', '-cpu-used', '8']),
  }
  const bomb = png(30_000, 30_000, deflateSync(Buffer.alloc(30_000_000)))
  const zip = Buffer.from('PK\x03\x04 and more')
  const cases: [string, Buffer, number, string][] = [
    ['nothing', Buffer.alloc(0), 415, 'media.image_type'],
    [
      'svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      415,
      'media.image_type',
    ],
    ['gif', Buffer.from('GIF89a'), 415, 'media.image_type'],
    ['text', Buffer.from('hello'), 415, 'media.image_type'],
    ['a video', readFileSync(await clip('h264Aac')), 415, 'media.image_type'],
    ['bomb', bomb, 422, 'media.image_size'],
    ['tiny', await picture('tiny.png', '32x32'), 422, 'media.image_size'],
    [
      'animation',
      png(640, 640, deflateSync(Buffer.alloc(640 * 641)), [chunk('acTL', Buffer.alloc(8))]),
      422,
      'media.image_animated',
    ],
    ...Object.entries(good).flatMap(([name, bytes]): [string, Buffer, number, string][] => [
      [`${name} cut off`, bytes.subarray(0, Math.floor(bytes.length * 0.7)), 422, 'media.image_truncated'],
      [`${name} with a ZIP behind`, Buffer.concat([bytes, zip]), 422, 'media.image_holds_more'],
    ]),
  ]
  for (const [name, bytes, status, code] of cases) {
    const answer = await give(bytes)
    assert.deepEqual([answer.statusCode, answer.json().code], [status, code], name)
  }
  assertProblem(await give(Buffer.alloc(10 * 1024 * 1024 + 1)), 413, 'request.too_large')
  assertProblem(await give(good.png, '?fit=stretch'), 400, 'request.invalid')
  assertProblem(await give(good.png, '?focus=2'), 400, 'request.invalid')
  assert.equal(await shown(), before)
  assert.equal((await list()).making, null)

  // Right on the outside, nothing within: its decoder finds out, and says so.
  assert.equal((await give(png(640, 640, Buffer.from('no such data')))).statusCode, 200)
  const found = await settled()
  const failed = found.items.find((each: { state: string }) => each.state === 'failed')
  assert.match(failed.problem.code, /^media\.image_/)
  assert.equal(await shown(), before)
})
