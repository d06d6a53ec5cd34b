import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, test } from 'node:test'
import { promisify } from 'node:util'
import { clip } from '#test/clips.ts'
import { eventually } from '#test/eventually.ts'
import { playedByFfplay } from '#test/ffplay.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'studio-encryption-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const studio = await openStudio({ after }, { worker: true })
const clips = { longer: await clip('longer'), h264Aac: await clip('h264Aac') }
const ana = await studio.given.person('Ana')
const stranger = studio.visitor()

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

const packets = ['-count_packets', '-show_entries', 'stream=nb_read_packets', '-of', 'csv=p=0']
/** What ffprobe finds behind an address of ours, or in a file: packets of each stream. */
async function probed(at: string): Promise<string> {
  const remote = at.startsWith('/')
    ? ['-protocol_whitelist', 'http,tcp,crypto', '-i', `${studio.base}${at}`]
    : ['-i', join(folder, at)]
  const { stdout } = await run('ffprobe', ['-v', 'error', ...packets, ...remote])
  return [...new Set(stdout.trim().split('\n').filter(Boolean))].join()
}
/** That every picture can be decoded. */
const decodes = async (at: string) =>
  (
    await run('ffmpeg', [
      '-v',
      'error',
      '-protocol_whitelist',
      'http,tcp,crypto',
      '-i',
      `${studio.base}${at}`,
      '-f',
      'null',
      '-',
    ])
  ).stderr

