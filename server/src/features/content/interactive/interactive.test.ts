import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { carriedInteractions } from './carry.ts'
import { Interaction } from './schema.ts'

const studio = await openStudio({ after })
const owner = await studio.given.person('Owner')
const stranger = await studio.given.person('Stranger')
const pool = studio.ctx.database.pool

async function video(person: Person = owner, visibility = 'public') {
  const { videoId } = (await person.post('/api/uploads', { filename: 'a.mp4', size: 1 })).json()
  await pool.query(`update content.videos set duration_ms = 60000, status = 'ready', visibility = $2 where id = $1`, [
    videoId,
    visibility,
  ])
  return videoId as string
}
const ownUrl = (id: string) => `/api/creator/videos/${id}/interactions`
const answersOf = (id: string, interactionId: string) => `/api/vods/${id}/interactions/${interactionId}/answers`
const question = (more: object = {}) => ({
  id: randomUUID() as string,
  atMs: 5000,
  kind: 'question',
  prompt: 'What is 2 + 2?',
  options: [
    { id: 'a', text: '3' },
    { id: 'b', text: '4' },
  ],
  correct: ['b'],
  explanation: 'Count them.',
  mustAnswer: true,
  pauses: true,
  ...more,
})
const choice = (leads: object[], more: object = {}) => ({
  id: randomUUID() as string,
  atMs: 9000,
  kind: 'choice',
  prompt: 'Where to?',
  options: leads.map((each, at) => ({ id: `o${at}`, text: `Way ${at}`, leads: each })),
  mustAnswer: false,
  ...more,
})
const card = (link: object | null, more: object = {}) => ({
  id: randomUUID() as string,
  atMs: 1000,
  kind: 'card',
  title: 'Look',
  text: '',
  link,
  durationMs: 5000,
  position: 'top-end',
  ...more,
})
async function member(role: string) {
  const [hers] = (await owner.get('/api/me')).json().channels // made with the first upload
  const person = await studio.given.person(role)
  await pool.query(
    `insert into accounts.channel_members (channel_id, user_id, role) select $1, id, $2 from auth."user" where email = $3`,
    [hers.id, role, person.email],
  )
  return person
}
const viewer = (n: number) => studio.visitor('', `10.0.${Math.floor(n / 250)}.${(n % 250) + 1}`)

test('a list is saved whole, in the order of time, and viewers are not told what is right', async () => {
  const id = await video()
  const other = await video()
  const draft = await video(owner, 'private')
  const asked = question()
  const way = choice([
    { to: 'time', ms: 30_000 },
    { to: 'video', videoId: other },
    { to: 'video', videoId: draft },
  ])
  const looks = card({ to: 'video', videoId: other }, { title: '  A\u202e <b>card</b> ' })
  const empty = await owner.get(ownUrl(id))
  assert.deepEqual(
    [empty.json().items, empty.json().revision, empty.json().can],
    [[], 0, { edit: true, results: true }],
  )
  assert.equal('interactions' in (await viewer(1).get(`/api/vods/${id}`)).json(), false)

  const saved = await owner.put(ownUrl(id), { items: [way, asked, looks] }, { 'if-match': '"0"' })
  assert.deepEqual([saved.statusCode, saved.headers.etag], [200, '"1"'], saved.body)
  assert.deepEqual(
    saved.json().items.map((each: Interaction) => each.id),
    [looks.id, asked.id, way.id],
  )
  assert.equal(saved.json().items[0].title, 'A <b>card</b>')
  assert.deepEqual(saved.json().items[1], asked)
  const again = await owner.put(ownUrl(id), { items: [way, asked, looks] }, { 'if-match': '"0"' })
  assert.equal(again.json().revision, 1, 'the same again')

  const shown = (await viewer(1).get(`/api/vods/${id}`)).json().interactions
  assert.deepEqual(shown[1], {
    id: asked.id,
    revision: 1,
    atMs: 5000,
    kind: 'question',
    prompt: asked.prompt,
    options: asked.options,
    poll: false,
    several: false,
    mustAnswer: true,
    pauses: true,
  })
  assert.deepEqual(
    shown[2].options.map((each: { id: string; title: string | null }) => [each.id, each.title]),
    [
      ['o0', null],
      ['o1', 'a'],
    ],
    'a way to a private video is not shown to a viewer',
  )
  assert.equal(shown[0].linkTitle, 'a')
  const late = await owner.put(ownUrl(id), { items: [] }, { 'if-match': '"0"' })
  assertProblem(late, 412, 'content.changed_meanwhile')
  assert.equal(late.json().current.items.length, 3)
  const log = await pool.query(
    `select action, after from accounts.audit_log where subject_id = $1 and action like 'inter%'`,
    [id],
  )
  assert.deepEqual([log.rows.length, log.rows[0].after.interactions.length], [1, 3])
})

