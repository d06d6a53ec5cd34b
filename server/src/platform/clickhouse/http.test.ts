import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { startTestEngine, type TestEngine } from './engine-for-tests.ts'
import { defaultLimits } from './limits.ts'

test('it speaks HTTP as ClickHouse does, also to plain clients', async (t) => {
  const engine = await startTestEngine(t, { limits: { ...defaultLimits, insertBytes: 100_000 } })
  const ask = (path: string, body?: string, headers?: Record<string, string>) => send(engine, path, body, headers)

  assert.equal((await ask('/ping')).text, 'Ok.\n')
  assert.equal((await ask('/', 'SELECT 1, 2')).text, '1\t2\n')
  assert.equal((await ask('/?query=SELECT+1')).text, '1\n', 'a GET may read')
  assert.equal((await ask('/?query=CREATE+TABLE+x+(a+UInt8)+ENGINE=Memory')).code, '164')
  const json = await ask('/?default_format=JSON&query_id=abc', 'SELECT 1 AS a')
  assert.deepEqual(JSON.parse(json.text).data, [{ a: 1 }])
  assert.equal(json.headers['x-clickhouse-query-id'], 'abc')
  assert.equal(json.headers['x-clickhouse-format'], 'JSON')

  assert.equal(
    (await ask('/', 'CREATE TABLE t (a UInt8, b String) ENGINE = MergeTree ORDER BY a SETTINGS index_granularity = 64'))
      .status,
    200,
  )
  assert.equal(
    (await ask('/?max_threads=1', "INSERT INTO t VALUES (1, 'it''s {x:String}; ok'), (2, '\\\\')")).status,
    200,
  )
  const csv = await ask('/?query=INSERT+INTO+t+(b,a)+SETTINGS+max_threads=1+FORMAT+CSV&async_insert=0', '"x",3\n')
  assert.equal(csv.status, 200, csv.text)
  assert.equal((await ask('/?max_threads=1', 'INSERT INTO t (a, b) SELECT a + 10, b FROM t')).status, 200)
  assert.equal(
    (await ask('/', 'SELECT a, b FROM t ORDER BY a LIMIT 3;')).text,
    "1\tit\\'s {x:String}; ok\n2\t\\\\\n3\tx\n",
  )
  assert.equal((await ask('/?max_threads=1', 'DELETE FROM t WHERE a > 10')).status, 200)
  assert.equal((await ask('/?mutations_sync=1', 'ALTER TABLE t DELETE WHERE a = 3')).status, 200)
  assert.equal((await ask('/', 'SELECT count() FROM t FORMAT CSV')).text, '2\n')
  assert.equal(
    (await ask('/?max_threads=3', "SELECT getSetting('max_threads') FORMAT CSV SETTINGS max_threads = 2")).text,
    '2\n',
  )
  assert.equal(
    (await ask('/?max_threads=3', "SELECT getSetting('max_threads') SETTINGS max_threads = 2 FORMAT CSV")).text,
    '2\n',
  )

  assert.equal((await ask('/', 'SELECT 1', { authorization: '' })).code, '516')
  assert.equal((await ask('/', 'SELECT 1', { authorization: basic('root', engine.password) })).status, 403)
  assert.equal((await ask('/?session_id=1', 'SELECT 1')).code, '48')
  assert.equal((await ask('/?database=other', 'SELECT 1')).status, 404)
  assert.equal((await ask('/?a%20b=1', 'SELECT 1')).status, 400)
  assert.equal((await ask('/', '')).code, '62')
  assert.equal((await ask('/?query=SELECT+1', 'rows')).code, '48')
  assert.equal((await ask('/?query=INSERT+INTO+t+FORMAT+CSV', 'x'.repeat(200_000))).code, '307')
  assert.equal((await ask('/', `SELECT '${'ä'.repeat(40_000)}'`)).status, 200)
  const long = "'\\".repeat(60_000)
  assert.deepEqual(await engine.clickhouse.query('SELECT {x:String} AS x', { x: long }), [{ x: long }])
})

type Reply = { status: number | undefined; text: string; code: string | undefined; headers: Record<string, unknown> }

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

function send({ socketPath, password }: TestEngine, path: string, body?: string, headers = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { socketPath, path, method: body === undefined ? 'GET' : 'POST' }
    const req = request({ ...options, headers: { authorization: basic('default', password), ...headers } }, (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (part) => (text += part))
      res.on('end', () => {
        const code = res.headers['x-clickhouse-exception-code']?.toString()
        resolve({ status: res.statusCode, text, code, headers: res.headers })
      })
    })
    req.on('error', reject)
    req.end(body)
  })
}
