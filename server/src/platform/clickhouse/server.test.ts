import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { eventually } from '#test/eventually.ts'
import { ClickHouseError, ClickHouseUnavailable, openClickHouse } from './client.ts'
import { launchTestEngine, startTestEngine } from './engine-for-tests.ts'

const slow = 'SELECT sum(sipHash64(number)) AS s FROM numbers(1000000000000)'

test('values arrive as they were sent, whatever they contain', async (t) => {
  const { clickhouse } = await startTestEngine(t)
  const same = async (type: string, value: unknown, expected: unknown = value) => {
    const rows = await clickhouse.query<{ v: unknown; type: string }>(
      `SELECT {v:${type}} AS v, toTypeName({v:${type}}) AS type`,
      { v: value },
    )
    assert.deepEqual(rows[0], { v: expected, type })
  }
  const nasty = [
    '',
    "'",
    "''",
    '\\',
    "\\'",
    "\\\\'",
    '\n\r\t\b\f\0',
    '😀 ä \u2028',
    '`"$$',
    '{v:String}',
    "'; DROP TABLE t; --",
    "') OR 1=1 --",
    '/* x',
    '-- x',
    '\\N',
    'NULL',
    '%s $1 $' + '{x}',
    '\\x41\\t',
    'x'.repeat(50_000),
    '\u0001\u001b\u007f',
  ]
  for (const text of nasty) await same('String', text)
  await same('Array(String)', nasty)
  await same('Array(String)', [])
  await same('Array(Nullable(String))', ['NULL', null, "a'b"])
  await same('Array(Array(UInt8))', [[1, 2], [], [3]])
  await same('Nullable(String)', null)
  await same('Nullable(UInt32)', 7)
  await same('UInt64', '18446744073709551615', 2 ** 64)
  await same('Int64', '-9223372036854775808', -(2 ** 63))
  await same('Int8', -128)
  await same('Bool', true)
  await same('Float64', -1.5e300)
  await same('UUID', '018f4e7e-7c1d-7b3a-9f00-3c1f2f5a6b7c')
  await same('Array(UUID)', ['018f4e7e-7c1d-7b3a-9f00-3c1f2f5a6b7c'])
  await same('Date', '2026-02-03')
  await same("DateTime64(3, 'UTC')", new Date('2026-02-03T04:05:06.789Z'), '2026-02-03T04:05:06.789Z')
  await same("DateTime64(3, 'UTC')", '2026-02-03 04:05:06.789', '2026-02-03T04:05:06.789Z')
  await same("DateTime('UTC')", new Date('2026-02-03T04:05:06Z'), '2026-02-03T04:05:06Z')
  await same("Enum8('it\\'s' = 1, 'b' = 2)", "it's")
  await same('Map(String, UInt8)', { "a'b": 1, c: 2 })
  await same('Decimal(18, 2)', '12.34', 12.34)
  const limited = await clickhouse.query('SELECT number FROM numbers(10) LIMIT {n:UInt32}', { n: 3 })
  assert.equal(limited.length, 3)
  const named = await clickhouse.query('SELECT {c:Identifier} AS v FROM (SELECT 1 AS "a`b")', { c: 'a`b' })
  assert.deepEqual(named, [{ v: 1 }])
  const inText = await clickhouse.query(`SELECT '{v:String}' AS a /* {v:String} */, {v:String} AS b -- {v:String}`, {
    v: 'x',
  })
  assert.deepEqual(inText, [{ a: '{v:String}', b: 'x' }])
})

test('a value that does not fit its type is refused and never becomes part of the statement', async (t) => {
  const { clickhouse } = await startTestEngine(t)
  const refused = async (type: string, value: unknown, code = '457') =>
    assert.rejects(clickhouse.query(`SELECT {v:${type}}`, { v: value }), { code }, `${type} ${String(value)}`)
  await refused('UInt8', 256)
  await refused('UInt8', '1; SELECT 2')
  await refused('UInt8', '1) OR (1=1')
  await refused('Int64', '1e3')
  await refused('Float64', '1 + 1')
  await refused('UUID', "' OR 1")
  await refused('Date', "2026-01-01' OR '1")
  await refused('Array(UInt8)', '[1] OR 1')
  await refused('Array(UInt8)', '[1, now()]')
  await refused('Array(String)', '[a]')
  await refused('String', null)
  await refused('Tuple(UInt8, UInt8)', '(1,2,3)')
  await refused('AggregateFunction(sum, UInt8)', '1', '50')
  await assert.rejects(clickhouse.query('SELECT {missing:String}', {}), { code: '456' })
  await assert.rejects(clickhouse.query('SELECT 1; SELECT 2'), { code: '62' })
  await assert.rejects(clickhouse.command('SET max_threads = 1'), { code: '48' })
})

