import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Ctx, forActor, inTransaction } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { openStudio, type Person } from './studio.ts'

const studio = await openStudio({ after })
const { database } = studio.ctx

/** Row security would stand in the way here; everything else is behind it. */
const EXEMPT: Record<string, string> = {
  'pgboss.*':
    "pg-boss's own tables: a job is queued in the transaction of whoever asks, and run by the worker for everybody",
  'auth.*': "better-auth's own tables, read by its own login; studio_app has no right on them, studio_worker reads two",
  'platform.migrations': 'names of applied migrations, read and written by the login that migrates',
  'platform.installation': 'enabled but not forced: the owner reads the secret, the two roles have no right on it',
}
const isExempt = (table: string) => table in EXEMPT || `${table.split('.')[0]}.*` in EXEMPT

const rowsOf = async <T>(query: RawBuilder<T>, db: Db = database.owner) => (await query.execute(db)).rows

const tables = () =>
  rowsOf(sql<{ name: string; enabled: boolean; forced: boolean; owner: string }>`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, r.rolname as owner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_t%'
    order by 1`)

const scopeOf = async (person: Person): Promise<Ctx> => {
  const { user, channels } = (await person.get('/api/me')).json()
  return forActor(studio.ctx, {
    kind: 'user',
    userId: user.id,
    operator: false,
    channels,
    via: 'session',
    scopes: null,
  })
}

/** Two people with a row in every table that has a channel. */
const [ana, ben] = [await studio.given.person('Ana'), await studio.given.person('Ben')]
for (const person of [ana, ben]) {
  await studio.given.upload(person, { name: 'a.mp4', bytes: Buffer.from('x') })
  const [channel] = (await person.get('/api/me')).json().channels
  await person.post(`/api/channels/${channel.id}/members`, { email: 'eve@example.org', role: 'editor' })
  const { items } = (await person.get('/api/creator/videos')).json()
  await person.patch(`/api/creator/videos/${items[0].id}`, { title: 'Changed', tags: ['one'] })
  await person.put('/api/creator/upload-defaults', (await person.get('/api/creator/upload-defaults')).json().defaults)
  const select = { ids: [items[0].id] }
  await person.post('/api/creator/videos/bulk', { select, action: { kind: 'category', category: 'music' } })
  await person.post('/api/creator/videos/originals', { select })
  await person.post('/api/creator/video-views', { name: 'Drafts', search: { visibility: 'private' } })
  await person.post('/api/creator/playlists', { title: 'All', visibility: 'private', videoIds: [items[0].id] })
  await person.put('/api/creator/retention', { rules: [{ afterDays: 30 }] })
  await rowsOf(
    sql`insert into accounts.channel_quotas (channel_id, minutes, updated_at) values (${channel.id}, 60, now())`,
  )
  const article = (await person.post('/api/creator/articles', { markdown: 'Words' })).json()
  await person.post(`/api/creator/articles/${article.id}/publish`)
  const own = `/api/creator/videos/${items[0].id}`
  const cues = [{ startMs: 0, endMs: 1000, text: 'Hello' }]
  await person.put(`${own}/captions/en`, { cues })
  await person.put(`${own}/captions/en`, 'WEBVTT\n\n00:00.000 --> 00:01.000\nAgain', { 'content-type': 'text/vtt' })
  await person.put(`${own}/chapters`, { chapters: [{ startMs: 0, title: 'One' }] })
  await person.put(`/api/creator/channels/${channel.id}/caption-defaults`, { transcribeNew: true })
  const card = {
    id: items[0].id,
    atMs: 0,
    kind: 'card',
    title: 'A',
    text: '',
    link: null,
    durationMs: 1000,
    position: 'top-end',
  }
  for (const title of ['A', 'B']) {
    await person.put(`${own}/interactions`, { items: [{ ...card, title }] })
    await person.post(`/api/vods/${items[0].id}/interactions/${card.id}/shown`, {})
  }
  await rowsOf(sql`
    insert into content.transcriptions (id, video_id, channel_id, asset_id, state, created_at, updated_at)
    values (${items[0].id}, ${items[0].id}, ${channel.id}, ${items[0].id}, 'waiting', now(), now())`)
  await rowsOf(sql`
    insert into content.video_versions (id, video_id, channel_id, kind, state, created_at)
    values (${items[0].id}, ${items[0].id}, ${channel.id}, 'upload', 'uploading', now())`)
  await rowsOf(sql`
    insert into content.video_edits (video_id, version_id, channel_id, keep, revision, updated_at)
    values (${items[0].id}, ${items[0].id}, ${channel.id}, '[]', 1, now())`)
  await person.post('/api/creator/imports', { source: { kind: 'urls', urls: ['https://example.org/a.mp4'] } })
  const hooks = `/api/channels/${channel.id}/webhooks`
  const { webhook } = (await person.post(hooks, { url: 'https://example.org/', events: ['video.ready'] })).json()
  const { id: deliveryId } = (await person.post(`${hooks}/${webhook.id}/test`)).json()
  await rowsOf(sql`
    insert into notifications.webhook_tries (id, delivery_id, channel_id, url, at, duration_ms)
    values (${items[0].id}, ${deliveryId}, ${channel.id}, 'https://example.org/', now(), 1)`)
  await person.post(`/api/channels/${channel.id}/verification`, { evidence: 'It is us' })
  await rowsOf(sql`insert into content.retention_notices values (${items[0].id}, ${channel.id}, now())`)
  await rowsOf(sql`
    insert into discovery.documents (id, kind, channel_id, title_key, published_at, views, vector)
    values (${items[0].id}, 'video', ${channel.id}, 'x', now(), 0, '')`)
  await rowsOf(sql`insert into content.video_trending values (${items[0].id}, ${channel.id}, 1)`)
}
const [as, to] = [await scopeOf(ana), await scopeOf(ben)]
const channelOf = (ctx: Ctx) => (ctx.actor.kind === 'user' ? (ctx.actor.channels[0]?.id ?? '') : '')

