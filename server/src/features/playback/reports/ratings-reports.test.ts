import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { eventually } from '../../../../test/eventually.ts'
import { assertProblem } from '../../../../test/problems.ts'
import { openStudio, type Person } from '../../../../test/studio.ts'

const studio = await openStudio({ after }, { worker: true })
const db = studio.ctx.database.owner
const olga = await studio.given.person('Olga') // the first: runs the studio
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
await ana.get('/api/creator/videos') // makes the channel
const [channel] = (await ana.get('/api/me')).json().channels

let videos = 0
async function video(title: string, more: { kind?: string; visibility?: string } = {}): Promise<string> {
  const id = `01970000-0000-7000-8000-${String(++videos).padStart(12, '0')}`
  await sql`insert into content.videos (id, channel_id, title, status, visibility, kind, duration_ms, created_at, published_at)
    values (${id}, ${channel.id}, ${title}, 'ready', ${more.visibility ?? 'public'}, ${more.kind ?? 'video'}, 600000, now(), now())`.execute(
    db,
  )
  return id
}
const watch = (who: Person, vodId: string, toMs: number) =>
  who.post('/api/watch-progress', { vodId, deviceId: 'tab', positionMs: toMs, ranges: [[0, toMs]] })
const rate = (who: Person, id: string, stars: number, sentence?: string) =>
  who.put(`/api/vods/${id}/rating`, { stars, ...(sentence === undefined ? {} : { sentence }) })
const ratings = async (id: string, who: Pick<Person, 'get'> = studio.visitor()) =>
  (await who.get(`/api/vods/${id}/ratings`)).json()
const kinds = async (who: Person): Promise<string[]> =>
  (await who.get('/api/notifications')).json().items.map((each: { kind: string }) => each.kind)

/** Somebody with an account who has rated, without the second that a password takes. */
async function rated(videoId: string, stars: number, sentence: string | null = null): Promise<string> {
  const userId = randomUUID()
  await sql`insert into auth."user" (id, name, email, "emailVerified") values (${userId}, 'Somebody', ${`${userId}@example.org`}, true)`.execute(
    db,
  )
  await sql`insert into playback.ratings (id, user_id, video_id, stars, sentence, rated_at)
    values (${randomUUID()}, ${userId}, ${videoId}, ${stars}, ${sentence}, now())`.execute(studio.system.db)
  return userId
}

