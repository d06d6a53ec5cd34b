import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, afterEach, test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { cookiesOf, openStudio, type Person } from '#test/studio.ts'
import { keepHouse } from '../service.ts'
import { purgeChannel } from './purge-channel.ts'

const DAY_MS = 86_400_000
let ahead = 0
const studio = await openStudio({ after }, { clock: () => new Date(Date.now() + ahead) })
const operator = await studio.given.person('Operator')
const { pool } = studio.ctx.database
const { store } = studio.ctx

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

const me = async (by: Person) => (await by.get('/api/me')).json()
const countOf = async (text: string, values: unknown[]) => Number((await pool.query(text, values)).rows[0].count)
const nothingToStop = () => new AbortController().signal
const filesUnder = async (prefix: string) => {
  const keys: string[] = []
  for await (const { key } of store.list(prefix)) keys.push(key)
  return keys
}
const makeOld = (email: string) =>
  pool.query(
    `update auth.session set "createdAt" = now() - interval '16 minutes'
     where "userId" = (select id from auth."user" where email = $1)`,
    [email],
  )
const joins = async (channelId: string, who: Person, role: string) => {
  await pool.query('insert into accounts.channel_members (channel_id, user_id, role) values ($1, $2, $3)', [
    channelId,
    (await me(who)).user.id,
    role,
  ])
  await studio.ctx.broadcast.publish(studio.system, 'reset', {})
  await studio.newsHeard()
}

/** A public video with files in the store, as if it had been processed. */
async function published(by: Person, channelId?: string) {
  const { videoId } = await studio.given.upload(by, { name: 'a.mp4', bytes: Buffer.alloc(1000) })
  const { rows } = await pool.query('select asset_id, channel_id from content.videos where id = $1', [videoId])
  const assetId = String(rows[0].asset_id)
  assert.ok(!channelId || channelId === rows[0].channel_id)
  for (let n = 0; n < 3; n++)
    await store.put(`media/${assetId}/360p/${n}.m4s`, Buffer.alloc(100), { contentType: 'video/mp4' })
  await pool.query(
    "insert into media.renditions (asset_id, name, kind, state, size_bytes) values ($1, '360p', 'encode', 'ready', 300)",
    [assetId],
  )
  await pool.query(
    "update media.assets set state = 'ready', duration_ms = 60000, playable_at = now(), done_at = now() where id = $1",
    [assetId],
  )
  await pool.query("update content.videos set status = 'ready', duration_ms = 60000 where id = $1", [videoId])
  assert.equal((await by.patch(`/api/creator/videos/${videoId}`, { visibility: 'public' })).statusCode, 200)
  return { videoId, assetId }
}

