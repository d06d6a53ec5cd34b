import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, test } from 'node:test'
import { clip } from '#test/clips.ts'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { keepHouse } from '../service.ts'
import { purgeAll } from '../trash/purge.ts'
import { png } from './png-for-tests.ts'

let ahead = 0
const studio = await openStudio({ after }, { worker: true, clock: () => new Date(Date.now() + ahead) })
const ana = await studio.given.person('Ana')
const stranger = await studio.given.person('Stranger')
const visitor = studio.visitor()
const { pool } = studio.ctx.database

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

const url = '/api/creator/articles'
const write = async (markdown: string, by: Person = ana) => {
  const made = await by.post(url, { title: 'On lakes', markdown })
  assert.equal(made.statusCode, 201, made.body)
  return made.json()
}
const give = (id: string, bytes: Buffer, by: Person = ana) =>
  by.put(`${url}/${id}/images`, bytes, { 'content-type': 'application/octet-stream' })
const drawn = (id: string, image: string) =>
  eventually(async () => {
    const found = (await ana.get(`${url}/${id}`)).json().images.find((each: { id: string }) => each.id === image)
    return found && found.state !== 'making' ? found : null
  })

test('a draft is the team’s alone; readers get what was published, until it is published again', async () => {
  const article = await write('# First\n\nSome *words*.')
  const { id } = article
  assert.deepEqual(
    [article.video.kind, article.video.status, article.video.visibility],
    ['article', 'ready', 'private'],
  )
  assert.deepEqual([article.words, article.readingMinutes, article.published, article.changed], [3, 1, null, true])
  assert.match(article.html, /<h2>First<\/h2>/)
  assertProblem(await visitor.get(`/api/vods/${id}`), 404, 'content.video_not_found')
  const published = await ana.post(`${url}/${id}/publish`)
  assert.equal(published.statusCode, 200, published.body)
  assert.deepEqual([published.json().changed, published.json().why.publish], [false, 'What readers get is up to date.'])
  assertProblem(await visitor.get(`/api/vods/${id}`), 404, 'content.video_not_found')
  await ana.patch(`/api/creator/videos/${id}`, { visibility: 'public' })
  await ana.put(`${url}/${id}`, { markdown: 'Secret second thoughts' })
  const read = (await visitor.get(`/api/vods/${id}`)).json()
  assert.deepEqual([read.article.words, read.playback, read.source, read.durationMs], [3, null, null, null])
  assert.match(read.article.html, /<em>words<\/em>/)
  assert.doesNotMatch((await visitor.get(`/api/vods/${id}`)).body, /Secret/)
  assert.equal((await ana.get(`${url}/${id}`)).json().changed, true)
  await ana.post(`${url}/${id}/publish`)
  assert.match((await visitor.get(`/api/vods/${id}`)).json().article.html, /Secret/)
  const listed = (await visitor.get('/api/vods')).json().items
  assert.deepEqual(
    listed.map((each: { kind: string }) => each.kind),
    ['article'],
  )
})

test('however an article becomes visible, its words go out with it', async () => {
  const { id } = await write('Out by many at once')
  await ana.post('/api/creator/videos/bulk', {
    select: { ids: [id] },
    action: { kind: 'visibility', visibility: 'unlisted' },
  })
  await eventually(async () => (await visitor.get(`/api/vods/${id}`)).statusCode === 200)
  assert.match((await visitor.get(`/api/vods/${id}`)).json().article.html, /Out by many/)
})

