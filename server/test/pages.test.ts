import assert from 'node:assert/strict'
import test from 'node:test'
import { clip } from './clips.ts'
import { openStudio } from './studio.ts'

const bootOf = (html: string) => JSON.parse(/id="boot">(.*?)<\/script>/s.exec(html)?.[1] ?? '{"queries":[]}').queries

test('a page brings its data and a link preview, and neither tells a stranger of private things', async (t) => {
  const studio = await openStudio(t, { worker: true })
  const ana = await studio.given.person('Ana <b>')
  const video = await studio.given.video(ana, await clip('h264Aac'))
  await ana.patch(`/api/creator/videos/${video.id}`, { title: '</script><script>alert(1)</script>' })
  const stranger = studio.visitor()

  const hidden = (await stranger.get(`/watch/${video.id}`)).body
  assert.deepEqual(bootOf(hidden), [])
  assert.ok(!hidden.includes('alert(1)'))
  const own = bootOf((await ana.get(`/watch/${video.id}`)).body)
  assert.equal(own[1].data.title, '</script><script>alert(1)</script>')
  assert.equal(own[0].data.user.name, 'Ana <b>')

  await ana.patch(`/api/creator/videos/${video.id}`, { visibility: 'public' })
  const page = (await stranger.get(`/watch/${video.id}`)).body
  assert.ok(!page.includes('<script>alert(1)'))
  assert.match(page, /property="og:title" content="&#60;\/script&#62;/)
  assert.equal(bootOf(page)[1].data.id, video.id)
  assert.ok(page.includes(`rel="preload" as="fetch" crossorigin href="${bootOf(page)[1].data.playback.hls}"`))
  assert.ok(!hidden.includes('/media/'))
  assert.equal(bootOf((await stranger.get('/')).body)[1].data.pages[0].items[0].id, video.id)
})
