import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readlink, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { eventually } from '#test/eventually.ts'
import { openedFiles } from './opened-files.ts'

const folder = await mkdtemp(join(tmpdir(), 'opened-files-'))
after(() => rm(folder, { recursive: true }))
let described = 0
const files = openedFiles(async (_path, found) => ({ size: Number(found.size), nth: ++described }))
after(() => files.close())

const open = async () => {
  const names = await readdir('/proc/self/fd')
  const links = await Promise.all(names.map((name) => readlink(join('/proc/self/fd', name)).catch(() => '')))
  return links.filter((link) => link.startsWith(folder)).length
}
async function textOf(path: string) {
  const found = await files.open(path)
  if (!found) return null
  const buffer = Buffer.alloc(found.head.size)
  await found.reading.read(buffer, 0, buffer.length, 0)
  await found.reading.close()
  await found.reading.close() // once is enough, twice no harm
  return buffer.toString()
}

test('a file that is read again is opened and described once, until it is another one or gone', async () => {
  const path = join(folder, 'a')
  assert.equal(await textOf(path), null)
  await writeFile(path, 'one')
  const before = described
  assert.deepEqual(await Promise.all([textOf(path), textOf(path)]), ['one', 'one'])
  for (let n = 0; n < 10; n++) assert.equal(await textOf(path), 'one')
  assert.ok(described <= before + 2, 'two came at once')
  assert.equal(await open(), 1)

  const reading = await files.open(path)
  await writeFile(join(folder, 'b'), 'two!')
  await rename(join(folder, 'b'), path)
  assert.equal(await textOf(path), 'two!')
  const buffer = Buffer.alloc(3)
  await reading?.reading.read(buffer, 0, 3, 0)
  assert.equal(buffer.toString(), 'one', 'who began before reads what was there')
  assert.equal(await open(), 2)
  await reading?.reading.close()
  await eventually(async () => (await open()) === 1)

  await unlink(path)
  assert.equal(await textOf(path), null)
  await eventually(async () => (await open()) === 0)
})

test('what nobody reads any more is closed after a while, and never are too many open', async () => {
  await mkdir(join(folder, 'many'))
  const paths = Array.from({ length: 100 }, (_, n) => join(folder, 'many', String(n)))
  for (const path of paths) await writeFile(path, path)
  for (const path of paths) assert.equal(await textOf(path), path)
  await eventually(async () => (await open()) <= 64)
  assert.ok((await open()) > 0)
  for (const path of paths) await unlink(path)
  await eventually(async () => (await open()) === 0)
  assert.equal(await files.open(join(folder, 'many')), null, 'a folder is none')
  assert.equal(await open(), 0)
})
