import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { startTestEngine } from './engine-for-tests.ts'
import { ClickHouseMigrationError, migrateClickHouse } from './migrate.ts'
import { splitStatements } from './sql.ts'

test('a file is cut at its semicolons and nowhere else', () => {
  const file = `-- first; not a statement
    CREATE TABLE a (s String DEFAULT 'x;y' COMMENT 'it''s \\'; ok') ENGINE = Memory; /* ; */ ;
    # another; comment
    SELECT $tag$ a; ' b $tag$, "c;d", \`e;f\`, {p:DateTime64(3, 'U;TC')};
    SELECT 3 -- the last one has none`
  const statements = splitStatements(file)
  assert.equal(statements.length, 3)
  assert.match(statements[0]!, /CREATE TABLE a .* ENGINE = Memory$/s)
  assert.match(statements[1]!, /U;TC'\)\}$/)
  assert.deepEqual(splitStatements(' ; -- nothing\n ; /* x */'), [])
  assert.throws(() => splitStatements("SELECT 'open"), /not closed/)
})

test('migrations run once, in order, and again from the broken place', async (t) => {
  const { clickhouse } = await startTestEngine(t)
  const folder = mkdtempSync(join(tmpdir(), 'studio-migrations-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'b.sql'), 'ALTER TABLE t ADD COLUMN IF NOT EXISTS b UInt8;')
  writeFileSync(join(folder, 'a.sql'), 'CREATE TABLE IF NOT EXISTS t (a UInt8) ENGINE = MergeTree ORDER BY a;\n')
  writeFileSync(join(folder, 'c.sql'), 'CREATE TABLE IF NOT EXISTS u (a UInt8) ENGINE = Log;\nCREATE nonsense')
  await assert.rejects(migrateClickHouse(clickhouse, folder), (error) => {
    assert.ok(error instanceof ClickHouseMigrationError)
    assert.match(error.message, /^c\.sql, statement 2: /)
    return true
  })
  writeFileSync(
    join(folder, 'c.sql'),
    'CREATE TABLE IF NOT EXISTS u (a UInt8) ENGINE = Log;\nINSERT INTO u VALUES (1);',
  )
  assert.deepEqual(await migrateClickHouse(clickhouse, folder), ['c.sql'])
  assert.deepEqual(await migrateClickHouse(clickhouse, folder), [])
  assert.deepEqual(
    await clickhouse.query(
      'SELECT name FROM system.columns WHERE database = currentDatabase() AND table = {t:String} ORDER BY name',
      { t: 't' },
    ),
    [{ name: 'a' }, { name: 'b' }],
  )
  rmSync(join(folder, 'c.sql'))
  await assert.rejects(migrateClickHouse(clickhouse, folder), /newer release \(it has c\.sql\)/)
})
