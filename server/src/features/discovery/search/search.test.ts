import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { eventually } from '../../../../test/eventually.ts'
import { openStudio } from '../../../../test/studio.ts'
import { givenChannel, givenVideos } from '../given-for-tests.ts'
import { keepUp, startDiscovery } from '../service.ts'

const studio = await openStudio({ after })
const anybody = studio.visitor()
const { pool } = studio.ctx.database

type Found = { kind: string; video?: { id: string; title: string }; channel?: { handle: string; videoCount: number } }
const search = async (query: Record<string, string>) => {
  const answer = await anybody.get(`/api/search?${new URLSearchParams(query)}`)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json() as { items: Found[]; nextCursor: string | null; mended: string | null }
}
const titles = async (query: Record<string, string>) =>
  (await search(query)).items.flatMap(({ video }) => (video ? [video.title] : []))

const cinema = await givenChannel(studio, 'Café Cinema', 'cafe-cinema')
const kitchen = await givenChannel(studio, 'Kitchen Lab', 'kitchen-lab')
const DAY = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * DAY)
const [bread, soup] = await givenVideos(studio, kitchen, [
  { title: 'Sourdough bread for beginners', tags: ['baking'], category: 'food', language: 'en-GB', views: 500 },
  {
    title: 'Crème brûlée and soup',
    category: 'food',
    language: 'fr',
    durationMs: 100_000,
    publishedAt: ago(40),
    views: 90_000,
  },
  { title: 'My kitchen', description: 'Where the bread is made', category: 'people', publishedAt: ago(400) },
  { title: 'Secret bread', visibility: 'private' },
  { title: 'Hidden bread', visibility: 'unlisted' },
])
await givenVideos(studio, cinema, [
  {
    title: 'Lighting a kitchen',
    tags: ['film'],
    category: 'education',
    kind: 'video',
    durationMs: 3_000_000,
    views: 10,
  },
  { title: 'Kitchen', category: 'music', kind: 'audio', views: 3 },
  { title: '日本語の動画', language: 'ja' },
])

test('titles count more than descriptions, and a title that says just this most', async () => {
  assert.deepEqual(await titles({ q: 'bread' }), ['Sourdough bread for beginners', 'My kitchen'])
  assert.equal((await titles({ q: 'kitchen' }))[0], 'Kitchen')
  assert.deepEqual(await titles({ q: 'bread beginners' }), ['Sourdough bread for beginners'])
})

test('accents, case, endings and beginnings do not matter', async () => {
  assert.deepEqual(await titles({ q: 'CREME brulee' }), ['Crème brûlée and soup'])
  assert.deepEqual(await titles({ q: 'beginner' }), ['Sourdough bread for beginners'])
  assert.deepEqual(await titles({ q: 'sourd' }), ['Sourdough bread for beginners'])
  assert.deepEqual(await titles({ q: '動画' }), ['日本語の動画'])
})

test('a slip is put right, and the answer says so', async () => {
  for (const q of ['soudrough', 'sourdoug bread', 'sourdouhg', 'brread beginners']) {
    const found = await search({ q })
    assert.equal(found.items[0]?.video?.id, bread, q)
  }
  assert.equal((await search({ q: 'Soudrough bread' })).mended, 'sourdough bread')
  assert.equal((await search({ q: 'sourdough' })).mended, null)
  assert.deepEqual(await search({ q: 'xylophonist' }), { items: [], nextCursor: null, mended: null })
})

test('one wrong, missing, doubled or swapped letter of a word of four or more is put right, two of a short word are not', async () => {
  await givenVideos(studio, cinema, [{ title: 'Colour grading' }])
  const found = async (q: string) => [(await titles({ q }))[0] ?? null, (await search({ q })).mended]
  for (const q of ['colur', 'coluor', 'colouur', 'cxlour', 'olour'])
    assert.deepEqual(await found(q), ['Colour grading', 'colour'], q)
  assert.deepEqual(await found('colr'), [null, null], 'two letters are missing')
  await givenVideos(studio, cinema, [{ title: 'Color wheels' }])
  for (const q of ['colr', 'coor', 'cloor', 'colro', 'coolr'])
    assert.deepEqual(await found(q), ['Color wheels', 'color'], q)
})

