import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { forActor, inTransaction } from '#platform/context.ts'
import { openStudio } from '#test/studio.ts'
import { askedBy, audit, auditMany, onlyDifferent } from './audit.ts'

const studio = await openStudio({ after })
const ana = await studio.given.person('Ana')
const channel = (await ana.post('/api/channels', { name: 'Films', handle: 'films' })).json()
const userId = (await ana.get('/api/me')).json().user.id
const asAna = forActor(studio.ctx, {
  kind: 'user',
  userId,
  operator: false,
  channels: [{ id: channel.id, role: 'owner' }],
  via: 'session',
  scopes: null,
})
const { pool } = studio.ctx.database

test('what is recorded says who, what, before and after, and where from', async () => {
  await ana.patch(`/api/channels/${channel.id}`, { name: 'Better films' })
  await ana.patch(`/api/channels/${channel.id}`, { name: 'Better films' })
  const { rows } = await pool.query(`select * from accounts.audit_log where channel_id = $1 order by at, id`, [
    channel.id,
  ])
  assert.deepEqual(
    rows.map((row) => [row.action, row.actor_name, row.via, row.before, row.after, row.network]),
    [
      ['channel.created', 'Ana', 'session', null, { name: 'Films', handle: 'films' }, 'this machine'],
      ['channel.changed', 'Ana', 'session', { name: 'Films' }, { name: 'Better films' }, 'this machine'],
    ],
  )
  assert.match(rows[0].request_id, /^[0-9a-f-]{36}$/)
})

test('nothing is taken out of the log or changed in it, by no role and not by the owner of the table', async () => {
  for (const statement of [
    sql`update accounts.audit_log set action = 'a.b'`,
    sql`delete from accounts.audit_log`,
    sql`truncate accounts.audit_log`,
  ])
    for (const db of [asAna.db, studio.system.db, studio.ctx.database.owner])
      await assert.rejects(statement.execute(db), /permission denied|only added to/)
})

test('a change that is taken back leaves no trace, and thousands go in one go', async () => {
  await assert.rejects(
    inTransaction(asAna, async (tx) => {
      await audit(tx, { channelId: channel.id, action: 'test.one', subject: { kind: 'test' } })
      throw new Error('taken back')
    }),
  )
  await inTransaction(studio.system, (tx) =>
    auditMany(
      tx,
      Array.from({ length: 10_000 }, (_, n) => ({
        channelId: channel.id,
        action: 'test.many',
        subject: { kind: 'test', id: String(n) },
        before: { n },
        after: { n: n + 1 },
        by: askedBy(asAna),
      })),
    ),
  )
  const { rows } = await pool.query(
    `select action, actor_name, count(*)::int as n from accounts.audit_log where action like 'test.%' group by 1, 2`,
  )
  assert.deepEqual(rows, [{ action: 'test.many', actor_name: 'Ana', n: 10_000 }])
})

test('nobody writes in the name of somebody else', async () => {
  const entry = { channelId: channel.id, action: 'test.forged', subject: { kind: 'test' } }
  await assert.rejects(
    audit(asAna, { ...entry, by: { userId: channel.id, via: 'session', keyName: null } }),
    /row-level security/,
  )
  await assert.rejects(audit(asAna, { ...entry, channelId: userId }), /row-level security/)
})

test('only what differs is kept, and long words are cut', () => {
  assert.equal(onlyDifferent({ a: 1, tags: ['x'] }, { a: 1, tags: ['x'] }), null)
  assert.deepEqual(onlyDifferent({ a: 1, b: null }, { a: 2 }), { before: { a: 1 }, after: { a: 2 } })
  assert.equal(String(onlyDifferent(null, { text: 'x'.repeat(5000) })?.after?.text).length, 2001)
})