test('a deleted channel is nowhere from that moment, and comes back as it was', async () => {
  const ana = await studio.given.person('Ana')
  const ben = await studio.given.person('Ben')
  const { videoId, assetId } = await published(ana)
  const trashed = await published(ana)
  await ana.delete(`/api/creator/videos/${trashed.videoId}`)
  const [{ id, handle }] = (await me(ana)).channels
  await joins(id, ben, 'manager')
  const list = (
    await ana.post('/api/creator/playlists', { title: 'All', visibility: 'public', videoIds: [videoId] })
  ).json()
  const hook = await ana.post(`/api/channels/${id}/webhooks`, {
    url: 'https://93.184.216.34/hook',
    events: ['video.ready'],
  })
  assert.equal(hook.statusCode, 201, hook.body)
  const uploading = (await ana.post('/api/uploads', { filename: 'b.mp4', size: 10 })).json()
  const bulk = (
    await ana.post('/api/creator/videos/bulk', {
      select: { ids: [videoId] },
      action: { kind: 'category', category: 'music' },
    })
  ).json()
  const stranger = studio.visitor()
  const before = (await stranger.get(`/api/vods/${videoId}`)).json()
  const own = (await ana.get(`/api/creator/videos/${videoId}`)).json()
  const hls: string = before.playback.hls
  assert.match(hls, /^\/media\//)

  assertProblem(await ben.delete(`/api/creator/channels/${id}`), 403, 'auth.not_allowed')
  assertProblem(await operator.delete(`/api/creator/channels/${id}`), 404, 'accounts.channel_not_found')
  await makeOld(ana.email)
  assertProblem(await ana.delete(`/api/creator/channels/${id}`), 403, 'auth.confirm_identity')
  await ana.post('/api/me/confirm', { password: 'correct horse' })
  for (const _ of ['once', 'and the same again'])
    assert.equal((await ana.delete(`/api/creator/channels/${id}`)).statusCode, 204)

  for (const who of [stranger, ana, ben, operator])
    for (const url of [
      `/api/channels/${handle}`,
      `/api/channels/${id}`,
      `/api/channels/${id}/vods`,
      `/api/vods/${videoId}`,
      `/api/creator/videos/${videoId}`,
      `/api/creator/videos?channelId=${id}`,
      `/api/channels/${id}/webhooks`,
      `/api/playlists/${list.id}`,
      `/api/channels/${id}/members`,
      `/api/channels/${id}/audit`,
    ]) {
      const answer = await who.get(url)
      assert.ok([401, 404].includes(answer.statusCode), `${url}: ${answer.statusCode} ${answer.body.slice(0, 100)}`)
    }
  assert.deepEqual((await stranger.get('/api/vods')).json().items, [])
  assert.equal((await stranger.get(hls)).statusCode, 403)
  assert.deepEqual((await me(ben)).channels, [])
  const { rows: ended } = await pool.query(
    `select (select state from uploads.sessions where id = $1) as upload, (select state from content.bulks where id = $2) as bulk`,
    [uploading.id, bulk.id],
  )
  assert.deepEqual(ended, [{ upload: 'cancelled', bulk: 'cancelled' }])
  assertProblem(await ben.post('/api/channels', { name: 'Mine now', handle }), 409, 'accounts.handle_taken')

  assert.equal((await me(ana)).needsChannel, true)
  assertProblem(await ana.get('/api/creator/videos'), 409, 'accounts.no_channel')
  const [deleted] = (await ana.get('/api/creator/deleted-channels')).json().items
  assert.equal(Date.parse(deleted.restorableUntil) - Date.parse(deleted.deletedAt), 30 * DAY_MS)
  assert.deepEqual((await ben.get('/api/creator/deleted-channels')).json().items, [])
  assertProblem(await ben.post(`/api/creator/channels/${id}/restore`), 403, 'auth.not_allowed')
  await keepHouse(studio.ctx)
  for (const _ of ['once', 'and the same again'])
    assert.equal((await ana.post(`/api/creator/channels/${id}/restore`)).statusCode, 204)

  assert.equal((await ben.get(`/api/channels/${id}/members`)).json().items.length, 2)
  const back = (await ana.get(`/api/creator/videos/${videoId}`)).json()
  assert.deepEqual(
    { ...back, media: null, playback: null, poster: null },
    { ...own, media: null, playback: null, poster: null },
  )
  assert.equal((await stranger.get(`/api/vods/${videoId}`)).statusCode, 200)
  assert.equal((await stranger.get(`/api/playlists/${list.id}`)).json().title, 'All')
  assert.deepEqual(
    (await ana.get('/api/creator/trash')).json().items.map((each: { id: string }) => each.id),
    [trashed.videoId],
  )
  assert.ok((await filesUnder(`media/${assetId}/`)).length > 0)
  const { rows: log } = await pool.query(
    "select action, actor_name from accounts.audit_log where channel_id = $1 and action like 'channel.%' order by at, id",
    [id],
  )
  assert.deepEqual(
    log.map((row) => row.action),
    ['channel.created', 'channel.deleted', 'channel.restored'],
  )
  assert.ok(log.every((row) => row.actor_name === 'Ana'))
})

test('after thirty days it goes for good, however often the purge is killed in its middle, and nothing of others goes', async () => {
  const cem = await studio.given.person('Cem')
  const dana = await studio.given.person('Dana')
  const stays = await published(dana)
  const videos = [await published(cem), await published(cem), await published(cem)]
  const [{ id, handle }] = (await me(cem)).channels
  const article = await cem.post('/api/creator/articles', { markdown: 'Words' })
  assert.equal(article.statusCode, 201, article.body)
  await cem.post('/api/creator/playlists', { title: 'P', visibility: 'public', videoIds: [videos[0]?.videoId] })
  const key = (await cem.post('/api/creator/api-keys', { name: 'K', scopes: ['videos:read'], channelIds: [id] })).json()
  await cem.delete(`/api/creator/channels/${id}`)
  await keepHouse(studio.ctx)
  assert.equal(await countOf('select count(*) from accounts.channels where id = $1', [id]), 1)

  ahead = 30 * DAY_MS + 60_000
  await keepHouse(studio.ctx)
  assertProblem(await cem.post(`/api/creator/channels/${id}/restore`), 409, 'accounts.channel_purged')
  for (const dieAtDelete of [1, 2, 1]) {
    const child = fork(join(import.meta.dirname, '../trash/killed-for-tests.ts'), [], {
      env: {
        ...process.env,
        KILLED_CHILD: JSON.stringify({
          engines: studio.engines,
          root: studio.ctx.config.root,
          work: { kind: 'channel', id, dieAtDelete },
        }),
      },
      execArgv: [],
    })
    const [, signal] = await once(child, 'exit')
    assert.equal(signal, 'SIGKILL')
    assert.equal(await countOf('select count(*) from accounts.channels where id = $1', [id]), 1)
  }
  await purgeChannel(studio.system, id, nothingToStop())
  await purgeChannel(studio.system, id, nothingToStop())
  for (const { assetId } of videos) {
    assert.deepEqual(await filesUnder(`media/${assetId}/`), [])
    assert.equal(await countOf('select count(*) from media.assets where id = $1', [assetId]), 0)
  }
  // Every table with a channel, whatever is added later.
  const { rows: tables } = await pool.query(
    `select n.nspname || '.' || c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     join pg_namespace n on n.oid = c.relnamespace
     where a.attname = 'channel_id' and c.relkind = 'r' and n.nspname not in ('pgboss', 'analytics')`,
  )
  assert.ok(tables.length > 20)
  for (const { name } of tables) {
    const left = await countOf(`select count(*) from ${name} where channel_id = $1`, [id])
    assert.equal(left > 0, name === 'accounts.audit_log', `${name}: ${left}`)
  }
  assert.equal(await countOf('select count(*) from accounts.api_keys where id = $1', [key.id]), 0)
  assert.equal((await filesUnder(`media/${stays.assetId}/`)).length, 3)
  assert.equal((await dana.get(`/api/creator/videos/${stays.videoId}`)).statusCode, 200)
  assert.equal((await cem.post('/api/channels', { name: 'Again', handle })).statusCode, 201)
  ahead = 0
})

const signIn = (email: string, more = {}) =>
  studio.visitor().post('/api/auth/sign-in/email', { email, password: 'correct horse', ...more })

test('an account that was deleted is signed out everywhere, and comes back with its channels by signing in', async () => {
  const eve = await studio.given.person('Eve')
  const fay = await studio.given.person('Fay')
  const { videoId } = await published(eve)
  const [{ id }] = (await me(eve)).channels
  const shared = (await eve.post('/api/channels', { name: 'Shared' })).json()
  await joins(shared.id, fay, 'owner')
  const { key } = (await eve.post('/api/creator/api-keys', { name: 'K', scopes: ['videos:read'] })).json()
  const file = (await eve.post('/api/me/export', {})).json()
  assert.equal(file.account.email, eve.email)
  assert.ok(!JSON.stringify(file).includes(key))
  const report = (await eve.get('/api/me/deletion')).json()
  assert.deepEqual([report.goes.map((each: { id: string }) => each.id), report.stays.length], [[id], 1])

  const ask = (body: object) => eve.post('/api/me/deletion', body)
  assertProblem(await ask({ email: 'other@example.org', channelIds: [id] }), 409, 'accounts.email_differs')
  for (const channelIds of [[], [id, shared.id], [shared.id]])
    assertProblem(await ask({ email: eve.email, channelIds }), 409, 'accounts.channels_differ')
  await makeOld(eve.email)
  assertProblem(await ask({ email: eve.email, channelIds: [id] }), 403, 'auth.confirm_identity')
  await eve.post('/api/me/confirm', { password: 'correct horse' })
  assert.equal((await ask({ email: eve.email, channelIds: [id] })).statusCode, 200)

  assert.equal((await me(eve)).user, null)
  assertProblem(
    await studio.visitor().get('/api/creator/videos', { authorization: `Bearer ${key}` }),
    401,
    'auth.not_signed_in',
  )
  assert.equal((await studio.visitor().get(`/api/vods/${videoId}`)).statusCode, 404)
  const team = (await fay.get(`/api/channels/${shared.id}/members`)).json().items
  assert.equal(team.length, 1)
  assert.equal(team[0].can.remove, false, 'whoever is left is the last owner')
  const fayId = (await me(fay)).user.id
  assertProblem(await fay.delete(`/api/channels/${shared.id}/members/${fayId}`), 409, 'accounts.member_kept')

  const refused = await signIn(eve.email)
  assertProblem(refused, 403, 'auth.account_deleted')
  assert.equal(refused.headers['set-cookie'], undefined)
  assertProblem(await signIn(eve.email, { password: 'wrong', restore: true }), 401, 'auth.wrong_credentials')
  const restored = await signIn(eve.email, { restore: true })
  assert.equal(restored.statusCode, 200, restored.body)
  const again = studio.visitor(cookiesOf(restored))
  assert.deepEqual((await me(again)).channels.length, 2)
  assert.equal((await studio.visitor().get(`/api/vods/${videoId}`)).statusCode, 200)
  assert.equal((await signIn(eve.email)).statusCode, 200)
})

test('after thirty days an account is gone with what only it owned; the log keeps who it was', async () => {
  const gil = await studio.given.person('Gil')
  const hana = await studio.given.person('Hana')
  const { videoId } = await published(gil)
  const [{ id }] = (await me(gil)).channels
  const shared = (await hana.post('/api/channels', { name: 'Hers' })).json()
  await joins(shared.id, gil, 'editor')
  const { id: userId } = (await me(gil)).user
  const draft = (await gil.post('/api/uploads', { filename: 'c.mp4', size: 9, channelId: shared.id })).json()
  assert.equal((await gil.post('/api/me/deletion', { email: gil.email, channelIds: [id] })).statusCode, 200)
  assert.equal((await hana.get(`/api/creator/videos/${draft.videoId}`)).statusCode, 404, 'its upload was ended')
  await keepHouse(studio.ctx)
  assert.equal(await countOf('select count(*) from auth."user" where id = $1', [userId]), 1)
  ahead = 30 * DAY_MS + 60_000
  await keepHouse(studio.ctx)
  assert.equal(await countOf('select count(*) from auth."user" where id = $1', [userId]), 1, 'its channel goes first')
  await purgeChannel(studio.system, id, nothingToStop())
  await keepHouse(studio.ctx)
  assert.equal(await countOf('select count(*) from auth."user" where id = $1', [userId]), 0)
  assert.equal(await countOf('select count(*) from content.videos where id = $1', [videoId]), 0)
  assert.equal(await countOf('select count(*) from platform.mails where recipient = $1', [gil.email]), 0)
  assertProblem(await signIn(gil.email, { restore: true }), 401, 'auth.wrong_credentials')
  const { rows } = await pool.query(
    'select action, subject_label from accounts.audit_log where channel_id = $1 and subject_id = $2 order by at',
    [shared.id, userId],
  )
  assert.deepEqual(rows.at(-1), { action: 'member.left', subject_label: 'Gil' })
  ahead = 0
})

test('of two owners who leave at once one stays, or the channel goes with the last', async () => {
  const [ida, jan] = [await studio.given.person('Ida'), await studio.given.person('Jan')]
  const { id } = (await ida.post('/api/channels', { name: 'Ours' })).json()
  await joins(id, jan, 'owner')
  const answers = await Promise.all([ida, jan].map((who) => who.post('/api/me/deletion', { email: who.email })))
  assert.deepEqual(answers.map((answer) => answer.statusCode).sort(), [200, 409])
})

test('the only operator cannot leave, sees every channel and sets what each may hold', async () => {
  const report = (await operator.get('/api/me/deletion')).json()
  assert.equal(report.can.delete, false)
  assert.match(report.why.delete, /only operator/)
  assertProblem(await operator.post('/api/me/deletion', { email: operator.email }), 409, 'accounts.last_operator')
  const kim = await studio.given.person('Kim')
  await published(kim)
  const [{ id, handle }] = (await me(kim)).channels
  const find = async (q: string) => (await operator.get(`/api/admin/channels?q=${encodeURIComponent(q)}`)).json().items
  for (const q of [handle, kim.email, 'KIM'])
    assert.ok(
      (await find(q)).some((each: { id: string }) => each.id === id),
      q,
    )
  assert.deepEqual(await find('%'), [])
  const [found] = await find(handle)
  assert.deepEqual([found.usedBytes, found.usedMinutes, found.videos], [1300, 1, 1])
  assert.deepEqual(found.owners, [{ name: 'Kim', email: kim.email }])
  const largest = (await operator.get('/api/admin/channels')).json().items
  assert.ok(largest.some((each: { id: string }) => each.id === id))

  const set = await operator.put('/api/admin/quota', { storageBytes: 5000, minutes: 'default' })
  assert.deepEqual(set.json().inForce, { storageBytes: 5000, minutes: null })
  assert.equal((await kim.get('/api/creator/storage')).json().quotaBytes, 5000)
  await operator.put(`/api/admin/channels/${id}/quota`, { storageBytes: 'none', minutes: 7 })
  const [own] = await find(handle)
  assert.deepEqual(own.quota.inForce, { storageBytes: null, minutes: 7 })
  await kim.delete(`/api/creator/channels/${id}`)
  const [gone] = await find(handle)
  assert.deepEqual([gone.usedBytes, gone.deletedAt === null], [1300, false], 'what is deleted still holds its files')
  await operator.put('/api/admin/quota', { storageBytes: 'default', minutes: 'default' })
})