test('filters and orders', async () => {
  assert.deepEqual(await titles({ q: 'kitchen', kind: 'audio' }), ['Kitchen'])
  assert.deepEqual(await titles({ q: 'kitchen', category: 'education' }), ['Lighting a kitchen'])
  assert.deepEqual(await titles({ q: 'kitchen', duration: 'long' }), ['Lighting a kitchen'])
  assert.deepEqual(await titles({ q: 'soup', duration: 'short' }), ['Crème brûlée and soup'])
  assert.deepEqual(await titles({ q: 'bread', language: 'en' }), ['Sourdough bread for beginners'])
  assert.deepEqual(await titles({ q: 'soup', date: 'month' }), [])
  assert.deepEqual(await titles({ q: 'soup', date: 'year' }), ['Crème brûlée and soup'])
  assert.deepEqual(await titles({ q: 'kitchen lab', sort: 'views' }), [
    'Crème brûlée and soup',
    'Sourdough bread for beginners',
    'My kitchen',
  ])
  assert.deepEqual(await titles({ q: 'kitchen lab', sort: 'newest' }), [
    'Sourdough bread for beginners',
    'Crème brûlée and soup',
    'My kitchen',
  ])
})

test('channels and playlists are found by their names, channels only with something to show', async () => {
  await givenChannel(studio, 'Kitchen Nobody', 'kitchen-nobody')
  const { items } = await search({ q: 'kitchen' })
  assert.deepEqual(items[0]?.channel && [items[0].channel.handle, items[0].channel.videoCount], ['kitchen-lab', 3])
  assert.equal(items.filter(({ kind }) => kind === 'channel').length, 1)
  assert.deepEqual((await search({ q: 'cafe', kind: 'channel' })).items[0]?.channel?.handle, 'cafe-cinema')

  const person = await studio.given.person('Ana')
  const { items: own } = (await person.get('/api/creator/videos')).json()
  assert.deepEqual(own, [])
  const [channel] = (await person.get('/api/me')).json().channels
  const [one] = await givenVideos(studio, channel.id, [{ title: 'Knots' }])
  const made = await person.post('/api/creator/playlists', { title: 'Ropework', visibility: 'public', videoIds: [one] })
  assert.equal(made.statusCode, 201, made.body)
  await keepUp(studio.ctx)
  const [found] = (await search({ q: 'ropework' })).items as { kind: string; playlist?: { itemCount: number } }[]
  assert.deepEqual([found?.kind, found?.playlist?.itemCount], ['playlist', 1])
})

test('pages follow each other without a gap or a repetition, in every order', async () => {
  const channel = await givenChannel(studio, 'Many', 'many')
  await givenVideos(
    studio,
    channel,
    Array.from({ length: 60 }, (_, n) => ({
      title: n >= 45 ? 'Striped 3' : n % 9 === 0 ? 'Zebra' : `Zebra number ${n % 5}`,
      ...(n >= 45 && { description: 'A zebra' }),
      publishedAt: ago(n % 7),
      views: (n * 37) % 11,
    })),
  )
  // On all steps of the ladder.
  await pool.query(
    `update discovery.documents set popular = abs(hashtext(id::text)) % 3, recent = abs(hashtext(id::text)) / 3 % 3
    where channel_id = $1`,
    [channel],
  )
  // As if there were a million: a number, which is in no dictionary, may be on most of them.
  await pool.query(`update pg_class set reltuples = 1e6 where oid = 'discovery.documents'::regclass`)
  await pool.query('update discovery.ladder set recent_1 = now()')
  const asked: [all: number, query: Record<string, string>][] = [
    ...['relevance', 'newest', 'views'].map((sort) => [60, { q: 'zebra', kind: 'video', sort }] as (typeof asked)[0]),
    [60, { q: 'zebra', kind: 'video', date: 'week' }],
    [60, { q: 'zebra' }],
    [23, { q: '3' }],
    [23, { q: '3', kind: 'video' }],
  ]
  for (const [all, query] of asked) {
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await search({ ...query, limit: '10', ...(cursor && { cursor }) })
      seen.push(...page.items.flatMap(({ video }) => video?.id ?? []))
      cursor = page.nextCursor ?? ''
    } while (cursor)
    assert.equal(seen.length, all, JSON.stringify(query))
    assert.equal(new Set(seen).size, all, JSON.stringify(query))
  }
  // On each step titles come before descriptions.
  await pool.query('update discovery.documents set popular = 2 where channel_id = $1', [channel])
  const inOrder = await titles({ q: 'zebra', kind: 'video', limit: '50' })
  assert.deepEqual(
    inOrder.map((title) => title.startsWith('Zebra')),
    inOrder.map((_, n) => n < 45),
  )
  // Of three words the most frequent is not asked of the index of the lowest step.
  await givenVideos(studio, channel, [{ title: 'Something else' }])
  const [elsewhere] = await givenVideos(studio, cinema, [{ title: 'Zebra number elsewhere' }])
  await pool.query('update discovery.documents set popular = 2, recent = 2 where id = $1', [elsewhere])
  for (const sort of ['relevance', 'newest', 'views']) {
    assert.equal((await titles({ q: 'many zebra number', sort, limit: '50' })).length, 40, sort)
    assert.equal((await titles({ q: 'zebra number', sort, limit: '50' })).length, 41, sort)
  }
  const { nextCursor } = await search({ q: 'zebra', limit: '10' })
  for (const query of [
    { q: 'bread', cursor: nextCursor ?? '' },
    { q: 'zebra', cursor: 'abc.def' },
  ]) {
    const answer = await anybody.get(`/api/search?${new URLSearchParams({ ...query, limit: '10' })}`)
    assert.equal(answer.json().code, 'request.invalid_cursor')
  }
})