test('every table has row security, forced on its owner too, or a reason not to', async () => {
  const found = await tables()
  assert.ok(found.length > 15)
  const open = found.filter((each) => !isExempt(each.name) && !(each.enabled && each.forced)).map((each) => each.name)
  assert.deepEqual(open, [])
  const used = Object.keys(EXEMPT).filter((name) =>
    found.some((each) => each.name === name || `${each.name.split('.')[0]}.*` === name),
  )
  assert.deepEqual(used, Object.keys(EXEMPT), 'an exemption that exempts nothing')
})

test('a table that is made later, as the partitions of a day, has it too', async () => {
  await rowsOf(sql`select analytics.add_seen_day('2026-01-01')`, asSystem(studio.ctx).db)
  const made = (await tables()).find((each) => each.name === 'analytics.seen_20260101')
  assert.deepEqual([made?.enabled, made?.forced], [true, true])
})

test('the two roles own nothing, may not log in and pass no policy by', async () => {
  const roles = await rowsOf(sql`
    select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb, rolinherit and exists (select from pg_auth_members m where m.member = r.oid) as member
    from pg_roles r where rolname in ('studio_app', 'studio_worker') order by 1`)
  const powerless = {
    rolsuper: false,
    rolbypassrls: false,
    rolcanlogin: false,
    rolcreaterole: false,
    rolcreatedb: false,
    member: false,
  }
  assert.deepEqual(roles, [
    { rolname: 'studio_app', ...powerless },
    { rolname: 'studio_worker', ...powerless },
  ])
  const owned = await rowsOf(sql`
    select c.relname as name from pg_class c where pg_get_userbyid(c.relowner) like 'studio\\_%' union all
    select p.proname from pg_proc p where pg_get_userbyid(p.proowner) like 'studio\\_%' union all
    select n.nspname from pg_namespace n where pg_get_userbyid(n.nspowner) like 'studio\\_%'`)
  assert.deepEqual(owned, [])
})

test('the secret of the installation and the passwords are out of reach', async () => {
  for (const ctx of [as, asSystem(studio.ctx)])
    for (const table of ['platform.installation', 'platform.migrations', 'auth.account', 'auth.verification'])
      await assert.rejects(rowsOf(sql`select * from ${sql.table(table)}`, ctx.db), /permission denied/, table)
  await assert.rejects(rowsOf(sql`select * from auth."user"`, as.db), /permission denied/)
  await assert.rejects(rowsOf(sql`select * from platform.mails`, as.db), /permission denied/)
})

const tablesWithChannel = () =>
  rowsOf(sql<{ name: string; updatable: boolean; selectable: boolean; insertable: boolean }>`
    select n.nspname || '.' || c.relname as name, has_table_privilege('studio_app', c.oid, 'select') as selectable,
      has_any_column_privilege('studio_app', c.oid, 'update') as updatable, has_any_column_privilege('studio_app', c.oid, 'insert') as insertable
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attname = 'channel_id' and c.relkind in ('r', 'p') and n.nspname not in ('pgboss', 'auth') order by 1`)