test('of two who write at once the second hears of the first, with both texts', async () => {
  const { id, revision } = await write('One')
  const etag = `"${revision}"`
  const first = await ana.put(`${url}/${id}`, { markdown: 'Two' }, { 'if-match': etag })
  assert.equal(first.headers.etag, `"${revision + 1}"`)
  const second = await ana.put(`${url}/${id}`, { markdown: 'Three' }, { 'if-match': etag })
  assertProblem(second, 412, 'content.changed_meanwhile')
  assert.equal(second.json().current.markdown, 'Two')
  // Sent again after a lost answer it is no conflict.
  assert.equal((await ana.put(`${url}/${id}`, { markdown: 'Two' }, { 'if-match': etag })).statusCode, 200)
  assertProblem(
    await ana.post(`${url}/${id}/publish`, undefined, { 'if-match': etag }),
    412,
    'content.changed_meanwhile',
  )
})

test('what an article was stays for a while, and is used again without losing what it takes the place of', async () => {
  const { id, revision } = await write('One')
  const versions = async () => (await ana.get(`${url}/${id}/versions`)).json().items
  const put = (markdown: string, query = '') => ana.put(`${url}/${id}${query}`, { markdown })
  // Typed on by who began it: nothing of it is kept until some minutes later, then once.
  for (const text of ['One a', 'One b']) await put(text)
  assert.deepEqual(await versions(), [])
  ahead += 11 * 60_000
  for (const text of ['Two', 'Two a', 'Two b']) await put(text)
  const [kept, ...others] = await versions()
  assert.deepEqual([kept.size, kept.by.name, others], [2, 'Ana', []])
  assert.equal((await ana.get(`${url}/${id}/versions/${kept.revision}`)).json().markdown, 'One b')
  const restore = (of: number, ifMatch: number) =>
    ana.post(`${url}/${id}/restore`, { revision: of }, { 'if-match': `"${ifMatch}"` })
  assertProblem(await restore(kept.revision, revision), 412, 'content.changed_meanwhile')
  const before = (await ana.get(`${url}/${id}`)).json()
  const again = (await restore(kept.revision, before.revision)).json()
  assert.equal(again.markdown, 'One b')
  const undone = await restore(before.revision, again.revision)
  assert.equal(undone.json().markdown, 'Two b')
  assertProblem(await restore(999, again.revision + 1), 404, 'content.earlier_not_found')
  const logged = await pool.query(
    `select after ->> 'restored' as restored from accounts.audit_log where subject_id = $1 and action = 'article.changed' order by at, id`,
    [id],
  )
  assert.deepEqual(
    logged.rows.flatMap((row) => row.restored ?? []),
    [String(kept.revision), String(before.revision)],
  )
  for (let n = 0; n < 25; n++) await put(`Number ${n}`, '?sitting=new')
  assert.equal((await versions()).length, 20)
  for (const path of ['versions', `versions/${kept.revision}`])
    assertProblem(await stranger.get(`${url}/${id}/${path}`), 404, 'content.video_not_found')
  assertProblem(await stranger.post(`${url}/${id}/restore`, { revision: 1 }), 404, 'content.video_not_found')
})

test('strangers find no article, and what cannot be kept or published says why', async () => {
  const { id } = await write('')
  for (const answer of [
    await stranger.get(`${url}/${id}`),
    await stranger.put(`${url}/${id}`, { markdown: 'x' }),
    await stranger.post(`${url}/${id}/publish`),
    await give(id, png(16, 16), stranger),
    await ana.get(`${url}/${randomUUID()}`),
  ])
    assertProblem(answer, 404, 'content.video_not_found')
  assertProblem(await give(id, png(16, 16), visitor as Person), 401, 'auth.not_signed_in')
  assertProblem(await ana.post(`${url}/${id}/publish`), 409, 'content.article_empty')
  assertProblem(await ana.put(`${url}/${id}`, { markdown: 'x'.repeat(204_801) }), 400, 'request.invalid')
  assertProblem(await ana.put(`${url}/${id}`, { markdown: 'é'.repeat(150_000) }), 422, 'content.article_too_long')
  const kept = await ana.put(`${url}/${id}`, { markdown: 'a\r\nb\u202Ec\u0007' })
  assert.equal(kept.json().markdown, 'a\nb c ')
  const draft = (await ana.post('/api/uploads', { filename: 'a.mp4', size: 1 })).json().videoId
  assertProblem(await ana.get(`${url}/${draft}`), 409, 'content.not_an_article')
  const own = `/api/creator/videos/${id}`
  const cues = [{ startMs: 0, endMs: 1000, text: 'Hello' }]
  assertProblem(await ana.put(`${own}/captions/en`, { cues }), 409, 'content.not_for_articles')
  assertProblem(await ana.put(`${own}/chapters`, { chapters: [] }), 409, 'content.not_for_articles')
  assertProblem(
    await ana.post('/api/uploads', { filename: 'a.mp4', size: 1, replaces: id }),
    409,
    'content.not_for_articles',
  )
})