test('what cannot be is refused with its place, and nothing of it is saved', async () => {
  const id = await video()
  const foreign = await video(stranger)
  const q = question()
  for (const [item, path, code] of [
    [question({ atMs: 60_001 }), 'items.1.atMs', 'after_end'],
    [{ ...q }, 'items.1.id', 'same_id'],
    [question({ correct: ['c'] }), 'items.1.correct.0', 'no_option'],
    [question({ correct: ['b', 'b'] }), 'items.1.correct.1', 'same_id'],
    [
      question({
        options: [
          { id: 'a', text: '1' },
          { id: 'a', text: '2' },
        ],
        correct: [],
      }),
      'items.1.options.1.id',
      'same_id',
    ],
    [
      choice([
        { to: 'time', ms: 90_000 },
        { to: 'time', ms: 1 },
      ]),
      'items.1.options.0.leads.ms',
      'after_end',
    ],
    [
      choice([
        { to: 'video', videoId: foreign },
        { to: 'time', ms: 1 },
      ]),
      'items.1.options.0.leads.videoId',
      'not_ours',
    ],
    [card({ to: 'video', videoId: foreign }), 'items.1.link.videoId', 'not_ours'],
    [card({ to: 'video', videoId: randomUUID() }), 'items.1.link.videoId', 'not_ours'],
  ] as const) {
    const refused = await owner.put(ownUrl(id), { items: [q, item] })
    assertProblem(refused, 400, 'content.interactions_invalid', code)
    assert.deepEqual([refused.json().items[0].path, refused.json().items[0].code], [path, code])
  }
  const hostile = [
    'javascript:alert(1)',
    'http://example.org',
    'https://a:b@example.org',
    'data:text/html,x',
    '//x',
    'https://',
  ]
  for (const items of [
    ...hostile.map((url) => [card({ to: 'address', url })]),
    [question({ prompt: ' \u202e ' })],
    [question({ prompt: 'x'.repeat(301) })],
    [question({ options: [{ id: 'a', text: 'x' }] })],
    [question({ options: Array.from({ length: 7 }, (_, n) => ({ id: `${n}`, text: 'x' })) })],
    [
      question({
        options: [
          { id: 'a', text: 'x'.repeat(121) },
          { id: 'b', text: 'x' },
        ],
      }),
    ],
    [
      question({
        options: [
          { id: '<a>', text: 'x' },
          { id: 'b', text: 'x' },
        ],
      }),
    ],
    [question({ atMs: -1 })],
    [question({ atMs: 1.5 })],
    [question({ surprise: true })],
    [question({ kind: 'quiz' })],
    [question({ id: 'x' })],
    [card(null, { durationMs: 0 })],
    [card(null, { position: 'middle' })],
    [null],
    ['x'],
    Array.from({ length: 101 }, () => question()),
    { 0: question() },
  ])
    assertProblem(await owner.put(ownUrl(id), { items }), 400, 'request.invalid')
  const fuzzed = await owner.put(ownUrl(id), { items: [q, question({ options: [{ id: 'a' }, 5] })] })
  assert.match(JSON.stringify(fuzzed.json()), /items\.1\.options\.0\.text|items\/1\/options\/0\/text/)
  assert.deepEqual((await owner.get(ownUrl(id))).json().items, [])
})