test("another channel's rows can be neither seen nor changed nor removed, in no table that names a channel", async () => {
  const found = await tablesWithChannel()
  assert.ok(found.length >= 4)
  const [mine, theirs] = [channelOf(as), channelOf(to)]
  for (const { name, selectable, updatable } of found) {
    const table = sql.table(name)
    const count = async (ctx: Ctx | null, channelId: string) =>
      (
        await rowsOf(
          sql<{ n: number }>`select count(*) as n from ${table} where channel_id = ${channelId}`,
          ctx?.db ?? database.owner,
        )
      )[0]?.n
    assert.ok(await count(null, theirs), `${name} has a row of the other channel`)
    if (!selectable) continue
    assert.ok(await count(as, mine), `${name}: own rows are seen`)
    assert.equal(await count(as, theirs), 0, `${name}: rows of another channel are seen`)
    if (!updatable) continue
    const before = await rowsOf(sql`select * from ${table} where channel_id = ${theirs}`)
    for (const change of [
      sql`update ${table} set channel_id = channel_id where channel_id = ${theirs}`,
      sql`update ${table} set channel_id = ${mine} where channel_id = ${theirs}`,
      sql`delete from ${table} where channel_id = ${theirs}`,
    ]) {
      const outcome = await change.execute(as.db).catch((error: Error) => error)
      if (outcome instanceof Error) assert.match(outcome.message, /permission denied|row-level security/, name)
      else assert.equal(outcome.numAffectedRows, 0n, name)
    }
    await assert.rejects(
      rowsOf(sql`update ${table} set channel_id = ${theirs} where channel_id = ${mine}`, as.db),
      /row-level security|permission denied/,
      name,
    )
    assert.deepEqual(await rowsOf(sql`select * from ${table} where channel_id = ${theirs}`), before)
  }
})

test('no row can be written in the name of another channel', async () => {
  const [mine, theirs] = [channelOf(as), channelOf(to)]
  for (const { name, insertable } of await tablesWithChannel()) {
    if (!insertable) continue
    const [row] = await rowsOf(
      sql<
        Record<string, unknown>
      >`select to_jsonb(t) as row from ${sql.table(name)} t where channel_id = ${mine} limit 1`,
    )
    const insert = (channelId: string) =>
      rowsOf(
        sql`insert into ${sql.table(name)} select * from jsonb_populate_record(null::${sql.table(name)}, ${JSON.stringify({ ...(row?.row as object), channel_id: channelId })}::jsonb)`,
        as.db,
      )
    await assert.rejects(insert(theirs), /row-level security|permission denied/, name)
    await assert.rejects(insert(mine), /duplicate key/, `${name}: the same row of one's own is only there already`)
  }
})

test('a scope that cannot be set shows nothing', async () => {
  const count = (db: Db) => rowsOf(sql<{ n: number }>`select count(*) as n from content.videos`, db)
  const scope = (userId: string, channelIds: string[]) => database.scoped({ role: 'studio_app', userId, channelIds })
  assert.equal((await count(scope('', [])))[0]?.n, 0)
  for (const broken of [
    scope('', ['not an id']),
    scope('', ['{']),
    scope('', [`${channelOf(to)}},{`]),
    database.scoped({ role: 'nobody' as 'studio_app', userId: '', channelIds: [] }),
  ])
    await assert.rejects(count(broken))
  await assert.rejects(rowsOf(sql`select * from accounts.people`, scope('not an id', [])))
  assert.equal((await count(as.db))[0]?.n, 2)
})

test('a scope ends with its statement, also when the statement fails', async () => {
  const who = sql<{
    who: string
    ids: string | null
  }>`select current_user as who, nullif(current_setting('app.channel_ids', true), '') as ids`
  const login = (await rowsOf(who))[0]?.who
  await assert.rejects(rowsOf(sql`select 1 / 0`, as.db))
  await assert.rejects(inTransaction(as, async (tx) => rowsOf(sql`select no_such_column`, tx.db)))
  for (let n = 0; n < 30; n++) assert.deepEqual(await rowsOf(who), [{ who: login, ids: null }])
})

test('many people at once over few connections see only their own', async () => {
  const people = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const userId = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
      const id = `10000000-0000-7000-8000-${String(n).padStart(12, '0')}`
      await rowsOf(sql`insert into accounts.channels (id, handle, name) values (${id}, ${`many-${n}`}, 'M')`)
      for (let made = 0; made <= n; made++)
        await rowsOf(sql`insert into content.videos (id, channel_id, title) values (gen_random_uuid(), ${id}, 'V')`)
      return {
        id,
        n,
        ctx: forActor(studio.ctx, {
          kind: 'user',
          userId,
          operator: false,
          channels: [{ id, role: 'owner' }],
          via: 'session',
          scopes: null,
        }),
      }
    }),
  )
  const wrong: string[] = []
  await Promise.all(
    Array.from({ length: 500 }, async (_, at) => {
      const person = people[at % people.length]
      assert.ok(person)
      // Some inside transactions, some that fail, as requests do.
      if (at % 7 === 0) await rowsOf(sql`select 1 / 0`, person.ctx.db).catch(() => {})
      const read = (ctx: Ctx) =>
        rowsOf(
          sql<{ channel_id: string; n: number }>`select channel_id, count(*) as n from content.videos group by 1`,
          ctx.db,
        )
      const seen = at % 3 === 0 ? await inTransaction(person.ctx, read) : await read(person.ctx)
      if (seen.length !== 1 || seen[0]?.channel_id !== person.id || seen[0]?.n !== person.n + 1)
        wrong.push(JSON.stringify(seen))
    }),
  )
  assert.deepEqual(wrong, [])
  assert.ok(database.pool.totalCount <= 8)
})