test('whoever has seen half of it rates, others are told how far they are', async () => {
  const id = await video('Half seen')
  assertProblem(await rate(ben, id, 5), 409, 'playback.rating_not_possible')
  await watch(ben, id, 192_000)
  const not = (await ben.get(`/api/vods/${id}/rating`)).json()
  assert.deepEqual(not, {
    rating: null,
    seenPercent: 32,
    can: { rate: false },
    why: { rate: 'Watch at least half of it first: 32 % so far.' },
  })
  await watch(ben, id, 300_000)
  const answer = await rate(ben, id, 4, ' Good\u202e\nstuff ')
  assert.equal(answer.statusCode, 200, answer.body)
  assert.equal(answer.json().rating.sentence, 'Good stuff')
  const { ratedAt } = answer.json().rating
  assert.equal((await rate(ben, id, 4, 'Good stuff')).json().rating.ratedAt, ratedAt, 'the same again is no news')
  assert.equal((await ben.get(`/api/vods/${id}/mine`)).json().rating.stars, 4)
  const { items, count, average, distribution } = await ratings(id)
  assert.deepEqual([count, average, distribution], [1, null, null], 'ten say something, one does not')
  assert.deepEqual([items[0].by, items[0].stars, items[0].sentence], ['Ben', 4, 'Good stuff'])
  await ben.put(`/api/vods/${id}/like`)
  const { watching } = (await ben.post('/api/me/export', {})).json()
  const about = { title: 'Half seen', videoId: id }
  const { watchedAt, ...far } = watching.history[0]
  assert.deepEqual(far, { ...about, positionMs: 300_000, seenMs: 300_000, durationMs: 600_000, mark: null })
  assert.ok(Date.parse(watchedAt))
  assert.deepEqual(watching.likes, [{ ...about, likedAt: watching.likes[0].likedAt }])
  assert.deepEqual(
    [watching.ratings.length, watching.ratings[0].stars, watching.ratings[0].sentence],
    [1, 4, 'Good stuff'],
  )
  assert.deepEqual((await ana.post('/api/me/export', {})).json().watching.history, [], 'each person their own')
  await ben.post('/api/watch-history/clear', {})
  assert.equal((await rate(ben, id, 2)).json().rating.stars, 2, 'who has rated may think again')
  assert.deepEqual((await ratings(id)).items, [], 'without a sentence')

  for (const [who, of, why] of [
    [ana, id, /team/],
    [ben, await video('Words', { kind: 'article' }), /Articles/],
  ] as const)
    assert.match((await who.get(`/api/vods/${of}/rating`)).json().why.rate, why)
  for (const body of [{ stars: 0 }, { stars: 6 }, { stars: 4.5 }, { stars: 5, sentence: 'x'.repeat(501) }, {}])
    assertProblem(await ben.put(`/api/vods/${id}/rating`, body), 400, 'request.invalid')
  assertProblem(await studio.visitor().put(`/api/vods/${id}/rating`, { stars: 5 }), 401, 'auth.not_signed_in')
  const secret = await video('Secret', { visibility: 'private' })
  assertProblem(await rate(ben, secret, 5), 404, 'content.video_not_found')
  assertProblem(await ben.get(`/api/vods/${secret}/ratings`), 404, 'content.video_not_found')
  assert.equal((await ben.delete(`/api/vods/${id}/rating`)).statusCode, 204)
  assert.equal((await ratings(id)).count, 0)
})

test('totals are exact, also when people think again at once and when accounts go', async () => {
  const id = await video('Loved')
  await watch(ben, id, 600_000)
  await Promise.all(Array.from({ length: 12 }, (_, n) => rate(ben, id, (n % 5) + 1)))
  assert.equal((await ratings(id)).count, 1)
  await rate(ben, id, 5)
  const people = await Promise.all(Array.from({ length: 11 }, (_, n) => rated(id, n < 6 ? 4 : 1, `Sentence ${n}`)))
  const whole = await ratings(id)
  assert.deepEqual(
    [whole.count, whole.average, whole.distribution, whole.badge],
    [12, 2.83, [5, 0, 0, 6, 1], 'directional'],
  )
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { sentence: string }[]; nextCursor: string | null } = (
      await ben.get(`/api/vods/${id}/ratings?limit=4${cursor && `&cursor=${cursor}`}`)
    ).json()
    seen.push(...page.items.map((each) => each.sentence))
    cursor = page.nextCursor
  }
  assert.equal(new Set(seen).size, 11)
  await sql`delete from auth."user" where id = any (${people.slice(0, 6)}::uuid[])`.execute(studio.system.db)
  const { count, distribution } = await ratings(id)
  assert.deepEqual([count, distribution], [6, null])
  await sql`delete from content.videos where id = ${id}`.execute(studio.system.db)
  const left = await sql`select 1 from platform.counters where subject = ${id}`.execute(db)
  assert.equal(left.rows.length, 0)
})