test('nonsense of any shape is a plain refusal', async () => {
  const id = await video()
  const values = [
    null,
    true,
    -1,
    1e308,
    '',
    '\u0000',
    '\ud800',
    'x'.repeat(5000),
    [],
    [[]],
    {},
    { a: 1 },
    '\u202e<script>',
  ]
  let seed = 7
  const any = () => {
    seed = (seed * 48271) % 2147483647
    return values[seed % values.length]
  }
  for (let n = 0; n < 150; n++) {
    const item: Record<string, unknown> =
      n % 3
        ? { ...question() }
        : {
            ...choice([
              { to: 'time', ms: 1 },
              { to: 'time', ms: 2 },
            ]),
          }
    const keys = Object.keys(item)
    item[keys[n % keys.length] ?? 'id'] = any()
    const res = await owner.put(ownUrl(id), { items: [item] })
    assert.ok([200, 400].includes(res.statusCode), `${res.statusCode} for ${JSON.stringify(item)}`)
    const q = await viewer(n).post(answersOf(id, randomUUID()), { optionIds: any(), playbackId: any() })
    assert.ok([400, 404].includes(q.statusCode), q.body)
  }
})

test('an answer counts once, however it is sent, and the first one stays', async () => {
  const id = await video()
  const q = question()
  const poll = question({ correct: [], atMs: 8000, mustAnswer: false })
  await owner.put(ownUrl(id), { items: [q, poll] })
  const playbackId = randomUUID()
  const ana = viewer(1)
  assert.equal((await ana.post(`/api/vods/${id}/interactions/${q.id}/shown`, { playbackId })).statusCode, 204)
  const first = await Promise.all(
    Array.from({ length: 8 }, () => ana.post(answersOf(id, q.id), { optionIds: ['a'], playbackId, revision: 1 })),
  )
  for (const each of first)
    assert.deepEqual(each.json(), {
      interactionId: q.id,
      revision: 1,
      optionIds: ['a'],
      attempts: 1,
      right: false,
      correct: ['b'],
      explanation: 'Count them.',
      counts: null,
    })
  const second = (await ana.post(answersOf(id, q.id), { optionIds: ['b'], playbackId })).json()
  assert.deepEqual([second.optionIds, second.attempts, second.right], [['a'], 2, true])
  // Two answers at once: one of them is first, and both see the same.
  const raced = await Promise.all(['a', 'b'].map((each) => viewer(2).post(answersOf(id, q.id), { optionIds: [each] })))
  assert.deepEqual(raced[0]?.json().optionIds, raced[1]?.json().optionIds)
  // The same person signed in is the same viewer from everywhere.
  await stranger.post(answersOf(id, q.id), { optionIds: ['b'] })
  await studio.visitor(stranger.cookie, '10.9.9.9').post(answersOf(id, q.id), { optionIds: ['a'] })
  // One's own team is kept apart.
  await owner.post(answersOf(id, q.id), { optionIds: ['b'] })
  await viewer(3).post(`/api/vods/${id}/interactions/${q.id}/shown`, {})

  const results = (await owner.get(`${ownUrl(id)}/results`)).json().items
  const [got] = results
  assert.deepEqual(
    [got.shown, got.answered, got.apart, got.sample, got.options[0].share],
    [4, 3, 1, 'noise', null],
    JSON.stringify(got),
  )
  assert.equal(got.options[0].count + got.options[1].count, 3)
  assert.equal(results[1].sample, 'none')
  const rows = await pool.query('select * from content.interaction_answers where video_id = $1', [id])
  assert.doesNotMatch(JSON.stringify(rows.rows), /10\.0\.|127\.0\.0/, 'no address is kept')

  for (let n = 0; n < 10; n++) await viewer(100 + n).post(answersOf(id, poll.id), { optionIds: [n < 4 ? 'a' : 'b'] })
  await new Promise((resolve) => setTimeout(resolve, 2100)) // a poll is counted every two seconds
  const counted = (await viewer(100).post(answersOf(id, poll.id), { optionIds: ['a'] })).json()
  assert.deepEqual(counted.counts, [
    { id: 'a', count: 4 },
    { id: 'b', count: 6 },
  ])
  const share = (await owner.get(`${ownUrl(id)}/results`)).json().items[1]
  assert.deepEqual([share.options[1].share, share.sample, share.right], [0.6, 'directional', null])
  assert.deepEqual(
    (await ana.get(`/api/vods/${id}/answers`))
      .json()
      .items.map((each: { interactionId: string }) => each.interactionId),
    [q.id],
  )
  assert.deepEqual((await viewer(50).get(`/api/vods/${id}/answers`)).json().items, [])

  const table = await owner.get(`${ownUrl(id)}/results.csv`)
  assert.match(String(table.headers['content-type']), /text\/csv/)
  assert.match(table.body, /8,question,What is 2 \+ 2\?,present,1,10,10,10,4,,6,60\r\n/)
})

