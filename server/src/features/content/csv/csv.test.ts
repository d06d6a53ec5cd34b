import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { sql } from 'kysely'
import { asSystem } from '#platform/context.ts'
import { eventually } from '../../../../test/eventually.ts'
import { openStudio, type Person } from '../../../../test/studio.ts'
import { fromCell, toCell } from './cells.ts'

const studio = await openStudio({ after }, { worker: true })
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
await ana.get('/api/creator/videos') // makes the channel
const channelId: string = (await ana.get('/api/me')).json().channels[0].id
const ids = ['Bread', '=cmd|calc', "'@home", 'Waves, wind "and" sea'].map((title, n) => ({
  id: `01970000-0000-7000-8000-00000000000${n}`,
  title,
}))
for (const { id, title } of ids)
  await sql`insert into content.videos (id, channel_id, title, description, tags) values
    (${id}, ${channelId}, ${title}, ${'Two\nlines'}, '{one,two}')`.execute(asSystem(studio.ctx).db)

const CSV = '/api/creator/videos/csv'
type Record_ = Record<string, string>
const exported = async (query = ''): Promise<Record_[]> => {
  const answer = await ana.get(`/api/creator/videos.csv?order=asc${query}`)
  assert.equal(answer.statusCode, 200, answer.body)
  return parse(answer.body, { columns: true, bom: true })
}
const send = (person: Person, path: string, table: string | Buffer | Record_[], headers: Record_ = {}) =>
  person.post(path, Array.isArray(table) ? stringify(table, { header: true }) : table, {
    'content-type': 'text/csv',
    ...headers,
  })

test('a cell comes back as it was, and none is a formula', () => {
  for (const text of ['', 'a', '=1+1', "'=1", "''@x", "'quoted'", '+49', '-1', '\tx', '＝x', "'"]) {
    assert.equal(fromCell(toCell(text)), text)
    assert.doesNotMatch(toCell(text), /^[=+\-@\t\r＝＋－＠]/)
  }
})

test('the list comes as a table that spreadsheets open, with nothing in it that they would run', async () => {
  const answer = await ana.get('/api/creator/videos.csv')
  assert.match(String(answer.headers['content-disposition']), /attachment; filename="videos-\d{4}-\d\d-\d\d\.csv"/)
  assert.ok(answer.rawPayload.subarray(0, 3).equals(Buffer.from('efbbbf', 'hex')))
  const rows = await exported()
  assert.deepEqual(
    rows.map(({ title }) => title),
    ['Bread', "'=cmd|calc", "''@home", 'Waves, wind "and" sea'],
  )
  assert.equal(rows[0]?.tags, 'one, two')
  assert.equal((await exported('&q=bread')).length, 1)
  assert.equal((await ben.get(`/api/creator/videos.csv?channelId=${channelId}`)).statusCode, 404)
})

test('an untouched table changes nothing', async () => {
  const preview = (await send(ana, CSV, await exported())).json()
  assert.deepEqual(preview, { rows: 4, unchanged: 4, changes: [], errors: [] })
})

