import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { sql } from 'kysely'
import { inTransaction } from '#platform/context.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { auditMany } from './audit.ts'
import { forgetPerson } from './session.ts'

const studio = await openStudio({ after })
const { pool } = studio.ctx.database
const [ana, ben, eve] = [
  await studio.given.person('Ana'),
  await studio.given.person('Ben'),
  await studio.given.person('Eve'),
]
const idOf = async (who: Person) => (await who.get('/api/me')).json().user.id
const [anaId, benId] = [await idOf(ana), await idOf(ben)]
const channel = (await ana.post('/api/channels', { name: '=HYPERLINK("x")', handle: 'ana-films' })).json()
const log = `/api/channels/${channel.id}/audit`
const setRole = async (role: string) => {
  await pool.query(
    `insert into accounts.channel_members (channel_id, user_id, role) values ($1, $2, $3)
     on conflict (channel_id, user_id) do update set role = excluded.role`,
    [channel.id, benId, role],
  )
  await forgetPerson(studio.system, benId)
}
await inTransaction(studio.system, (tx) =>
  auditMany(
    tx,
    Array.from({ length: 250 }, (_, n) => ({
      channelId: channel.id,
      action: n % 2 ? 'video.changed' : 'video.deleted',
      subject: { kind: 'video', id: String(n % 5) },
      before: { n },
      after: { n: n + 1 },
      ...(n % 10 === 0 && { by: { userId: benId, via: 'api-key' as const, keyName: 'Nightly' } }),
    })),
  ),
)

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

test('only who may read the log sees it', async () => {
  for (const path of [log, `${log}.csv`, `${log}.json`]) {
    assertProblem(await studio.visitor().get(path), 401, 'auth.not_signed_in')
    assertProblem(await eve.get(path), 404, 'accounts.channel_not_found')
  }
  await setRole('editor')
  assertProblem(await ben.get(log), 403, 'auth.not_allowed')
  // The database refuses it too, should a route forget.
  const editors = studio.ctx.database.scoped({ role: 'studio_app', userId: benId, channelIds: [channel.id] })
  const { rows } = await sql`select 1 from accounts.audit_log limit 1`.execute(editors)
  assert.equal(rows.length, 0)
})

test('pages lose nothing and show nothing twice, and filters choose', async () => {
  const ids = new Set<string>()
  let cursor = ''
  let pages = 0
  do {
    const page = (await ana.get(`${log}?limit=100${cursor && `&cursor=${cursor}`}`)).json()
    if (pages++ === 0) {
      assert.deepEqual(page.people.map((each: { name: string }) => each.name).sort(), ['Ana', 'Ben'])
      assert.deepEqual(page.actions, ['channel.created', 'video.changed', 'video.deleted'])
    } else assert.equal(page.people, undefined)
    for (const { id } of page.items) assert.ok(!ids.has(id) && ids.add(id))
    cursor = page.nextCursor ?? ''
  } while (cursor)
  assert.equal(ids.size, 251)

  const count = async (query: string) => (await ana.get(`${log}?limit=100&${query}`)).json().items.length
  assert.equal(await count(`actor=${benId}`), 25)
  assert.equal(await count(`actor=${anaId}`), 1)
  assert.equal(await count('action=channel'), 1)
  assert.equal(await count('action=chan'), 0)
  assert.equal(await count('subject=3'), 50)
  assert.equal(await count(`action=video.deleted&subject=2&actor=${benId}`), 0)
  const [made] = (await ana.get(`${log}?action=channel.created`)).json().items
  const day = made.at.slice(0, 10)
  assert.equal(await count(`from=${day}&to=${day}&action=channel.created`), 1)
  assert.equal(await count('to=2020-01-01'), 0)
  const [one] = (await ana.get(`${log}?actor=${benId}&limit=1`)).json().items
  assert.deepEqual([one.actor.name, one.via, one.keyName], ['Ben', 'api-key', 'Nightly'])
  for (const query of ['actor=x', 'from=yesterday', 'limit=0', 'action=A;drop', `subject=${'x'.repeat(101)}`])
    assertProblem(await ana.get(`${log}?${query}`), 400, 'request.invalid', query)
  assertProblem(await ana.get(`${log}?cursor=abc`), 400, 'request.invalid_cursor')
})

test('the file holds what the filter chose, no formula, and the log tells of the file', async () => {
  const csv = await ana.get(`${log}.csv?action=channel`)
  assert.match(String(csv.headers['content-disposition']), /attachment; filename="audit-.*\.csv"/)
  const lines = csv.body.trim().split('\r\n')
  assert.equal(lines.length, 2)
  assert.match(lines[1] ?? '', /,"'=HYPERLINK\(""x""\)",/)
  const json = (await ana.get(`${log}.json?action=video`)).json()
  assert.equal(json.items.length, 250)
  const [last] = (await ana.get(`${log}?limit=1`)).json().items
  assert.deepEqual(
    [last.action, last.actor.name, last.after],
    ['audit.exported', 'Ana', { format: 'json', action: 'video' }],
  )
  assert.deepEqual((await ana.get(`${log}.json?to=2020-01-01`)).json(), { items: [] })
})
