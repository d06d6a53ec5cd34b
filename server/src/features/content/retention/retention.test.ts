import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'
import { runBulk } from '../bulk/run-bulk.ts'
import { applyRetention } from './retention.ts'

const DAY_MS = 86_400_000
let now = Date.now()
const studio = await openStudio({ after }, { clock: () => new Date(now) })
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
const { pool } = studio.ctx.database

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

test('recordings are announced a week before, go to the trash, and stay when the rule no longer fits', async () => {
  await ana.post('/api/uploads', { filename: 'a.mp4', size: 1 })
  const channelId = (await ana.get('/api/me')).json().channels[0].id
  const add = async (title: string, days: number, minutes: number, visibility = 'private') =>
    (
      await pool.query(
        `insert into content.videos (id, channel_id, title, status, visibility, duration_ms, created_at)
         values (gen_random_uuid(), $1, $2, 'ready', $3, $4, $5) returning id`,
        [channelId, title, visibility, minutes * 60_000, new Date(now - days * DAY_MS)],
      )
    ).rows[0].id as string
  const old = await add('Old and short', 40, 5)
  const soon = await add('Soon', 26, 5)
  await add('Long', 400, 90)
  await add('Public', 400, 5, 'public')
  const later = await add('Later', 1, 5)

  const rule = { afterDays: 30, since: 'created', visibility: ['private'], shorterThanSeconds: 3600 }
  const proposed = (await ana.post('/api/creator/retention/preview', { rules: [rule] })).json()
  assert.deepEqual(proposed.items.map((item: { title: string }) => item.title).sort(), [
    'Later',
    'Old and short',
    'Soon',
  ])
  // Nothing goes before it was announced for a week.
  assert.equal(proposed.items[0].goesAt, new Date(now + 7 * DAY_MS).toISOString())
  assert.deepEqual([proposed.total, proposed.soon], [3, 3])
  assert.deepEqual((await ana.get('/api/creator/retention/preview')).json().items, [])

  assert.equal((await ana.put('/api/creator/retention', { rules: [rule] })).statusCode, 200)
  await applyRetention(studio.ctx)
  await applyRetention(studio.ctx)
  const { rows: told } = await pool.query(
    "select data from pgboss.job where name = 'notifications.on.content.retention-ahead'",
  )
  assert.deepEqual(
    told.map((row) => row.data.count),
    [2],
  )
  const trashed = async () =>
    (await pool.query('select id from content.videos where deleted_at is not null')).rows.map((row) => row.id)
  assert.deepEqual(await trashed(), [])

  now += 8 * DAY_MS
  // Published meanwhile: the rule is for private ones.
  await pool.query("update content.videos set visibility = 'public' where id = $1", [soon])
  await applyRetention(studio.ctx)
  const { rows: bulks } = await pool.query('select id from content.bulks where created_by is null')
  assert.equal(bulks.length, 1)
  await runBulk(studio.system, bulks[0].id)
  assert.deepEqual(await trashed(), [old])
  // It was not the rule of a person but the channel's: it shows among the changes of many and can be taken back.
  const undo = await ana.post(`/api/creator/videos/bulk/${bulks[0].id}/undo`)
  assert.equal(undo.statusCode, 202, undo.body)

  now += 20 * DAY_MS
  await applyRetention(studio.ctx)
  assert.equal((await ana.put('/api/creator/retention', { rules: [] })).statusCode, 200)
  now += 8 * DAY_MS
  await applyRetention(studio.ctx)
  const { rows } = await pool.query('select deleted_at from content.videos where id = $1', [later])
  assert.equal(rows[0].deleted_at, null)
})

test('what is in a playlist of the rule never goes', async () => {
  await ana.post('/api/uploads', { filename: 'a.mp4', size: 1 })
  const channelId = (await ana.get('/api/me')).json().channels[0].id
  const { rows } = await pool.query(
    `insert into content.videos (id, channel_id, title, status, created_at)
     select gen_random_uuid(), $1, 'Kept ' || n, 'ready', $2 from generate_series(1, 2) as n returning id`,
    [channelId, new Date(now - 40 * DAY_MS)],
  )
  const playlist = { title: 'Keep', visibility: 'private', videoIds: [rows[0].id] }
  const { id } = (await ana.post('/api/creator/playlists', playlist)).json()
  const ahead = async (notInPlaylists?: string[]) => {
    const rules = [{ afterDays: 30, ...(notInPlaylists && { notInPlaylists }) }]
    const { items } = (await ana.post('/api/creator/retention/preview', { rules })).json()
    return items
      .map((item: { title: string }) => item.title)
      .filter((title: string) => title.startsWith('Kept'))
      .sort()
  }
  assert.deepEqual(await ahead(), ['Kept 1', 'Kept 2'])
  assert.equal((await ahead([id])).length, 1)
})

test('rules are the channel’s own, and a wrong one is refused', async () => {
  const channelId = (await ana.get('/api/me')).json().channels[0].id
  assertProblem(await ben.get(`/api/creator/retention?channelId=${channelId}`), 404, 'accounts.channel_not_found')
  assertProblem(await ben.put('/api/creator/retention', { channelId, rules: [] }), 404, 'accounts.channel_not_found')
  assertProblem(await studio.visitor().put('/api/creator/retention', { rules: [] }), 401, 'auth.not_signed_in')
  for (const rule of [
    {},
    { afterDays: 0 },
    { afterDays: 1.5 },
    { afterDays: 30, kinds: [] },
    { afterDays: 30, extra: 1 },
  ])
    assertProblem(await ana.put('/api/creator/retention', { rules: [rule] }), 400, 'request.invalid')
  assertProblem(
    await ana.put('/api/creator/retention', { rules: Array(21).fill({ afterDays: 30 }) }),
    400,
    'request.invalid',
  )
})
