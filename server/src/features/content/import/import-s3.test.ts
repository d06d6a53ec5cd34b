import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { noSwift, startSwift } from '#test/s3/swift.ts'
import { openStudio } from '#test/studio.ts'
import { runImport } from './run-import.ts'

const skip = noSwift()

test('what lies below a prefix of a bucket comes, also where the files of the studio lie in S3', { skip }, async () => {
  const swift = await startSwift({ after })
  const [theirs, ours] = [await swift.bucket(), await swift.bucket()]
  const keys = swift.env(theirs)
  const credentials = { accessKeyId: keys.S3_ACCESS_KEY_ID ?? '', secretAccessKey: keys.S3_SECRET_ACCESS_KEY ?? '' }
  const client = new S3Client({ endpoint: swift.endpoint, region: 'us-east-1', forcePathStyle: true, credentials })
  after(() => client.destroy())
  const film = randomBytes(9 * 1024 * 1024) // two parts
  for (const [Key, Body] of [
    ['films/one.mp4', film],
    ['films/deep/two.mov', Buffer.from('two')],
    ['films/notes.txt', Buffer.from('x')],
    ['other.mp4', Buffer.from('x')],
  ] as const)
    await client.send(new PutObjectCommand({ Bucket: theirs, Key, Body }))
  const studio = await openStudio({ after }, { env: { ...swift.env(ours), OUTBOUND_ALLOW: '127.0.0.1' } })
  const ana = await studio.given.person('Ana')
  const source = { kind: 's3', endpoint: swift.endpoint, bucket: theirs, prefix: 'films/', credentials }
  const preview = (await ana.post('/api/creator/imports/preview', { source })).json()
  assert.deepEqual([preview.count, preview.ignored, preview.totalBytes], [2, 1, film.length + 3])
  const wrong = { ...source, credentials: { ...credentials, secretAccessKey: 'wrong' } }
  assert.equal(
    (await ana.post('/api/creator/imports/preview', { source: wrong })).json().code,
    'content.import_source_refused',
  )

  const { id } = (await ana.post('/api/creator/imports', { source })).json()
  await runImport(studio.system, id, new AbortController().signal)
  const done = (await ana.get(`/api/creator/imports/${id}`)).json()
  assert.deepEqual([done.state, done.done, done.ignored], ['done', 2, 1], JSON.stringify(done.items))
  const { rows } = await studio.ctx.database.pool.query(
    `select upload_id, sha256 from content.import_items where import_id = $1 and name = 'one.mp4'`,
    [id],
  )
  const stored = await studio.ctx.store.get(`sources/${rows[0].upload_id}/original`)
  assert.ok(stored)
  assert.ok((await buffer(stored.body)).equals(film))
})