test('errors have the code and type of ClickHouse, and the next query is not touched by them', async (t) => {
  const { clickhouse } = await startTestEngine(t)
  await assert.rejects(clickhouse.query('SELECT * FROM nowhere'), (error) => {
    assert.ok(error instanceof ClickHouseError)
    assert.equal(error.code, '60')
    assert.equal(error.type, 'UNKNOWN_TABLE')
    return true
  })
  await assert.rejects(clickhouse.query('SELEC 1'), { code: '62' })
  await assert.rejects(clickhouse.query("SELECT 'a"), { code: '62', type: 'SYNTAX_ERROR' })
  await assert.rejects(clickhouse.query('SELECT toUInt8(1, 2, 3)'), { type: 'NUMBER_OF_ARGUMENTS_DOESNT_MATCH' })
  await assert.rejects(clickhouse.query('SELECT 1', {}, { settings: { no_such_setting: 1 } }), { code: '115' })
  await clickhouse.command('CREATE TABLE t (a UInt8) ENGINE = MergeTree ORDER BY a')
  await assert.rejects(clickhouse.insert('t', ['a'], '["x"]\n'), { code: '27' })
  // Fails after rows were written out; chDB would give those rows to the next query.
  for (let i = 0; i < 8; i++) {
    const failing = 'SELECT throwIf(number = 100000) FROM numbers(1000000) SETTINGS max_block_size = 10000'
    await assert.rejects(clickhouse.query(failing), { code: '395' })
    assert.deepEqual(await clickhouse.query('SELECT 1 AS one'), [{ one: 1 }])
  }
})

test('limits on time, memory and result are kept and cannot be raised', async (t) => {
  const { clickhouse } = await startTestEngine(t)
  await assert.rejects(clickhouse.query(slow, {}, { timeoutMs: 300 }), { code: '159' })
  await assert.rejects(clickhouse.query('SELECT groupArray(number) FROM numbers(1000000000)'), { code: '241' })
  await assert.rejects(clickhouse.query('SELECT number FROM numbers(10000000)'), { code: '396' })
  await assert.rejects(clickhouse.query("SELECT repeat('x', 1000) || toString(number) AS x FROM numbers(190000)"), {
    code: '396',
  })
  await assert.rejects(clickhouse.query('SELECT 1 SETTINGS max_memory_usage = 9000000000'), { code: '452' })
  const [granted] = await clickhouse.query<{ time: number; memory: number; threads: number }>(
    `SELECT getSetting('max_execution_time') AS time, getSetting('max_memory_usage') AS memory,
            getSetting('max_threads') AS threads`,
    {},
    { settings: { max_execution_time: 0, max_memory_usage: 0, max_threads: 1 } },
  )
  assert.deepEqual(granted, { time: 900, memory: 700_000_000, threads: 1 })
  const [after] = await clickhouse.query<{ threads: number }>(`SELECT getSetting('max_threads') AS threads`)
  assert.notEqual(after?.threads, 1, 'a setting stays with its statement')
})

test('four slow queries do not hold up a small one', async (t) => {
  const { clickhouse } = await startTestEngine(t)
  const stop = new AbortController()
  const running = Array.from({ length: 4 }, () => clickhouse.query(slow, {}, { signal: stop.signal }).catch((e) => e))
  await eventually(async () => (await processes(clickhouse)) === 4)
  assert.deepEqual(await clickhouse.query('SELECT 1 AS one'), [{ one: 1 }])
  assert.equal(await processes(clickhouse), 4, 'all of them still run')
  stop.abort()
  await Promise.all(running)
  await eventually(async () => (await processes(clickhouse)) === 0)
})

test('a query ends when its client leaves or its id is killed, and a killed id stays dead', async (t) => {
  const { clickhouse } = await startTestEngine(t)
  const leaving = new AbortController()
  const left = clickhouse.query(slow, {}, { signal: leaving.signal })
  await eventually(async () => (await processes(clickhouse)) === 1)
  leaving.abort(new Error('gone'))
  await assert.rejects(left, { message: 'gone' })
  await eventually(async () => (await processes(clickhouse)) === 0)

  const killed = assert.rejects(clickhouse.query(slow, {}, { queryId: "it's 1" }), { code: '394' })
  await eventually(async () => (await processes(clickhouse)) === 1)
  await clickhouse.kill("it's 1")
  assert.equal(await processes(clickhouse), 0)
  await killed
  await assert.rejects(clickhouse.query('SELECT 1', {}, { queryId: "it's 1" }), { code: '394' })
  await clickhouse.kill('never existed')
})