test('what viewers report waits for the operator once, and everybody hears what was decided', async () => {
  const id = await video('Bad')
  const visitor = studio.visitor('', '198.51.100.9')
  const report = (who: Pick<Person, 'post'>, body: object, of = id) => who.post(`/api/vods/${of}/report`, body)
  for (let time = 0; time < 2; time++) {
    assert.equal((await report(ben, { reason: 'hate', text: 'At the end', atMs: 9_000_000 })).statusCode, 200)
    assert.equal((await report(visitor, { reason: 'spam' })).statusCode, 200)
  }
  assertProblem(await report(visitor, { reason: 'boring' }), 400, 'request.invalid')
  assertProblem(
    await report(visitor, { reason: 'spam' }, await video('Secret', { visibility: 'private' })),
    404,
    'content.video_not_found',
  )
  await eventually(async () => (await kinds(olga)).includes('operator.reports-waiting'))
  const queue = (await olga.get('/api/admin/reports')).json()
  assert.equal(queue.open, 1)
  const [found] = queue.items
  assert.deepEqual([found.reports, found.reasons, found.atMs], [2, ['hate', 'spam'], 600_000])
  assert.deepEqual((await olga.get('/api/admin/reports?reason=violence')).json().items, [])
  const whole = (await olga.get(`/api/admin/reports/${found.id}`)).json()
  assert.deepEqual(
    whole.items.map((each: { by: string | null }) => each.by),
    [null, 'Ben'],
  )
  assertProblem(await ana.get('/api/admin/reports'), 403, 'auth.not_allowed')

  const decide = (body: object, of = found.id) => olga.post(`/api/admin/reports/${of}/decide`, body)
  assertProblem(await decide({ decision: 'taken-down', category: 'hate', message: ' ' }), 400, 'request.invalid')
  assertProblem(await decide({ decision: 'sentence-removed' }), 409, 'playback.decision_not_possible')
  const taken = await decide({ decision: 'taken-down', category: 'hate', message: 'Minute ten' })
  assert.equal(taken.statusCode, 204, taken.body)
  await studio.newsHeard() // who may watch is kept until then
  assertProblem(await decide({ decision: 'nothing' }), 409, 'playback.report_over')
  const gone = await studio.visitor().get(`/api/vods/${id}`)
  assertProblem(gone, 410, 'content.video_taken_down')
  assert.equal(gone.json().category, 'hate')
  assert.equal(gone.body.includes('Minute ten'), false, 'the words are for the channel')
  assert.deepEqual((await ratings(id)).code, 'content.video_not_found')
  const own = (await ana.get(`/api/vods/${id}`)).json()
  assert.deepEqual([own.visibility, own.takenDown.message], ['private', 'Minute ten'])
  // Whoever runs the studio looks at it again; at nothing else that is private.
  const looked = await olga.get(`/api/vods/${id}`)
  assert.deepEqual([looked.statusCode, looked.json().takenDown?.category], [200, 'hate'], looked.body)
  assert.deepEqual(looked.json().can, { edit: false, delete: false, retry: false })
  assert.equal((await olga.get(`/api/vods/${id}/mine`)).statusCode, 200)
  assert.equal((await olga.get(`/watch/${id}`)).statusCode, 200)
  assert.equal((await olga.get('/api/admin/reports?state=decided')).json().items[0].video.watchable, true)
  assertProblem(await ben.get(`/api/vods/${id}`), 410, 'content.video_taken_down')
  assertProblem(await ben.get(`/api/vods/${id}/mine`), 404, 'content.video_not_found')
  const secret = await video('Secret', { visibility: 'private' })
  for (const who of [olga, ben]) assertProblem(await who.get(`/api/vods/${secret}`), 404, 'content.video_not_found')
  assertProblem(await olga.patch(`/api/creator/videos/${id}`, { title: 'Mine' }), 404, 'content.video_not_found')
  // Neither by hand, nor with many, nor by taking the change back.
  assertProblem(await ana.patch(`/api/creator/videos/${id}`, { visibility: 'public' }), 409, 'content.taken_down')
  const [change] = (await ana.get(`/api/creator/videos/${id}/history`)).json().items
  assertProblem(await ana.post(`/api/creator/videos/${id}/history/${change.id}/revert`, {}), 409, 'content.taken_down')
  assert.equal((await ana.patch(`/api/creator/videos/${id}`, { title: 'Better' })).statusCode, 200)
  await eventually(async () => (await kinds(ana)).includes('video.moderated'))
  await eventually(async () => (await kinds(ben)).includes('report.decided'))
  await eventually(async () => {
    const { items } = (await olga.get('/api/notifications')).json()
    return items.find((each: { kind: string }) => each.kind === 'operator.reports-waiting').readAt // nothing waits
  })
  const log = (await ana.get(`/api/channels/${channel.id}/audit`)).json().items
  assert.ok(log.some((each: { action: string }) => each.action === 'video.taken-down'))

  const undo = () => olga.post(`/api/admin/reports/${found.id}/undo`, {})
  assert.equal((await undo()).statusCode, 204)
  await studio.newsHeard()
  assertProblem(await undo(), 409, 'playback.decision_not_possible')
  assert.equal((await studio.visitor().get(`/api/vods/${id}`)).json().title, 'Better')
  assert.ok((await olga.get('/api/admin/reports?state=decided')).json().items[0].decision.undoneAt)

  assert.equal((await report(studio.visitor('', '198.51.100.10'), { reason: 'sexual' })).statusCode, 200)
  const [again] = (await olga.get('/api/admin/reports')).json().items
  assert.notEqual(again.id, found.id)
  assert.equal((await decide({ decision: 'age-restricted' }, again.id)).statusCode, 204)
  const adult = (await studio.visitor().get(`/api/vods/${id}`)).json()
  assert.deepEqual([adult.ageRestricted, adult.thumbnail], [true, null])
  const forced = (await ana.patch(`/api/creator/videos/${id}`, { ageRestricted: false })).json()
  assert.equal(forced.ageRestricted, true)
  assert.ok(forced.why.ageRestricted)
  const many = await Promise.all(Array.from({ length: 12 }, () => report(visitor, { reason: 'spam' })))
  assert.ok(many.some(({ statusCode }) => statusCode === 429))
})