test('a picture is drawn anew in its own shape, has the permission of its article, and goes when no text names it', async () => {
  const { id } = await write('Soon a picture')
  assertProblem(await give(id, Buffer.from('<svg onload="alert(1)"/>')), 415, 'media.image_type')
  assertProblem(await give(id, png(16, 16).subarray(0, 60)), 422, 'media.image_truncated')
  assertProblem(await give(id, png(4, 4)), 422, 'media.image_size')
  const [used, unused] = [(await give(id, png(1700, 300))).json(), (await give(id, png(64, 64))).json()]
  const picture = await drawn(id, used.id)
  assert.deepEqual([picture.state, picture.width, picture.height], ['ready', 1600, 282])
  await drawn(id, unused.id)
  const bytes = await visitor.get(picture.url)
  assert.deepEqual([bytes.statusCode, bytes.headers['content-type']], [200, 'image/jpeg'])
  await ana.put(`${url}/${id}`, { markdown: `![A lake](image:${used.id})` })
  await ana.post(`${url}/${id}/publish`)
  await ana.patch(`/api/creator/videos/${id}`, { visibility: 'public' })
  const shown = (await visitor.get(`/api/vods/${id}`)).json().article.html
  assert.match(shown, /<img src="\/media\/[^~"]+\.jpg" srcset=[^>]+alt="A lake"/)
  // Made private, its addresses end.
  await ana.patch(`/api/creator/videos/${id}`, { visibility: 'private' })
  assertProblem(await visitor.get(shown.match(/src="([^"]+)"/)?.[1] ?? ''), 403, 'media.address_invalid')
  ahead = 90_000_000
  await keepHouse(studio.ctx)
  const left = (await ana.get(`${url}/${id}`)).json().images
  assert.deepEqual(
    left.map((each: { id: string }) => each.id),
    [used.id],
  )
  await ana.delete(`/api/creator/videos/${id}`)
  assert.equal((await ana.get('/api/creator/trash')).json().items[0].id, id)
  assert.equal((await ana.post(`/api/creator/videos/${id}/purge`)).statusCode, 204)
  await purgeAll(studio.system, new AbortController().signal)
  // The worker may be at it as well.
  await eventually(async () => (await pool.query('select from media.pictures')).rows.length === 0)
})

test('the library knows articles and sounds: in search, filter, table and trash', async () => {
  const { id } = await write('Nobody expects the word quokka here')
  const ids = async (query: string) =>
    (await ana.get(`/api/creator/videos?${query}`)).json().items.map((each: { id: string }) => each.id)
  assert.deepEqual(await ids('q=quokka'), [id])
  assert.ok((await ids('kind=article')).includes(id))
  assert.match((await ana.get('/api/creator/videos.csv')).body, /article/)
  const sound = await studio.given.video(ana, await clip('mp3'))
  assert.deepEqual([sound.kind, await ids('kind=audio')], ['audio', [sound.id]])
  const { rows } = await pool.query(
    `select array_agg(distinct action order by action) as actions from accounts.audit_log where action like 'article.%'`,
  )
  assert.deepEqual(rows[0].actions, ['article.changed', 'article.created', 'article.image-added', 'article.published'])
})