test('what was edited is shown line by line, errors with line and column, then applied and taken back', async () => {
  const [bread, cmd, home, waves] = await exported()
  assert.ok(bread && cmd && home && waves)
  await ana.patch(`/api/creator/videos/${ids[3]?.id}`, { title: 'Changed meanwhile' })
  const table = [
    { ...bread, title: 'Rye bread', tags: 'one, three', category: 'nonsense' },
    { ...cmd, title: '=SUM(1)', tags: '', description: 'Three\nnew\nlines' },
    { ...home, title: '' },
    { ...waves, title: 'Mine' },
    { ...bread, id: '01970000-0000-7000-8000-0000000000ff', revision: '' },
    { ...bread, id: 'x' },
  ]
  const preview = (await send(ana, CSV, table)).json()
  assert.deepEqual(preview.changes, [
    {
      line: 4,
      id: ids[1]?.id,
      title: '=cmd|calc',
      before: { title: '=cmd|calc', description: 'Two\nlines', tags: ['one', 'two'] },
      after: { title: '=SUM(1)', description: 'Three\nnew\nlines', tags: [] },
      conflict: false,
    },
    {
      line: 9,
      id: ids[3]?.id,
      title: 'Changed meanwhile',
      before: { title: 'Changed meanwhile' },
      after: { title: 'Mine' },
      conflict: true,
    },
  ])
  assert.deepEqual(
    preview.errors.map(({ line, column }: { line: number; column: string }) => [line, column]),
    [
      [2, 'category'],
      [7, 'title'],
      [11, 'id'],
      [13, 'id'],
    ],
  )
  const applied = await send(ana, `${CSV}/apply`, table, { 'idempotency-key': 'once' })
  assert.equal(applied.statusCode, 202, applied.body)
  const { id, ...counts } = applied.json() as Record<string, unknown>
  assert.deepEqual(counts, { changing: 1, conflicts: 1, errors: 4 })
  const bulk = `/api/creator/videos/bulk/${id}`
  const done = async (url: string) =>
    eventually(async () => {
      const found = (await ana.get(url)).json()
      return found.state === 'done' && found
    })
  assert.equal((await done(bulk)).done, 1)
  const titles = async () => (await exported()).map(({ title }) => title)
  assert.equal((await titles())[1], "'=SUM(1)")
  const again = await send(ana, `${CSV}/apply`, table, { 'idempotency-key': 'once' })
  assert.equal(again.json().id, id)
  const undo = await ana.post(`${bulk}/undo`)
  assert.equal((await done(`/api/creator/videos/bulk/${undo.json().id}`)).done, 1)
  assert.equal((await titles())[1], "'=cmd|calc")
})

test('tables as other programs write them', async () => {
  const id = ids[0]?.id ?? ''
  const changed = async (table: string | Buffer) => {
    const answer = await send(ana, CSV, table)
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json().changes[0]?.after
  }
  assert.deepEqual(await changed(`id;title\n${id};"Brot; gut"\n`), { title: 'Brot; gut' })
  assert.deepEqual(await changed(Buffer.from(`\ufeffid\ttitle\r\n${id}\tBröt\r\n`, 'utf16le')), { title: 'Bröt' })
  assert.deepEqual(await changed(`\ufeffTitle,ID,views\nRye,${id.toUpperCase()},7\n\n`), { title: 'Rye' })
})

test('fifty long tags come back as they went out', async () => {
  const tags = Array.from({ length: 50 }, (_, n) => `${n}`.padStart(60, 'x'))
  await sql`update content.videos set tags = ${tags} where id = ${String(ids[0]?.id)}`.execute(asSystem(studio.ctx).db)
  const { unchanged, errors } = (await send(ana, CSV, await exported())).json()
  assert.deepEqual([unchanged, errors], [4, []])
})

test('what is no table is refused as a whole', async () => {
  const cases: [table: string | Buffer, status: number, code: string][] = [
    ['', 422, 'content.csv_wrong'],
    ['title\nx', 422, 'content.csv_wrong'],
    ['id,id\nx,y', 422, 'content.csv_wrong'],
    [`id,${Array.from({ length: 200 }, (_, n) => n).join()}\n`, 422, 'content.csv_wrong'],
    ['id,title\n"never closed', 422, 'content.csv_wrong'],
    [Buffer.from([0x69, 0x64, 0x0a, 0xe4]), 422, 'content.csv_wrong'],
    [`id,title\n${'x,y\n'.repeat(10_001)}`, 422, 'content.csv_wrong'],
    ['x'.repeat(5 * 1024 * 1024 + 1), 413, 'request.too_large'],
  ]
  for (const [table, status, code] of cases) {
    const answer = await send(ana, CSV, table)
    assert.deepEqual([answer.statusCode, answer.json().code], [status, code], String(table).slice(0, 30))
  }
  const json = await ana.post(CSV, { id: 1 })
  assert.equal(json.statusCode, 400)
  assert.equal((await send(ben, `${CSV}?channelId=${channelId}`, 'id\n')).statusCode, 404)
  assert.equal((await send(ben, CSV, `id,title\n${ids[0]?.id},Mine\n`)).json().errors[0].column, 'id')
})
