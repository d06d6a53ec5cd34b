import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#test/database.ts'
import { eventually } from '#test/eventually.ts'
import type { Db } from './db.ts'

const { database, outside } = await openTestDatabase({ after })
await outside.query(
  'create table public.notes (id int primary key, text text, parent int references public.notes deferrable initially deferred)',
)
await outside.query('grant all on public.notes to studio_app')
const app = database.scoped({ role: 'studio_app', userId: '', channelIds: [] })
const worker = database.scoped({ role: 'studio_worker', userId: '', channelIds: [] })

const add = (db: Db, id: number) => sql`insert into public.notes (id) values (${id})`.execute(db)
const has = async (id: number) => (await outside.query('select 1 from public.notes where id = $1', [id])).rowCount === 1
/** All of the pool, and until the last of them is gone. */
const cutAll = async () => {
  await outside.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'studio-test'")
  await eventually(
    async () =>
      (await outside.query("select 1 from pg_stat_activity where application_name = 'studio-test'")).rowCount === 0,
  )
}

test('a statement runs as its role, and sees nothing of the role before it', async () => {
  const who = (db: Db) =>
    sql<{ role: string }>`select current_user as role`.execute(db).then(({ rows }) => rows[0]?.role)
  for (let n = 0; n < 5; n++) {
    assert.deepEqual(await Promise.all([who(app), who(worker), who(database.owner)]), [
      'studio_app',
      'studio_worker',
      'studio',
    ])
  }
})

test('a statement that could not be prepared can be asked again, and none without values leaves its scope', async () => {
  const asked = () => sql`select n from public.later`.execute(app)
  for (let n = 0; n < 8; n++) await assert.rejects(asked, /does not exist/)
  await outside.query('create table public.later as select 1 as n; grant select on public.later to studio_app')
  for (let n = 0; n < 8; n++) assert.deepEqual((await asked()).rows, [{ n: 1 }])
  await assert.rejects(sql`select n from public.later`.execute(worker), /permission denied/)
})

test('one statement is committed when it is answered', async () => {
  assert.equal((await add(app, 1)).numAffectedRows, 1n)
  assert.ok(await has(1))
})

test('a statement that fails at its commit fails, and leaves nothing', async () => {
  await assert.rejects(sql`insert into public.notes (id, parent) values (2, 99)`.execute(app), /foreign key/)
  await assert.rejects(
    app.transaction().execute((tx) => sql`insert into public.notes (id, parent) values (2, 99)`.execute(tx)),
    /foreign key/,
  )
  assert.equal(await has(2), false)
  assert.ok((await add(app, 2)).numAffectedRows)
})

test('the steps of a transaction are committed together or not at all', async () => {
  await app.transaction().execute(async (tx) => {
    await add(tx, 10)
    assert.equal(await has(10), false)
    await add(tx, 11)
  })
  assert.deepEqual([await has(10), await has(11)], [true, true])
  await assert.rejects(
    app.transaction().execute(async (tx) => {
      await add(tx, 12)
      throw new Error('changed my mind')
    }),
    /changed my mind/,
  )
  assert.equal(await has(12), false)
})

test('an error that was caught inside a transaction still ends it: no write is lost in silence', async () => {
  const transaction = app.transaction().execute(async (tx) => {
    await add(tx, 20)
    await add(tx, 20).catch(() => {})
    return 'all is well'
  })
  await assert.rejects(transaction, /commit was answered with ROLLBACK/)
  assert.equal(await has(20), false)
})

test('writes sent together in one transaction fail together', async () => {
  await assert.rejects(app.transaction().execute((tx) => Promise.all([add(tx, 30), add(tx, 30), add(tx, 31)])))
  assert.deepEqual([await has(30), await has(31)], [false, false])
})

test('a number beyond what a number can hold is an error, not another number', async () => {
  await assert.rejects(sql`select 9007199254740993::bigint as n`.execute(app), /does not fit/)
  assert.deepEqual((await sql`select 9007199254740991::bigint as n`.execute(app)).rows, [{ n: 9007199254740991 }])
})

test('after the line to the server was cut the next statement works', async () => {
  await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.01)`.execute(app)))
  assert.ok(database.pool.totalCount >= 2)
  await cutAll()
  for (let n = 0; n < 8; n++) await sql`select 1`.execute(app).catch(() => {})
  assert.deepEqual((await sql`select 1 as one`.execute(app)).rows, [{ one: 1 }])
})

test('a statement that was cut off fails, and nothing else does', async () => {
  const sleeping = sql`select pg_sleep(20)`.execute(app)
  const failed = assert.rejects(sleeping, /terminating connection|Connection terminated/)
  await eventually(
    async () =>
      (
        await outside.query(
          "select 1 from pg_stat_activity where application_name = 'studio-test' and query like '%pg_sleep(20)%' and state = 'active'",
        )
      ).rowCount,
  )
  await cutAll()
  await failed
  await add(app, 40)
  assert.ok(await has(40))
})

test('a transaction that was cut off between its steps fails as a whole, and the process lives', async () => {
  const transaction = app.transaction().execute(async (tx) => {
    await add(tx, 50)
    // Between two statements nobody waits for the connection: its end must not be an uncaught error.
    await cutAll()
    await add(tx, 51)
  })
  await assert.rejects(transaction)
  assert.deepEqual([await has(50), await has(51)], [false, false])
  await add(app, 52)
  assert.ok(await has(52))
})

test('more askers than connections all get their turn', async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) => sql<{ n: number }>`select ${n}::int as n`.execute(n % 2 ? app : worker)),
  )
  assert.deepEqual(
    answers.map(({ rows }) => rows[0]?.n),
    Array.from({ length: 200 }, (_, n) => n),
  )
  assert.ok(database.pool.totalCount <= 4)
  assert.equal(database.pool.waitingCount, 0)
})

test('a line that breaks while it is lent and nothing is asked ends nobody', async () => {
  const lent = await database.pool.connect()
  const ended = new Promise((resolve) => lent.once('end', resolve))
  await cutAll()
  await ended
  await assert.rejects(lent.query('select 1'))
  lent.release(true)
})
