import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { assertProblem } from '#test/problems.ts'
import { startFaultyProxy } from '#test/s3/faulty-proxy.ts'
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

  // Keys that are taken away in the middle: with others it goes on behind the part that has come.
  const proxy = await startFaultyProxy({ after }, swift.endpoint)
  const long = randomBytes(20 * 1024 * 1024)
  await client.send(new PutObjectCommand({ Bucket: theirs, Key: 'again/long.mp4', Body: long }))
  await client.send(new PutObjectCommand({ Bucket: theirs, Key: 'again/a.mp4', Body: Buffer.from('short') }))
  proxy.only = ({ url }) => url.includes('long.mp4')
  const behind = { ...source, endpoint: proxy.endpoint, prefix: 'again/' }
  const broken = (await ana.post('/api/creator/imports', { source: behind })).json().id
  const run = () => runImport(studio.system, broken, new AbortController().signal)
  const look = async () => (await ana.get(`/api/creator/imports/${broken}`)).json()
  const retry = (body: unknown) => ana.post(`/api/creator/imports/${broken}/retry`, body)
  // The first answer tells the size, the next one is cut.
  const size = proxy.only
  let asked = 0
  proxy.only = (request) => size(request) && ++asked > 1
  proxy.mode = 'revoke'
  await run()
  const stopped = await look()
  assert.deepEqual([stopped.state, stopped.done, stopped.failed, stopped.can.retry], ['done', 1, 1, true])
  const file = stopped.items.find((each: { name: string }) => each.name === 'long.mp4')
  assert.deepEqual([file.reason, file.receivedBytes], ['These keys may not read there.', 8 * 1024 * 1024])

  assertProblem(await retry({}), 422, 'content.import_source_refused')
  const badKeys = await retry({ credentials: wrong.credentials })
  assertProblem(badKeys, 422, 'content.import_source_refused')
  assert.equal(badKeys.json().detail, 'The secret key does not belong to the access key.')
  assert.equal((await look()).failed, 1, 'nothing is asked for with wrong keys')
  proxy.mode = 'well'
  proxy.passed.length = 0
  assert.deepEqual([(await retry({ credentials })).json().waiting, (await look()).receivedBytes > 8e6], [1, true])
  await run()
  assert.deepEqual([(await look()).done, (await look()).failed], [2, 0])
  const gets = proxy.passed.filter((each) => each.includes('.mp4'))
  assert.deepEqual(gets, [`GET /${theirs}/again/long.mp4`], 'the other one is not asked for')
  assert.deepEqual(proxy.ranges, [`bytes=${8 * 1024 * 1024}-`])
  const { rows: again } = await studio.ctx.database.pool.query(
    `select i.upload_id, m.credentials from content.import_items i join content.imports m on m.id = i.import_id
     where m.id = $1 and i.name = 'long.mp4'`,
    [broken],
  )
  const whole = await studio.ctx.store.get(`sources/${again[0].upload_id}/original`)
  assert.ok(whole && (await buffer(whole.body)).equals(long))
  assert.equal(again[0].credentials, null)
})