test('answers that are none, and interactions that are not there', async () => {
  const id = await video()
  const hidden = await video(owner, 'private')
  const q = question()
  const both = question({ correct: ['a', 'b'], atMs: 6000 })
  const bare = card(null)
  await owner.put(ownUrl(id), { items: [q, both, bare] })
  await owner.put(ownUrl(hidden), { items: [q] })
  for (const [which, optionIds] of [
    [q, ['c']],
    [q, ['a', 'b']],
    [both, ['a', 'a']],
    [bare, ['open']],
  ] as const)
    assertProblem(await viewer(1).post(answersOf(id, which.id), { optionIds }), 400, 'content.answer_invalid')
  for (const body of [
    {},
    { optionIds: [] },
    { optionIds: 'a' },
    { optionIds: ['a'], playbackId: 'x' },
    { optionIds: ['a'], x: 1 },
  ])
    assertProblem(await viewer(1).post(answersOf(id, q.id), body), 400, 'request.invalid')
  const wrong = await viewer(1).post(answersOf(id, both.id), { optionIds: ['b'] })
  assert.equal(wrong.json().right, false, 'one of two is not all')
  assertProblem(
    await viewer(1).post(answersOf(id, randomUUID()), { optionIds: ['a'] }),
    404,
    'content.interaction_not_found',
  )
  assertProblem(
    await viewer(1).post(answersOf(id, q.id), { optionIds: ['a'], revision: 9 }),
    404,
    'content.interaction_not_found',
  )
  assertProblem(await viewer(1).post(answersOf(hidden, q.id), { optionIds: ['a'] }), 404, 'content.video_not_found')
  assertProblem(await stranger.get(`/api/vods/${hidden}/answers`), 404, 'content.video_not_found')
})

test('a changed question keeps the answers to its old text, and finds them again when it is changed back', async () => {
  const id = await video()
  const q = question()
  await owner.put(ownUrl(id), { items: [q] })
  await owner.put(ownUrl(id), { items: [{ ...q, prompt: 'Two and two?' }] })
  assert.equal((await viewer(1).get(`/api/vods/${id}`)).json().interactions[0].revision, 1, 'nobody has seen it yet')
  await owner.put(ownUrl(id), { items: [q] })
  await viewer(1).post(answersOf(id, q.id), { optionIds: ['a'], revision: 1 })
  const changed = { ...q, options: [...q.options, { id: 'c', text: '5' }] }
  await owner.put(ownUrl(id), { items: [{ ...changed, atMs: 7000, explanation: 'Really' }] })
  // Who still sees the old text answers the old one.
  await viewer(2).post(answersOf(id, q.id), { optionIds: ['b'], revision: 1 })
  await viewer(1).post(answersOf(id, q.id), { optionIds: ['c'], revision: 2 })
  const read = async () =>
    (await owner.get(`${ownUrl(id)}/results`))
      .json()
      .items.map((each: { state: string; revision: number; answered: number; options: unknown[] }) => [
        each.state,
        each.revision,
        each.answered,
        each.options.length,
      ])
  assert.deepEqual(await read(), [
    ['present', 2, 1, 3],
    ['changed', 1, 2, 2],
  ])
  await owner.put(ownUrl(id), { items: [q] })
  assert.deepEqual(await read(), [
    ['present', 1, 2, 2],
    ['changed', 2, 1, 3],
  ])
  await owner.put(ownUrl(id), { items: [] })
  assert.deepEqual((await read())[0], ['removed', 1, 2, 2])
  assertProblem(await viewer(5).post(answersOf(id, q.id), { optionIds: ['a'] }), 404, 'content.interaction_not_found')
  await owner.put(ownUrl(id), { items: [q] })
  assert.deepEqual((await read())[0], ['present', 1, 2, 2], 'taken off and put back: undo loses nothing')
})