test('what is not public any more leaves at once, and what was changed is found by its new words', async () => {
  const [gone, hidden, renamed] = await givenVideos(studio, cinema, [
    { title: 'Quokka one' },
    { title: 'Quokka two' },
    { title: 'Quokka three' },
  ])
  assert.equal((await titles({ q: 'quokka' })).length, 3)
  await pool.query('update content.videos set deleted_at = now() where id = $1', [gone])
  await pool.query(`update content.videos set visibility = 'private' where id = $1`, [hidden])
  await pool.query(`update content.videos set title = 'Wombat' where id = $1`, [renamed])
  await studio.ctx.broadcast.publish(studio.system, 'content.videos', { videoIds: [gone, hidden, renamed] })
  // Before the index hears of it: found, and not shown.
  assert.deepEqual(
    await eventually(async () => {
      const now = await titles({ q: 'quokka' })
      return now.length === 1 && now
    }),
    ['Wombat'],
  )
  await keepUp(studio.ctx)
  assert.deepEqual(await titles({ q: 'quokka' }), [])
  assert.deepEqual(await titles({ q: 'wombat' }), ['Wombat'])
  await pool.query(`update accounts.channels set name = 'Platypus Films' where id = $1`, [cinema])
  await keepUp(studio.ctx)
  assert.ok((await titles({ q: 'platypus wombat' })).includes('Wombat'))
  const { rows } = await pool.query(`select n from discovery.words where word = 'quokka'`)
  assert.deepEqual(rows, [{ n: 0 }])
})

test('questions of any kind are answered, and mean nothing but words', async () => {
  const nasty = [
    `' & | ! ( ) <-> :* \\`,
    `bread' | 'soup`,
    `bread:*A & !soup`,
    '%_%',
    '***',
    '<script>alert(1)</script>',
    `"; drop table discovery.documents; --`,
    'a'.repeat(10_000),
    'bread '.repeat(1600),
    '😀🍞',
    'ﷺ بسم الله',
    '\u202Ebread\u202C',
    '     ',
  ]
  for (const q of nasty)
    for (const path of ['/api/search', '/api/search/suggestions']) {
      const answer = await anybody.get(`${path}?${new URLSearchParams({ q })}`)
      assert.equal(answer.statusCode, 200, `${path} ${q.slice(0, 40)}: ${answer.body.slice(0, 300)}`)
    }
  assert.equal((await anybody.get(`/api/search?${new URLSearchParams({ q: 'a'.repeat(30_000) })}`)).statusCode, 400)
  assert.equal((await anybody.get('/api/search?q=a&category=%27%27%5C&language=%27')).statusCode, 200)
  assert.deepEqual(await titles({ q: `bread' | 'soup` }), [])
  assert.deepEqual(studio.crashes, [])
})

