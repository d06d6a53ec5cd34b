import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'
import { fileNameFrom, uniqueNames } from './file-names.ts'
import { zipOf } from './zip.ts'

const studio = await openStudio({ after })
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
const folder = mkdtempSync(join(tmpdir(), 'zip-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test('a title becomes a name that every system takes', () => {
  const name = (title: string, source = 'a.MP4') => Object.values(fileNameFrom(title, source)).join('')
  assert.equal(name('../../etc/passwd'), '_.._etc_passwd.mp4')
  assert.equal(name('C:\\Windows\\con'), 'C_Windows_con.mp4')
  assert.equal(name('con'), '_con.mp4')
  assert.equal(name('LPT1.txt'), '_LPT1.txt.mp4')
  assert.equal(name(' ... '), 'Untitled.mp4')
  assert.equal(name('a\u202Egpj.exe\u0000'), 'a gpj.exe.mp4')
  assert.equal(name('Ünï 日本', 'archive.tar.gz/../x'), 'Ünï 日本')
  assert.ok(Buffer.byteLength(name('語'.repeat(100))) <= 190)
  const unique = uniqueNames(['NOT-INCLUDED.txt'])
  const of = (title: string) => unique({ name: title, ending: '.mp4' })
  assert.deepEqual([of('A'), of('a'), of('A (2)'), of('A')], ['A.mp4', 'a (2).mp4', 'A (2) (2).mp4', 'A (3).mp4'])
})

test('originals come as one archive that others can open, with a list of what is missing', async () => {
  const files = [
    { title: 'Same', bytes: Buffer.alloc(3_000_000, 'one') },
    { title: 'Same', bytes: Buffer.from('two') },
    { title: '../up/日本 <1>', bytes: Buffer.from('three') },
    { title: 'Lost', bytes: Buffer.from('four') },
  ]
  const ids: string[] = []
  for (const { title, bytes } of files) {
    const { videoId } = await studio.given.upload(ana, { name: 'x.mp4', bytes })
    await ana.patch(`/api/creator/videos/${videoId}`, { title })
    ids.push(videoId)
  }
  const { rows } = await studio.ctx.database.pool.query(
    'select a.source_key from content.videos v join media.assets a on a.id = v.asset_id where v.id = $1',
    [ids[3]],
  )
  await studio.ctx.store.delete([rows[0].source_key])
  const chosen = await ana.post('/api/creator/videos/originals', { select: { ids } })
  assert.equal(chosen.statusCode, 201, chosen.body)
  assert.deepEqual([chosen.json().count, chosen.json().sizeBytes], [4, 3_000_012])
  const archive = await ana.get(chosen.json().url)
  assert.equal(archive.statusCode, 200, archive.body.slice(0, 300) + studio.crashes)
  assert.match(
    String(archive.headers['content-disposition']),
    /^attachment; filename="originals-\d{4}-\d\d-\d\d\.zip"$/,
  )
  const path = join(folder, 'a.zip')
  writeFileSync(path, archive.rawPayload)
  const script = `
import sys, zipfile, json
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([[i.filename, i.file_size, i.compress_type] for i in z.infolist()]))
print(z.read('NOT-INCLUDED.txt').decode())`
  const [list, ...left] = execFileSync('python3', ['-c', script, path]).toString().split('\n')
  assert.deepEqual(JSON.parse(String(list)).slice(0, 3), [
    ['_up_日本 _1_.mp4', 5, 0],
    ['Same.mp4', 3, 0],
    ['Same (2).mp4', 3_000_000, 0],
  ])
  assert.match(left.join('\n'), /Lost: its file is missing/)
  // The same by a filter, or by ids in the address.
  assert.equal((await ana.get('/api/creator/videos/originals.zip?q=same')).statusCode, 200)
  assert.equal((await ana.get(`/api/creator/videos/originals.zip?ids=${ids[1]}`)).statusCode, 200)
  assertProblem(await ana.get('/api/creator/videos/originals.zip?q=nothing-like-it'), 422, 'content.bulk_empty')
  assertProblem(await ben.get(chosen.json().url), 404, 'content.selection_not_found')
  assertProblem(await ben.post('/api/creator/videos/originals', { select: { ids } }), 422, 'content.bulk_empty')
  assertProblem(await studio.visitor().get(chosen.json().url), 401, 'auth.not_signed_in')
  assert.deepEqual(studio.crashes, [])
})

test('whoever takes an archive slowly holds little in memory, and who leaves ends the reading', async () => {
  let open = 0
  let read = 0
  const store = {
    ...studio.ctx.store,
    head: async () => ({ size: 5e9, etag: '"x"', contentType: '', modified: new Date() }),
    get: async () => {
      open++
      const body = new Readable({
        read() {
          read += 65_536
          this.push(Buffer.alloc(65_536))
        },
        destroy(error, done) {
          open--
          done(error)
        },
      })
      return { size: 5e9, etag: '"x"', contentType: '', modified: new Date(), body, range: null }
    },
  }
  const archive = zipOf({ ...studio.ctx, store }, [
    { title: 'Huge', createdAt: new Date(), original: { key: 'k', name: 'a.mp4' } },
  ])
  archive.on('error', () => {})
  let got = 0
  for await (const chunk of archive) {
    got += chunk.length
    if (got > 10_000_000) break // destroys it
  }
  assert.ok(read - got < 2_000_000, `${read - got} bytes ahead`)
  await eventually(async () => open === 0 || null)
})