test('the channel reports a sentence, and the operator removes it', async () => {
  const id = await video('Rated')
  await watch(ben, id, 600_000)
  await rate(ben, id, 1, 'You are stupid')
  const { items, can } = await ratings(id, ana)
  assert.deepEqual([can.report, items[0].reported], [true, false])
  const path = `/api/vods/${id}/ratings/${items[0].id}/report`
  assertProblem(await ben.post(path, { reason: 'harassment' }), 404, 'playback.rating_not_found')
  for (let time = 0; time < 2; time++) assert.equal((await ana.post(path, { reason: 'harassment' })).statusCode, 200)
  assert.equal((await ratings(id, ana)).items[0].reported, true)
  const [found] = (await olga.get('/api/admin/reports?about=sentence')).json().items
  assert.deepEqual(found.sentence, { text: 'You are stupid', stars: 1, by: 'Ben' })
  assert.equal(
    (await olga.post(`/api/admin/reports/${found.id}/decide`, { decision: 'sentence-removed' })).statusCode,
    204,
  )
  const since = await ratings(id)
  assert.deepEqual([since.count, since.items], [1, []])
  assert.equal((await rate(ben, id, 1, 'Still stupid')).json().rating.sentenceRemoved, true)
  assert.deepEqual((await ratings(id)).items, [])
})

test('an announced video tells when it comes, and what is for adults shows no picture elsewhere', async () => {
  const id = await video('Soon', { visibility: 'private' })
  const publishAt = new Date(Date.now() + 86_400_000).toISOString()
  await ana.patch(`/api/creator/videos/${id}`, { visibility: 'scheduled', publishAt })
  assertProblem(await ben.get(`/api/vods/${id}`), 404, 'content.video_not_found')
  await ana.patch(`/api/creator/videos/${id}`, { announced: true })
  const answer = await ben.get(`/api/vods/${id}`)
  assertProblem(answer, 404, 'content.video_not_yet')
  assert.deepEqual([answer.json().title, answer.json().publishAt], ['Soon', publishAt])
  await ana.delete(`/api/creator/videos/${id}`)
  assertProblem(await ben.get(`/api/vods/${id}`), 404, 'content.video_not_found')
})
