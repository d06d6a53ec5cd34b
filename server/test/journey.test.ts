import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { clip } from './clips.ts'
import { eventually } from './eventually.ts'
import { openStudio } from './studio.ts'

test('a file is uploaded, watched by a stranger and counted', async (t) => {
  const studio = await openStudio(t, { worker: true })
  const ana = await studio.given.person('Ana Film')
  const stranger = studio.visitor()
  const video = await studio.given.video(ana, await clip('h264Aac'))

  assert.equal(video.status, 'ready')
  assert.ok(video.durationMs > 900 && video.durationMs < 3000)
  assert.equal(video.renditions[0].status, 'ready')
  assert.ok(video.thumbnail.placeholder.startsWith('data:image/'))
  assert.equal((await stranger.get(`/api/vods/${video.id}`)).json().code, 'content.video_not_found')

  const master = await stranger.get(video.playback.hls)
  assert.match(master.body, /^#EXTM3U/)
  const playlistUrl = video.playback.hls.replace('master.m3u8', 'original/index.m3u8')
  const playlist = await stranger.get(playlistUrl)
  assert.match(playlist.body, /#EXT-X-ENDLIST/)
  const segment = playlist.body.split('\n').find((line) => line.endsWith('.m4s')) ?? ''
  const bytes = await stranger.get(playlistUrl.replace('index.m3u8', segment), { range: 'bytes=0-99' })
  assert.equal(bytes.statusCode, 206)
  assert.equal(bytes.rawPayload.length, 100)

  const board = await eventually(async () => {
    const { playback } = (await ana.get(`/api/vods/${video.id}`)).json()
    return playback.storyboardUrl ? ana.get(playback.storyboardUrl) : null
  }, 20_000)
  assert.match(board.headers['content-type'] as string, /^text\/vtt/)
  const sheet = /^storyboard-0\.jpg(?=#xywh=0,0,160,90$)/m.exec(board.body)?.[0] ?? assert.fail(board.body)
  const picture = await stranger.get(video.playback.hls.replace('master.m3u8', sheet))
  assert.equal(picture.headers['content-type'], 'image/jpeg')

  const published = (await ana.patch(`/api/creator/videos/${video.id}`, { visibility: 'public' })).json()
  const page = await stranger.get(`/watch/${video.id}`)
  assert.match(page.body, /og:title/)

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
  await eventually(async () => (await stranger.get(`/api/vods/${video.id}`)).json().viewCount === 1, 5000)
  const dashboard = await eventually(async () => {
    const answer = (await ana.get('/api/creator/dashboard?days=7')).json()
    return answer.figures?.views.value === 1 ? answer : null
  }, 5000)
  assert.equal(dashboard.figures.watchTimeMs.value, half)
  assert.equal(dashboard.figures.viewers.value, 1)
  assert.equal(dashboard.latestVideos[0].id, video.id)
})

test('making a video private ends every address that was given out', async (t) => {
  const studio = await openStudio(t, { worker: true })
  const ana = await studio.given.person()
  const stranger = studio.visitor()
  const open = await studio.given.video(ana, await clip('h264Aac'), { visibility: 'public' })
  assert.equal((await stranger.get(open.playback.hls)).statusCode, 200)

  const hidden = (await ana.patch(`/api/creator/videos/${open.id}`, { visibility: 'private' })).json()
  assert.equal((await stranger.get(`/api/vods/${open.id}`)).statusCode, 404)
  await eventually(async () => (await stranger.get(open.playback.hls)).statusCode === 404)
  assert.equal((await stranger.get(open.thumbnail.url)).statusCode, 404)
  assert.equal((await stranger.get(hidden.playback.hls)).statusCode, 200) // the signature is the permission
  assert.equal(
    (await stranger.get(hidden.playback.hls.replace(/~\d+/, '~9999999999'))).json().code,
    'media.address_invalid',
  )
  assert.equal((await stranger.get(hidden.playback.hls.replace(/~[^/]+\//, ''))).statusCode, 404)
})