test('a question changes while many answer it: every answer stands with the text it was given to', async () => {
  const id = await video()
  const q = question()
  await owner.put(ownUrl(id), { items: [q] })
  const changed = {
    ...q,
    prompt: 'And now?',
    options: [
      { id: 'x', text: 'X' },
      { id: 'y', text: 'Y' },
    ],
    correct: ['x'],
  }
  const all = await Promise.all([
    ...Array.from({ length: 12 }, (_, n) => viewer(n).post(answersOf(id, q.id), { optionIds: ['a'], revision: 1 })),
    owner.put(ownUrl(id), { items: [changed] }),
    ...Array.from({ length: 12 }, (_, n) =>
      viewer(20 + n).post(answersOf(id, q.id), { optionIds: ['b'], revision: 1 }),
    ),
  ])
  assert.ok(all.every((each) => [200, 400, 404].includes(each.statusCode)))
  const rows = await pool.query(
    `select revision, array_agg(distinct o) as options from content.interaction_answers, unnest(option_ids) o where video_id = $1 group by 1`,
    [id],
  )
  for (const row of rows.rows) assert.ok(row.revision === 1 && row.options.every((each: string) => 'ab'.includes(each)))
})

test('strangers see nothing, and a role that may not is told why', async () => {
  const id = await video()
  for (const path of [ownUrl(id), `${ownUrl(id)}/results`, `${ownUrl(id)}/results.csv`])
    assertProblem(await stranger.get(path), 404, 'content.video_not_found')
  assertProblem(await stranger.put(ownUrl(id), { items: [] }), 404, 'content.video_not_found')
  const [analyst, moderator] = [await member('analyst'), await member('moderator')]
  assertProblem(await analyst.put(ownUrl(id), { items: [question()] }), 403, 'content.not_editable')
  assert.equal((await analyst.get(`${ownUrl(id)}/results`)).statusCode, 200)
  assertProblem(await moderator.get(`${ownUrl(id)}/results`), 403, 'auth.not_allowed')
  assert.match((await moderator.get(ownUrl(id))).json().why.results, /Your role here is moderator/)
  // An id of another's list is a name in that list only.
  const q = question()
  await owner.put(ownUrl(id), { items: [q] })
  const theirs = await video(stranger)
  assert.equal((await stranger.put(ownUrl(theirs), { items: [{ ...q, prompt: 'Mine' }] })).statusCode, 200)
  assert.equal((await owner.get(ownUrl(id))).json().items[0].prompt, q.prompt)
})

test('a cut takes along what is asked in what is kept', () => {
  const keep = [
    { startMs: 0, endMs: 4000 },
    { startMs: 10_000, endMs: 20_000 },
  ]
  const at = (atMs: number) => Interaction.parse(question({ atMs }))
  const times = [0, 4000, 6000, 10_000, 15_000, 25_000].map(at)
  assert.deepEqual(
    carriedInteractions(keep, times).map(({ atMs }) => atMs),
    [0, 4000, 4000, 9000],
  )
  const [way] = carriedInteractions(keep, [
    Interaction.parse(
      choice(
        [
          { to: 'time', ms: 6000 },
          { to: 'time', ms: 12_000 },
        ],
        { atMs: 1000 },
      ),
    ),
  ])
  assert.ok(way?.kind === 'choice')
  assert.deepEqual(
    way.options.map(({ leads }) => leads),
    [
      { to: 'time', ms: 4000 },
      { to: 'time', ms: 6000 },
    ],
  )
  const [shown] = carriedInteractions(keep, [Interaction.parse(card(null, { atMs: 3000, durationMs: 9000 }))])
  assert.ok(shown?.kind === 'card' && shown.durationMs === 3000)
})
