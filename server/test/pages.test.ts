import assert from 'node:assert/strict'
import test from 'node:test'
import { clip } from './clips.ts'
import { eventually } from './eventually.ts'
import { openStudio } from './studio.ts'

type Query = { key: (string | null)[]; data: unknown }

const bootOf = (html: string): Query[] => JSON.parse(/id="boot">(.*?)<\/script>/s.exec(html)?.[1] ?? '').queries
const keysOf = (html: string) => bootOf(html).map(({ key }) => key.slice(0, 2).join('.'))
const dataOf = (html: string, name: string) =>
  // biome-ignore lint/suspicious/noExplicitAny: answers of any route
  bootOf(html).find(({ key }) => key.slice(0, 2).join('.') === name)?.data as any

test('a page brings its first picture, its data and a link preview, and none tells a stranger of private things', async (t) => {
  const studio = await openStudio(t, { worker: true })
  const ana = await studio.given.person('Ana <b>')
  const video = await studio.given.video(ana, await clip('h264Aac'))
  // The last that come of themselves, and the time of change that goes with them: what is asked twice below is the same both times.
  await eventually(async () => {
    const { playback, source } = (await ana.get(`/api/creator/videos/${video.id}`)).json()
    return playback.storyboardUrl && playback.waveformUrl && source.sha256
  })
  await eventually(async () => {
    const { rows } = await studio.ctx.database.pool.query(
      `select from pgboss.job where name like '%.media.changed' and state < 'completed'`,
    )
    return rows.length === 0
  })
  const hostile = '</script><script>alert(1)</script>{{poster}}<!--head-->"\'$&'
  await ana.patch(`/api/creator/videos/${video.id}`, { title: hostile })
  const stranger = studio.visitor()
  const ben = await studio.given.person('Ben')

  for (const somebody of [stranger, ben]) {
    const hidden = (await somebody.get(`/watch/${video.id}`)).body
    assert.deepEqual(keysOf(hidden), ['accounts.me'])
    assert.ok(!hidden.includes('alert(1)'))
    assert.ok(!hidden.includes('/media/'))
    assert.match(hidden, /<div id="root"><\/div>/)
  }
  const own = (await ana.get(`/watch/${video.id}`)).body
  assert.equal(dataOf(own, 'content.video').title, hostile)
  assert.equal(dataOf(own, 'accounts.me').user.name, 'Ana <b>')

  await ana.patch(`/api/creator/videos/${video.id}`, { visibility: 'public' })
  const answer = await stranger.get(`/watch/${video.id}`)
  const page = answer.body
  assert.equal(answer.headers['cache-control'], 'private, no-cache')
  assert.ok(!page.includes('<script>alert(1)'))
  assert.match(page, /property="og:title" content="&#60;\/script&#62;/)
  assert.match(
    page,
    /dir="auto">&#60;\/script&#62;&#60;script&#62;alert\(1\)&#60;\/script&#62;{{poster}}&#60;!--head--&#62;/,
  )
  assert.ok(page.includes('Ana &#60;b&#62;</span>'))
  const { playback } = dataOf(page, 'content.video')
  assert.ok(page.includes(`rel="preload" as="fetch" crossorigin href="${playback.hls}"`))
  assert.ok(page.includes(`<img src="${playback.poster}"`))
  assert.equal(dataOf((await stranger.get('/')).body, 'discovery.home').newest[0].id, video.id)

  // The studio: what the page's own requests would be answered, each person their own.
  for (const [person, count] of [
    [ana, 1],
    [ben, 0],
  ] as const) {
    await person.get('/api/creator/videos') // makes the channel
    const listed = await person.get('/studio/content')
    assert.equal(listed.headers['cache-control'], 'private, no-store')
    assert.equal(listed.headers.vary, 'cookie, accept-language')
    const { pages } = dataOf(listed.body, 'content.own-videos')
    assert.equal(pages[0].items.length, count)
    assert.deepEqual(pages[0], (await person.get('/api/creator/videos?limit=100&sort=created&order=desc')).json())
    const home = (await person.get('/studio?days=7', { cookie: `${person.cookie}; tz=Europe%2FBerlin` })).body
    const [, channelId, days, tz] =
      bootOf(home)
        .find(({ key }) => key[1] === 'dashboard')
        ?.key.slice(1) ?? []
    const asked = (await person.get('/api/creator/dashboard?days=7&tz=Europe/Berlin')).json()
    assert.deepEqual([channelId, days, tz], [asked.channelId, '7', 'Europe/Berlin'])
    const moving = { completeUntil: '', lag: 0 }
    assert.deepEqual({ ...dataOf(home, 'analytics.dashboard'), ...moving }, { ...asked, ...moving })
    assert.deepEqual(dataOf(home, 'accounts.channel'), (await person.get(`/api/channels/${channelId}`)).json())
    assert.match(home, /<div id="root"><div[^>]+aria-label="Loading your studio"/)
  }
  assert.deepEqual(keysOf((await ana.get('/studio')).body), ['accounts.me', 'accounts.channel'])
  assert.deepEqual(keysOf((await ana.get('/studio', { cookie: `${ana.cookie}; tz=Mars/Olympus` })).body), [
    'accounts.me',
  ])
  // Of several channels the one in the address, else the one last worked on, else the first.
  const { id: second, handle } = (await ana.post('/api/channels', { name: 'Second' })).json()
  const [first] = (await ana.get('/api/me')).json().channels
  const channelOf = async (path: string, cookie = '') =>
    bootOf((await ana.get(path, { cookie: `${ana.cookie}${cookie}` })).body).find(({ key }) => key[0] === 'content')
      ?.key[2]
  assert.notEqual(first.id, second)
  for (const [path, cookie, expected] of [
    [`/studio/content?channel=${handle}`, '', second],
    [`/studio/content?channel=${first.handle}`, `; channel=${second}`, first.id],
    ['/studio/content', `; channel=${second}`, second],
    ['/studio/content?channel=nobodys', '; channel=00000000-0000-7000-8000-000000000000', first.id],
    ['/studio/content', '', first.id],
    [`/studio/content?channel=${handle}&q=x`, '', undefined],
  ] as const)
    assert.equal(await channelOf(path, cookie), expected, path + cookie)

  const anonymous = await stranger.get('/studio/content')
  assert.deepEqual(keysOf(anonymous.body), ['accounts.me'])
  assert.equal(dataOf(anonymous.body, 'accounts.me').user, null)
  assert.match(anonymous.body, /<div id="root"><\/div>/)
  // A program reads answers, not pages.
  const key = (await ana.post('/api/creator/api-keys', { name: 'k', scopes: ['videos:read'] })).json().key
  for (const cookie of ['', ana.cookie]) {
    const read = (await studio.visitor().get('/studio/content', { authorization: `Bearer ${key}`, cookie })).body
    assert.equal(dataOf(read, 'accounts.me').user, null)
    assert.ok(!read.includes('alert(1)') && !read.includes('own-videos'))
  }
})

test('what a device keeps of the site is in the language of its reader, and a page names it', async (t) => {
  const studio = await openStudio(t)
  const reader = studio.visitor()
  const arabic = { 'accept-language': 'ar-EG,en;q=0.5' }
  const [manifest, kept, page, english] = await Promise.all([
    reader.get('/manifest.webmanifest', arabic),
    reader.get('/offline.html', arabic),
    reader.get('/', arabic),
    reader.get('/', {}),
  ])
  assert.match(String(manifest.headers['content-type']), /^application\/manifest\+json/)
  assert.deepEqual([manifest.json().lang, manifest.json().dir], ['ar', 'rtl'])
  assert.match(kept.body, /<html lang="ar" dir="rtl">/)
  assert.ok(!kept.body.includes('{{'))
  assert.ok(kept.headers['offline-page'])
  assert.equal(page.headers['offline-page'], kept.headers['offline-page'])
  assert.notEqual(english.headers['offline-page'], kept.headers['offline-page'])
})
