import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import test, { type TestContext } from 'node:test'
import * as uploads from '#features/uploads/service.ts'
import { clip } from './clips.ts'
import { eventually } from './eventually.ts'
import { playedByFfplay } from './ffplay.ts'
import { startFaultyProxy } from './s3/faulty-proxy.ts'
import { noSwift, startSwift } from './s3/swift.ts'
import { openStudio, type Studio } from './studio.ts'

/** The environment of an installation whose files lie in a bucket. */
const withBucket = async (t: TestContext) => {
  const s3 = await startSwift(t)
  return s3.env(await s3.bucket())
}

for (const [store, skip, environment] of [
  ['a folder', false, async () => ({})],
  ['S3', noSwift(), withBucket],
] as const)
  test(`a file is uploaded, watched by a stranger and counted, with files in ${store}`, { skip }, async (t) => {
    await uploadWatchCount(await openStudio(t, { worker: true, env: await environment(t) }))
  })

async function uploadWatchCount(studio: Studio) {
  const ana = await studio.given.person('Ana Film')
  const stranger = studio.visitor()
  const video = await studio.given.video(ana, await clip('h264Aac'))

  assert.equal(video.status, 'ready')
  assert.ok(video.durationMs > 900 && video.durationMs < 3000)
  assert.equal(video.renditions[0].status, 'ready')
  const pictured = async () => (await ana.get(`/api/vods/${video.id}`)).json().thumbnail?.placeholder
  assert.match(await eventually(pictured), /^data:image\//)
  assert.equal((await stranger.get(`/api/vods/${video.id}`)).json().code, 'content.video_not_found')

  const master = await stranger.get(video.playback.hls)
  assert.match(master.body, /^#EXTM3U/)
  const playlistUrl = video.playback.hls.replace('master.m3u8', 'original/index.m3u8')
  const playlist = await stranger.get(playlistUrl)
  assert.match(playlist.body, /#EXT-X-ENDLIST/)
  const segment = playlist.body.split('\n').find((line) => line.endsWith('.m4s')) ?? ''
  const bytes = await follow(studio, stranger, playlistUrl.replace('index.m3u8', segment), 'bytes=0-99')
  assert.deepEqual([bytes.status, bytes.length], [206, 100])

  const board = await eventually(async () => {
    const { playback } = (await ana.get(`/api/vods/${video.id}`)).json()
    return playback.storyboardUrl ? ana.get(playback.storyboardUrl) : null
  })
  assert.match(board.headers['content-type'] as string, /^text\/vtt/)
  const sheet = /^storyboard-0\.jpg(?=#xywh=0,0,160,90$)/m.exec(board.body)?.[0] ?? assert.fail(board.body)
  const picture = await follow(studio, stranger, video.playback.hls.replace('master.m3u8', sheet), 'bytes=0-')
  assert.equal(picture.type, 'image/jpeg')

  const published = (await ana.patch(`/api/creator/videos/${video.id}`, { visibility: 'public' })).json()
  const page = await stranger.get(`/watch/${video.id}`)
  assert.match(page.body, /og:title/)
  const played = await playedByFfplay(`${studio.base}${published.playback.hls}`)
  assert.deepEqual([played.pictures, played.complaints], [60, []])
  assert.ok(played.sounds > 80, String(played.sounds)) // 2 s in pieces of 1024 samples

  const now = Date.now()
  const playbackId = randomUUID()
  const at = (agoMs: number) => new Date(now - agoMs).toISOString()
  const half = Math.floor(published.durationMs / 2) + 100
  const sent = await stranger.post('/api/events', {
    sentAt: at(0),
    events: [
      { id: randomUUID(), type: 'start', at: at(3000), playbackId, vodId: video.id, positionMs: 0 },
      {
        id: randomUUID(),
        type: 'view',
        at: at(1000),
        playbackId,
        vodId: video.id,
        positionMs: half,
        ranges: [[0, half]],
      },
    ],
  })
  assert.deepEqual(sent.json(), { accepted: 2, rejected: [] })
  await eventually(async () => (await stranger.get(`/api/vods/${video.id}`)).json().viewCount === 1)
  const dashboard = await eventually(async () => {
    const answer = (await ana.get('/api/creator/dashboard?days=7')).json()
    return answer.figures?.views.value === 1 ? answer : null
  })
  assert.equal(dashboard.figures.watchTimeMs.value, half)
  assert.equal(dashboard.figures.viewers.value, 1)
  assert.equal(dashboard.latestVideos[0].id, video.id)
}

/** As a browser reads a segment: from us, or from where we send it. */
async function follow(studio: Studio, by: ReturnType<Studio['visitor']>, url: string, range: string) {
  const answer = await by.get(url, { range })
  if (studio.ctx.store.kind === 'folder')
    return { status: answer.statusCode, length: answer.rawPayload.length, type: answer.headers['content-type'] }
  assert.equal(answer.statusCode, 302)
  const stored = await fetch(String(answer.headers.location), { headers: { range, origin: studio.ctx.publicUrl } })
  assert.equal(stored.headers.get('access-control-allow-origin'), studio.ctx.publicUrl)
  const length = (await stored.arrayBuffer()).byteLength
  return { status: stored.status, length, type: stored.headers.get('content-type') }
}

test('while S3 is away the answers say so, and afterwards everything goes on', { skip: noSwift() }, async (t) => {
  const s3 = await startSwift(t)
  const proxy = await startFaultyProxy(t, s3.endpoint)
  const studio = await openStudio(t, { worker: true, env: s3.env(await s3.bucket(), proxy.endpoint) })
  const ana = await studio.given.person()
  const bytes = await readFile(await clip('h264Aac'))
  const file = { filename: 'a.mp4', size: bytes.length, type: 'video/mp4' }
  const upload = (await ana.post('/api/uploads', file)).json()
  const { urls } = (await ana.post(`/api/uploads/${upload.id}/parts`, { partNumbers: [1] })).json()
  const put = await fetch(urls[0].url, { method: 'PUT', body: new Uint8Array(bytes) })
  const parts = [{ partNumber: 1, etag: put.headers.get('etag') }]

  proxy.mode = 'away'
  for (const answer of await Promise.all([
    ana.post('/api/uploads', file),
    ana.get(`/api/uploads/${upload.id}`),
    ana.post(`/api/uploads/${upload.id}/complete`, { parts }),
  ])) {
    assert.deepEqual([answer.statusCode, answer.json().code], [503, 'storage.unavailable'])
    assert.ok(answer.headers['retry-after'])
  }
  const listed = await ana.get('/api/creator/videos')
  assert.equal(listed.statusCode, 200, listed.body)
  assert.equal((await studio.visitor().get('/')).statusCode, 200)

  proxy.mode = 'well'
  const done = await ana.post(`/api/uploads/${upload.id}/complete`, { parts })
  assert.equal(done.statusCode, 200, done.body)
  proxy.mode = 'refuse' // while the file is being looked at
  await eventually(async () => proxy.refused > 4)
  proxy.mode = 'well'
  const video = await eventually(async () => {
    const found = (await ana.get(`/api/creator/videos/${upload.videoId}`)).json()
    return found.status === 'ready' && found.processing === null ? found : null
  })
  assert.equal(video.problem, null)

  // A program that was killed between the store's beginning of an upload and its own note of it.
  const lost = await studio.ctx.store.multipart.create('sources/0190d3c4-0000-7000-8000-000000000001/original', {
    contentType: 'video/mp4',
    size: 10,
    partSize: 10,
  })
  const kept = (await ana.post('/api/uploads', file)).json()
  const later = { ...studio.system, clock: () => new Date(Date.now() + 2 * 86_400_000) }
  assert.equal(await uploads.sweepOrphans(later), 1)
  await assert.rejects(
    studio.ctx.store.multipart.listParts('sources/0190d3c4-0000-7000-8000-000000000001/original', lost.uploadId),
  )
  assert.equal((await ana.get(`/api/uploads/${kept.id}`)).statusCode, 200)
  assert.equal((await ana.post(`/api/uploads/${kept.id}/parts`, { partNumbers: [1] })).statusCode, 200)
})

test('making a video private ends every address that was given out', async (t) => {
  const studio = await openStudio(t, { worker: true })
  const ana = await studio.given.person()
  const stranger = studio.visitor()
  const open = await studio.given.video(ana, await clip('h264Aac'), { visibility: 'public' })
  assert.equal((await stranger.get(open.playback.hls)).statusCode, 200)

  const hidden = (await ana.patch(`/api/creator/videos/${open.id}`, { visibility: 'private' })).json()
  assert.equal((await stranger.get(`/api/vods/${open.id}`)).statusCode, 404)
  await eventually(async () => (await stranger.get(open.playback.hls)).statusCode === 403)
  assert.equal((await stranger.get(open.thumbnail.url)).statusCode, 403)
  assert.equal((await stranger.get(hidden.playback.hls)).statusCode, 200) // the signature is the permission
  assert.equal(
    (await stranger.get(hidden.playback.hls.replace(/~\d+/, '~9999999999'))).json().code,
    'media.address_invalid',
  )
  assert.equal((await stranger.get(hidden.playback.hls.replace(/~[^/]+\//, ''))).statusCode, 403)
})
