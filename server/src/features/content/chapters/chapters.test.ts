import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'
import { chaptersFrom } from './from-description.ts'
import { suggestChapters } from './suggest-chapters.ts'

test('a description lists chapters by the rules people know, or it is said why not', () => {
  const { items } = chaptersFrom(
    'My video\n0:00 Intro\n• 1:05 – The middle\n(1:02:03) End\u202e\nsee https://x.org/1:30',
    4e6,
  )
  assert.deepEqual(items, [
    { startMs: 0, title: 'Intro' },
    { startMs: 65_000, title: 'The middle' },
    { startMs: 3_723_000, title: 'End' },
  ])
  for (const [text, reason] of [
    ['nothing here', null],
    ['0:05 A\n0:30 B\n1:00 C', 'The first chapter has to begin at 0:00.'],
    ['0:00 A\n0:30 B', 'There have to be at least three chapters.'],
    ['0:00 A\n0:40 B\n0:20 C', '“C” does not come after “B”.'],
    ['0:00 A\n0:05 B\n0:20 C', '“A” is shorter than ten seconds.'],
    ['0:00 A\n0:30 B\n9:00 C', '“C” begins after the end of the video.'],
    ['0:00 A\n0:30 B\n1:55 C', '“C” is shorter than ten seconds.'],
    ['0:00 A\n0:99 B\n1:00 C', 'There have to be at least three chapters.'],
  ] as const)
    assert.deepEqual(chaptersFrom(text, 120_000), { items: [], ignored: reason }, text)
})

test('chapters are suggested at the longest pauses', () => {
  const cues = Array.from({ length: 120 }, (_, n) => {
    const startMs = n * 5000 + (n >= 40 ? 4000 : 0) + (n >= 80 ? 6000 : 0)
    return { startMs, endMs: startMs + 4800, text: `Sentence number ${n}. And more words` }
  })
  const found = suggestChapters(cues, 620_000)
  assert.deepEqual(
    found.map(({ startMs, title, pauseMs }) => [startMs, title, pauseMs]),
    [
      [0, 'Sentence number 0', 0],
      [204_000, 'Sentence number 40', 4200],
      [410_000, 'Sentence number 80', 6200],
    ],
  )
  assert.deepEqual(suggestChapters(cues.slice(0, 30), 150_000), [])
  assert.deepEqual(suggestChapters([], null), [])
})

test('a list that somebody wrote wins over the description, and an empty one goes back to it', async (t) => {
  const studio = await openStudio({ after: (end) => t.after(end as () => void) })
  const owner = await studio.given.person('Owner')
  const stranger = await studio.given.person('Stranger')
  const { videoId } = (await owner.post('/api/uploads', { filename: 'a.mp4', size: 1 })).json()
  const own = `/api/creator/videos/${videoId}`
  const url = `${own}/chapters`
  await owner.patch(own, { description: '0:00 One\n0:30 Two\n1:00 Three' })
  assert.equal((await owner.get(url)).json().from, 'description')
  assert.equal((await owner.get(own)).json().chapters.length, 3)

  const chapters = [
    { startMs: 0, title: ' Mine ' },
    { startMs: 5000, title: '<b>Bold</b>' },
  ]
  const saved = await owner.put(url, { chapters }, { 'if-match': '"0"' })
  assert.deepEqual([saved.statusCode, saved.json().from, saved.headers.etag], [200, 'editor', '"1"'])
  assert.deepEqual((await owner.get(own)).json().chapters, [
    { startMs: 0, title: 'Mine' },
    { startMs: 5000, title: '<b>Bold</b>' },
  ])
  assert.equal((await owner.put(url, { chapters }, { 'if-match': '"0"' })).json().revision, 1, 'the same again')
  const late = await owner.put(url, { chapters: [{ startMs: 0, title: 'x' }] }, { 'if-match': '"0"' })
  assertProblem(late, 412, 'content.changed_meanwhile')
  assert.equal(late.json().current.items.length, 2)

  // What it was before counts again, and what it takes the place of is kept.
  const versions = async () =>
    (await owner.get(`${url}/versions`))
      .json()
      .items.map((each: { revision: number; size: number }) => [each.revision, each.size])
  assert.deepEqual(await versions(), [[0, 0]])
  assert.deepEqual((await owner.get(`${url}/versions/0`)).json().items, [])
  const back = await owner.post(`${url}/restore`, { revision: 0 }, { 'if-match': '"1"' })
  assert.deepEqual([back.json().from, back.json().revision], ['description', 2])
  const again = await owner.post(`${url}/restore`, { revision: 1 }, { 'if-match': '"2"' })
  assert.deepEqual([again.json().items[0].title, (await versions()).length], ['Mine', 3])
  assertProblem(await owner.post(`${url}/restore`, { revision: 9 }), 404, 'content.earlier_not_found')
  for (const path of ['versions', 'versions/0'])
    assertProblem(await stranger.get(`${url}/${path}`), 404, 'content.video_not_found')
  assertProblem(await stranger.post(`${url}/restore`, { revision: 0 }), 404, 'content.video_not_found')

  await studio.ctx.database.pool.query('update content.videos set duration_ms = 60000 where id = $1', [videoId])
  for (const [rows, code, row] of [
    [
      [
        { startMs: 9000, title: 'a' },
        { startMs: 3000, title: 'b' },
      ],
      'out_of_order',
      2,
    ],
    [
      [
        { startMs: 0, title: 'a' },
        { startMs: 500, title: 'b' },
      ],
      'too_close',
      2,
    ],
    [
      [
        { startMs: 0, title: 'a' },
        { startMs: 60_000, title: 'b' },
      ],
      'after_end',
      2,
    ],
    [[{ startMs: 0, title: '  ' }], 'no_title', 1],
    [[{ startMs: 0, title: 'x'.repeat(101) }], 'title_too_long', 1],
    [Array.from({ length: 201 }, (_, n) => ({ startMs: n * 2000, title: 'a' })), 'too_many', 201],
  ] as const) {
    const refused = await owner.put(url, { chapters: rows })
    assertProblem(refused, 400, 'content.chapters_invalid', code)
    assert.deepEqual([refused.json().rows[0].code, refused.json().rows[0].row], [code, row])
  }
  for (const body of [{}, { chapters: [{ startMs: -1, title: 'a' }] }, { chapters: [{ startMs: 1.5, title: 'a' }] }])
    assertProblem(await owner.put(url, body), 400, 'request.invalid')

  assert.equal((await owner.put(url, { chapters: [] })).json().from, 'none', 'too long for the description now')
  assert.match((await owner.get(url)).json().description.ignored, /after the end/)
  assert.match((await owner.get(`${url}/suggestions`)).json().why, /no captions/)

  for (const path of [url, `${url}/suggestions`])
    assertProblem(await stranger.get(path), 404, 'content.video_not_found')
  assertProblem(await stranger.put(url, { chapters }), 404, 'content.video_not_found')
  const analyst = await studio.given.person('Analyst')
  await studio.ctx.database.pool.query(
    `insert into accounts.channel_members (channel_id, user_id, role)
     select v.channel_id, u.id, 'analyst' from content.videos v, auth."user" u where v.id = $1 and u.email = $2`,
    [videoId, analyst.email],
  )
  const answer = await analyst.put(url, { chapters })
  assertProblem(answer, 403, 'content.not_editable')
  assert.match((await analyst.get(url)).json().why.edit, /Your role here is analyst/)
})