const text = async (path: string) => (await stranger.get(path)).body
/** Of the first rendition: its playlist, first segment and key. */
async function partsOf(master: string) {
  const base = master.replace('master.m3u8', '')
  const list = `${base}${(await text(master)).match(/^[\w-]+\/index\.m3u8$/m)?.[0]}`
  const playlist = await text(list)
  const segment = `${list.replace('index.m3u8', '')}${playlist.match(/^[\w-]+\.m4s$/m)?.[0]}`
  const key = playlist.match(/^#EXT-X-KEY:METHOD=AES-128,URI="\.\.\/(keys\/[\w-]+)"$/m)?.[1]
  return { list, playlist, segment, key: key ? `${base}${key}` : null }
}
const isPlain = async (segment: string) =>
  ['styp', 'moof', 'sidx'].includes((await stranger.get(segment)).rawPayload.subarray(4, 8).toString('latin1'))

/** Of `multipart/byteranges`. */
function partsIn({ headers, rawPayload }: { headers: object; rawPayload: Buffer }) {
  const [, boundary] =
    /boundary=(\w+)$/.exec(String(new Headers(headers as Record<string, string>).get('content-type'))) ?? []
  const pieces = rawPayload.toString('latin1').split(`\r\n--${boundary}`)
  assert.equal(pieces.pop(), '--\r\n')
  return pieces.map((piece, at) => {
    const end = piece.indexOf('\r\n\r\n')
    if (at === 0) assert.ok(piece.startsWith(`--${boundary}\r\n`))
    const range = /^content-range: (.+)$/m.exec(piece.slice(0, end))?.[1]?.trim()
    return { range, bytes: Buffer.from(piece.slice(end + 4), 'latin1') }
  })
}

/** Any part of a file can be had, also by a program that was broken off. */
async function assertResumes(path: string, whole: Buffer) {
  const { headers } = await stranger.get(path)
  const [size, etag] = [whole.length, String(headers.etag)]
  assert.equal(headers['accept-ranges'], 'bytes')
  const starts = [0, 1, 15, 16, 17, 1000, Math.floor(size / 3), Math.floor(size / 2), size - 33, size - 1]
  for (const start of starts)
    for (const end of [start, Math.min(start + 70_000, size - 1), undefined]) {
      const part = await stranger.get(path, { range: `bytes=${start}-${end ?? ''}`, 'if-range': etag })
      const range = `bytes ${start}-${end ?? size - 1}/${size}`
      assert.deepEqual([part.statusCode, part.headers['content-range']], [206, range])
      assert.equal(Number(part.headers['content-length']), part.rawPayload.length)
      assert.ok(part.rawPayload.equals(whole.subarray(start, (end ?? size - 1) + 1)), range)
    }
  for (const last of [1, 17, Math.floor(size / 2), size + 5]) {
    const tail = await stranger.get(path, { range: `bytes=-${last}` })
    const start = Math.max(0, size - last)
    assert.deepEqual([tail.statusCode, tail.headers['content-range']], [206, `bytes ${start}-${size - 1}/${size}`])
    assert.ok(tail.rawPayload.equals(whole.subarray(start)))
  }
  for (const nothing of [`bytes=${size}-`, 'bytes=-0']) {
    const behind = await stranger.get(path, { range: nothing })
    assertProblem(behind, 416, 'storage.range_not_satisfiable')
    assert.equal(behind.headers['content-range'], `bytes */${size}`)
  }
  const several = await stranger.get(path, { range: `bytes=${size - 20}-,3-40`, 'if-range': etag })
  assert.equal(several.statusCode, 206)
  assert.equal(Number(several.headers['content-length']), several.rawPayload.length)
  assert.deepEqual(partsIn(several), [
    { range: `bytes ${size - 20}-${size - 1}/${size}`, bytes: whole.subarray(size - 20) },
    { range: `bytes 3-40/${size}`, bytes: whole.subarray(3, 41) },
  ])
  const head = await studio.app.inject({ method: 'HEAD', url: path, headers: { range: 'bytes=0-1' } })
  assert.deepEqual([head.statusCode, head.body], [200, ''])
  for (const name of [
    'content-length',
    'content-type',
    'content-disposition',
    'accept-ranges',
    'etag',
    'cache-control',
  ])
    assert.equal(head.headers[name], headers[name], name)
  assert.equal((await stranger.get(path, { range: 'bytes=1-', 'if-range': '"other"' })).statusCode, 200)
  const to = join(folder, 'resumed.mp4')
  writeFileSync(to, whole.subarray(0, Math.floor(size * 0.4)))
  const curl = await run('curl', ['-sS', '--fail', '-C', '-', '-o', to, `${studio.base}${path}`]).catch(
    (error) => error,
  )
  if (curl.code !== 'ENOENT') assert.ok(readFileSync(to).equals(whole), String(curl.stderr)) // not everybody has it
}

/** @returns what was read of the store meanwhile */
async function readsDuring(run: () => Promise<void>): Promise<string[]> {
  const { store } = studio.ctx
  const { get } = store
  const names: string[] = []
  store.get = (key, range) => {
    names.push(key)
    return get(key, range)
  }
  await run()
  store.get = get
  return names
}

test('a video is encrypted from its first segment on, and plays for whoever has its address', async () => {
  const defaults = (await ana.get('/api/creator/upload-defaults')).json().defaults
  await ana.put('/api/creator/upload-defaults', { ...defaults, encryption: true })
  const video = await studio.given.video(ana, clips.longer)
  await ana.put('/api/creator/upload-defaults', defaults)
  assert.equal(video.encryption, true)
  const master = String(video.playback.hls)
  const { list, playlist, segment, key } = await partsOf(master)
  assert.ok(key)
  assert.ok(playlist.indexOf('#EXT-X-MAP') < playlist.indexOf('#EXT-X-KEY'), 'the header is not encrypted')
  assert.equal(await isPlain(segment), false)
  assert.equal((await stranger.get(segment)).rawPayload.length % 16, 0)
  assert.equal(await probed(master), await probed(list))
  assert.equal(await decodes(master), '')

  const got = await stranger.get(key)
  assert.deepEqual([got.statusCode, got.rawPayload.length, got.headers['cache-control']], [200, 16, 'no-store'])

  // For everybody, the same: neither playlists nor segments nor the key without a permission, pictures as ever.
  const open = await (
    await ana.patch(`/api/creator/videos/${video.id}`, { visibility: 'public', downloads: true })
  ).json()
  const signed = String((await stranger.get(`/api/vods/${video.id}`)).json().playback.hls)
  assert.match(signed, /^\/media\/~/)
  assert.ok(open.playback.expiresAt)
  for (const path of [signed, list, segment, key]) {
    const bare = path.replace(/~[^/]+\//, '')
    assertProblem(await stranger.get(bare), 403, 'media.address_invalid', bare)
  }
  assert.equal(await decodes(signed), '')
  const poster = await eventually(async () => (await stranger.get(`/api/vods/${video.id}`)).json().playback.poster)
  assert.match(poster, /^\/media\/[^~]/)
  assert.equal((await stranger.get(poster)).statusCode, 200)

  // As a file it is whole and in the clear.
  const at = `/api/vods/${video.id}/download`
  const rendition = video.renditions.find((each: { medium: string }) => each.medium === 'video').id
  const file = await stranger.get(`${at}?rendition=${rendition}`)
  assert.deepEqual([file.statusCode, file.headers['content-type']], [200, 'video/mp4'])
  assert.match(String(file.headers['content-disposition']), /^attachment; filename="longer \(\d+p\)\.mp4"/)
  assert.equal(file.rawPayload.length, Number(file.headers['content-length']))
  const read = await readsDuring(async () => {
    const middle = Math.floor(file.rawPayload.length / 2)
    const part = await stranger.get(`${at}?rendition=${rendition}`, { range: `bytes=${middle}-${middle + 99}` })
    assert.ok(part.rawPayload.equals(file.rawPayload.subarray(middle, middle + 100)))
  })
  assert.ok(read.filter((name) => name.endsWith('.m4s')).length <= 2, `read ${read}`)
  await assertResumes(`${at}?rendition=${rendition}`, file.rawPayload)
  writeFileSync(join(folder, 'download.mp4'), file.rawPayload)
  assert.match(await probed('download.mp4'), /^300,/)
  assert.match(String((await stranger.get(at)).headers['content-disposition']), /filename="longer\.mp4"/)
  for (const wrong of ['nobody', '..', 'master.m3u8', '%2e%2e%2fx'])
    assert.ok([400, 404].includes((await stranger.get(`${at}?rendition=${wrong}`)).statusCode), wrong)
  await ana.patch(`/api/creator/videos/${video.id}`, { downloads: false })
  assertProblem(await stranger.get(`${at}?rendition=${rendition}`), 403, 'content.not_downloadable')
  await ana.patch(`/api/creator/videos/${video.id}`, { visibility: 'members' })
  assertProblem(await stranger.get(at), 404, 'content.video_not_found')
  for (const gone of [signed, key, segment]) await eventually(async () => (await stranger.get(gone)).statusCode === 403)
})

test('what is packaged already changes over without being encoded, there and back', async () => {
  const video = await studio.given.video(ana, clips.h264Aac, { visibility: 'unlisted' })
  const own = `/api/creator/videos/${video.id}`
  const change = async (encryption: boolean) => {
    const { playback } = (await ana.patch(own, { encryption })).json()
    await eventually(async () => ((await partsOf(playback.hls)).key !== null) === encryption)
    return String(playback.hls)
  }
  const before = await partsOf(video.playback.hls)
  const found = await probed(video.playback.hls)
  assert.equal(before.key, null)
  const first = await change(true)
  assert.equal((await stranger.get(before.segment)).statusCode, 200, 'who watches goes on')
  const encrypted = await partsOf(first)
  assert.equal(await isPlain(encrypted.segment), false)
  assert.equal(await probed(first), found)
  assert.equal(await decodes(first), '')
  const sizes = async () => (await ana.get(own)).json().renditions.map((each: { sizeBytes: number }) => each.sizeBytes)
  const sizesBefore = await sizes()
  await ana.patch(own, { downloads: true })
  const { id } = video.renditions.find((each: { medium: string }) => each.medium === 'video')
  const download = `/api/vods/${video.id}/download?rendition=${id}`
  const etagBefore = String((await stranger.get(download)).headers.etag)

  const plain = await partsOf(await change(false))
  assert.ok(await isPlain(plain.segment))
  assert.equal(await probed(video.playback.hls), found)
  const file = await stranger.get(download)
  await assertResumes(download, file.rawPayload)
  const changed = await stranger.get(download, { range: 'bytes=10-', 'if-range': etagBefore })
  assert.deepEqual([changed.statusCode, changed.rawPayload.length], [200, file.rawPayload.length])
  await ana.patch(own, { downloads: false })
  const again = await partsOf(await change(true))
  assert.notEqual(again.key, encrypted.key, 'another key each time')
  assert.equal(await decodes(first), '')
  assert.deepEqual(await sizes(), sizesBefore)
  const { items } = (await ana.get(`${own}/history`)).json()
  assert.deepEqual(items[0]?.after, { encryption: true })

  await ana.patch(own, { visibility: 'public' })
  const open = (await stranger.get(`/api/vods/${video.id}`)).json().playback.hls
  const played = await playedByFfplay(`${studio.base}${open}`)
  assert.deepEqual([played.pictures, played.complaints], [60, []])
  assert.ok(played.sounds > 80, String(played.sounds))
})

test('a key is for its own video alone, and for no page of another site', async () => {
  const video = async () => {
    const made = await studio.given.video(ana, clips.h264Aac, { encryption: true })
    await eventually(async () => (await partsOf(made.playback.hls)).key)
    return { ...made, ...(await partsOf(made.playback.hls)) }
  }
  const [one, other] = [await video(), await video()]
  const [, , token, mediaKey, , id] = String(one.key).split('/')
  const [, , otherToken, otherMediaKey, , otherId] = String(other.key).split('/')
  assert.equal((await stranger.get(`/media/${token}/${mediaKey}/keys/${id}`)).statusCode, 200)
  assertProblem(await stranger.get(`/media/${token}/${mediaKey}/keys/${otherId}`), 404, 'media.not_found')
  for (const path of [
    `${otherToken}/${mediaKey}/keys/${id}`,
    `${token}/${otherMediaKey}/keys/${otherId}`,
    `${mediaKey}/keys/${id}`,
    `${String(token).replace(/\d+/, '9999999999')}/${mediaKey}/keys/${id}`,
  ])
    assertProblem(await stranger.get(`/media/${path}`), 403, 'media.address_invalid', path)
  for (const name of ['', 'x', `${id}.key`, `${id}/x`, id?.toUpperCase(), '..', "'or'1"])
    assert.ok((await stranger.get(`/media/${token}/${mediaKey}/keys/${name}`)).statusCode >= 403, name)

  const elsewhere = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }
  const poster = await eventually(async () => (await ana.get(`/api/creator/videos/${one.id}`)).json().playback.poster)
  for (const path of [one.key, one.segment, one.playback.hls, poster])
    assertProblem(await stranger.get(path, elsewhere), 403, 'media.address_elsewhere', path)
  for (const site of ['same-origin', 'same-site', 'none'])
    assert.equal((await stranger.get(one.segment, { ...elsewhere, 'sec-fetch-site': site })).statusCode, 200, site)

  await ana.delete(`/api/creator/videos/${one.id}`)
  await eventually(async () => (await stranger.get(one.key)).statusCode === 403)
})