test('a killed insert has put in all of its rows or none, and is over when kill returns', async (t) => {
  const { clickhouse } = await startTestEngine(t)
  await clickhouse.command('CREATE TABLE t (a UInt64, s String) ENGINE = MergeTree ORDER BY a')
  const rows = Buffer.from(Array.from({ length: 300_000 }, (_, i) => `[${i},"${'x'.repeat(40)}"]`).join('\n'))
  for (let i = 0; i < 3; i++) {
    const insert = clickhouse.insert('t', ['a', 's'], rows, { queryId: `batch ${i}` }).catch((error) => error)
    await new Promise((wake) => setTimeout(wake, 60 * i))
    await clickhouse.kill(`batch ${i}`)
    const count = await rowsOf(clickhouse)
    const outcome = await insert
    assert.equal(await rowsOf(clickhouse), count, 'nothing came after the kill')
    assert.ok(count % 300_000 === 0, `${count}`)
    if (outcome === undefined) assert.ok(count > 0)
  }
})

test('the password is asked for', async (t) => {
  const engine = await startTestEngine(t)
  const stranger = openClickHouse({ socketPath: engine.socketPath, password: 'wrong' })
  t.after(() => stranger.close())
  await assert.rejects(stranger.query('SELECT 1'), { code: '516', type: 'AUTHENTICATION_FAILED' })
  await assert.rejects(stranger.ping(), { code: '516' })
  await engine.clickhouse.ping()
})

test('rows that were acknowledged survive a kill of the engine', async (t) => {
  const first = await startTestEngine(t)
  await first.clickhouse.command(
    `CREATE TABLE t (a UInt64, s String) ENGINE = MergeTree ORDER BY a
     SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  )
  let acknowledged = 0
  const inserting = (async () => {
    for (let i = 0; ; i++) {
      await first.clickhouse.insert('t', ['a', 's'], `[${i},"é😀"]\n`.repeat(100))
      acknowledged++
    }
  })()
  await eventually(async () => acknowledged > 5)
  first.process.kill('SIGKILL')
  await assert.rejects(inserting, ClickHouseUnavailable)
  await assert.rejects(first.clickhouse.query('SELECT 1'), ClickHouseUnavailable)

  const second = await startTestEngine(t, { dataDir: first.dataDir })
  const count = await rowsOf(second.clickhouse)
  assert.ok(count === acknowledged * 100 || count === (acknowledged + 1) * 100, `${count} of ${acknowledged}`)
})

test('a second process on the same data is refused in one sentence', async (t) => {
  const first = await startTestEngine(t)
  const second = await launchTestEngine(t, { dataDir: first.dataDir })
  const [code] = await once(second.process, 'exit')
  assert.equal(code, 1)
  assert.match(second.errors(), new RegExp(`are in use by process ${first.process.pid}: stop that one first`))
  await first.clickhouse.ping()
})

test('a stop finishes the insert that is running and gives the data back', async (t) => {
  const engine = await startTestEngine(t)
  await engine.clickhouse.command('CREATE TABLE t (a UInt64) ENGINE = MergeTree ORDER BY a')
  // As many as an insert may hold: of few the end might come before anybody sees it run.
  const count = 2_500_000
  const rows = Buffer.from(Array.from({ length: count }, (_, i) => `[${i}]`).join('\n'))
  const insert = engine.clickhouse.insert('t', ['a'], rows, { queryId: 'last' })
  const read = engine.clickhouse.query(slow).catch((error) => error)
  await eventually(async () => (await processes(engine.clickhouse)) === 2)
  engine.process.kill('SIGTERM')
  await insert
  assert.ok((await read) instanceof Error)
  const [code, signal] = await once(engine.process, 'exit')
  assert.deepEqual([code, signal], [0, null], engine.errors())
  const again = await startTestEngine(t, { dataDir: engine.dataDir })
  assert.equal(await rowsOf(again.clickhouse), count)
})

test('it ends with its parent, whatever is running', async (t) => {
  const engine = await startTestEngine(t)
  const read = engine.clickhouse.query(slow).catch((error) => error)
  await eventually(async () => (await processes(engine.clickhouse)) === 1)
  engine.process.disconnect()
  await once(engine.process, 'exit')
  assert.ok((await read) instanceof Error)
})

async function processes(clickhouse: Awaited<ReturnType<typeof startTestEngine>>['clickhouse']): Promise<number> {
  const sql = `SELECT count() AS n FROM system.processes WHERE query NOT LIKE '%system.processes%'`
  return (await clickhouse.query<{ n: number }>(sql))[0]!.n
}

async function rowsOf(clickhouse: Awaited<ReturnType<typeof startTestEngine>>['clickhouse']): Promise<number> {
  return (await clickhouse.query<{ n: number }>('SELECT count() AS n FROM t'))[0]!.n
}