test('what is only said in a video is found below the rest, with the moment', async () => {
  const person = await studio.given.person('Speaker')
  await person.get('/api/creator/videos') // makes the channel
  const [channel] = (await person.get('/api/me')).json().channels
  const [talk, , hidden] = await givenVideos(studio, channel.id, [
    { title: 'Evening talk' },
    { title: 'Marmalade at last' },
    { title: 'Secret talk', visibility: 'private' },
  ])
  const caption = (videoId: string | undefined, lines: string[]) =>
    person.put(`/api/creator/videos/${videoId}/captions/en`, {
      cues: lines.map((text, n) => ({ startMs: n * 4000, endMs: n * 4000 + 3000, text })),
    })
  const lines = ['Good evening', 'We speak of <i>marmalade</i> &amp; jam', 'and of bergamot marmalade']
  for (const id of [talk, hidden]) {
    const saved = await caption(id, lines)
    assert.ok(saved.statusCode < 300, saved.body)
  }
  await keepUp(studio.ctx)
  type Spoken = { video?: { title: string }; said?: { text: string; startMs: number; language: string } }
  const found = async (query: Record<string, string>) =>
    ((await search(query)).items as Spoken[]).map(({ video, said }) => [
      video?.title,
      said?.text ?? null,
      said?.startMs,
    ])
  assert.deepEqual(await found({ q: 'marmalade' }), [
    ['Marmalade at last', null, undefined],
    ['Evening talk', 'We speak of marmalade & jam', 4000],
  ])
  assert.deepEqual(await found({ q: 'marmalade bergamot', kind: 'video' }), [
    ['Evening talk', 'and of bergamot marmalade', 8000],
  ])
  assert.deepEqual(await found({ q: 'bergamot', kind: 'audio' }), [])
  assert.deepEqual(await found({ q: 'bergamot', sort: 'newest' }), [])
  await givenVideos(studio, cinema, [{ title: 'And of bergamot' }])
  assert.equal((await found({ q: 'and of bergamot' })).length, 1, 'who wrote the whole of a title has found it')
  assert.equal((await found({ q: 'bergamot' })).length, 2)
  const first = await search({ q: 'marmalade', limit: '1' })
  const second = await search({ q: 'marmalade', limit: '1', cursor: first.nextCursor ?? '' })
  assert.deepEqual([second.items[0]?.video?.id, second.nextCursor], [talk, null])
  await caption(talk, ['Good evening', 'to everybody', 'and everyone'])
  // The search hears of it later, and shows nothing that is not said any more.
  assert.deepEqual(await found({ q: 'bergamot' }), [['And of bergamot', null, undefined]])
  await keepUp(studio.ctx)
  assert.deepEqual(await found({ q: 'everybody' }), [['Evening talk', 'to everybody', 4000]])
  assert.deepEqual(await found({ q: 'marmalade' }), [['Marmalade at last', null, undefined]])
  await pool.query(`update content.videos set visibility = 'private' where id = $1`, [talk])
  await keepUp(studio.ctx)
  assert.deepEqual(await found({ q: 'everybody' }), [])
  const { rows } = await pool.query('select from discovery.spoken')
  assert.equal(rows.length, 0)
})

test('suggestions begin like this: titles and channels, nothing hidden', async () => {
  const suggest = async (q: string) =>
    (await anybody.get(`/api/search/suggestions?${new URLSearchParams({ q })}`)).json().items as {
      kind: string
      text: string
    }[]
  assert.deepEqual(
    (await suggest('sourdough br')).map(({ text }) => text),
    ['Sourdough bread for beginners'],
  )
  assert.ok((await suggest('b')).some(({ text }) => text === 'Sourdough bread for beginners'))
  assert.ok((await suggest('kitc')).some(({ kind, text }) => kind === 'channel' && text === 'Kitchen Lab'))
  assert.deepEqual(await suggest('secret'), [])
  assert.deepEqual(await suggest(''), [])
  assert.ok(soup)
})

test('what is published is found within three seconds, and a worker that is killed in between loses nothing', async () => {
  const [late] = await givenVideos(studio, cinema, [{ title: 'Axolotl', visibility: 'unlisted' }])
  const publish = (to: string) => pool.query('update content.videos set visibility = $2 where id = $1', [late, to])
  await publish('public')
  // As a worker that dies before its commit.
  const client = await pool.connect()
  await client.query('begin')
  const { rows } = await client.query('delete from discovery.notes returning id')
  assert.deepEqual(rows, [{ id: late }])
  await client.query('rollback')
  client.release()
  // What a big change left to do, and what was noted before it: the newest come first, and all of it is reached.
  const [early] = await givenVideos(studio, cinema, [{ title: 'Olm', visibility: 'unlisted' }])
  await pool.query(`update content.videos set visibility = 'public' where id = $1`, [early])
  await pool.query(
    `insert into discovery.notes (kind, id) select 'video', gen_random_uuid() from generate_series(1, 600)`,
  )
  await publish('unlisted')
  await publish('public')
  const running = startDiscovery(studio.ctx)
  try {
    await eventually(async () => (await titles({ q: 'axolotl' })).length === 1)
    await eventually(async () => (await titles({ q: 'olm' })).length === 1)
    // A channel knows how many videos it has.
    await eventually(async () => {
      const { rows: agree } = await pool.query(
        `select from discovery.documents where id = $1 and views =
           (select count(*) from discovery.documents where channel_id = $1 and kind = 'video')`,
        [cinema],
      )
      return agree.length === 1
    })
    await publish('private')
    const isIn = async () => (await pool.query('select from discovery.documents where id = $1', [late])).rows.length > 0
    await eventually(async () => !(await isIn()))
  } finally {
    await running.stop()
  }
})
