import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkS3, StoreRefused } from './s3-check.ts'
import { allowBrowsers } from './s3-cors.ts'
import { openS3Store } from './s3-store.ts'
import { openS3UnderTest, settingsOf, swift, without } from './s3-under-test.ts'
import { storeInstallation } from './store-installation.ts'

const ours = '0190d3c4-0000-7000-8000-000000000001'

test('a bucket that cannot be used is refused in one sentence that says what to do', { skip: without }, async (t) => {
  const { settings, store } = await openS3UnderTest(t)
  await checkS3(settings, ours)
  await checkS3(settings, ours)
  assert.equal(await storeInstallation(store).read(), ours)
  for await (const { key } of store.list('')) assert.fail(`${key} is nobody's file`)

  const refused = async (change: Partial<typeof settings>, installation: string, sentence: RegExp) => {
    const error = await checkS3({ ...settings, ...change }, installation, 300).then(
      () => assert.fail(String(sentence)),
      (error: unknown) => error,
    )
    assert.ok(error instanceof StoreRefused, String(error))
    assert.match(error.message, sentence)
    assert.match(error.message, /^[^\n]*\.$/)
    assert.ok(!error.message.includes(settings.credentials.secretAccessKey))
  }
  const { accessKeyId } = settings.credentials
  await refused({ bucket: 'nobodys' }, ours, /no bucket nobodys/)
  await refused({ credentials: { accessKeyId, secretAccessKey: 'wrong' } }, ours, /S3_SECRET_ACCESS_KEY/)
  await refused({ credentials: { accessKeyId: 'x:y', secretAccessKey: 'wrong' } }, ours, /S3_/)
  await refused({ endpoint: 'http://127.0.0.1:9' }, ours, /does not answer \(ECONNREFUSED\)/)
  await refused({}, '0190d3c4-0000-7000-8000-000000000002', new RegExp(`belong to installation ${ours}`))
})

test('what browsers need of the bucket is there, or is said', { skip: without }, async (t) => {
  const { settings } = await openS3UnderTest(t)
  assert.equal(await allowBrowsers(settings, 'https://studio.example.org'), null)
  // Where browsers cannot be impersonated from here, and the store takes no rule.
  const elsewhere = { ...settings, publicEndpoint: 'http://127.0.0.1:9' }
  const sentence = await allowBrowsers(elsewhere, 'https://studio.example.org')
  assert.match(sentence ?? '', /allow the origin https:\/\/studio\.example\.org .*GET, HEAD, PUT.*ETag/)
})

test('addresses carry the name by which browsers know the store', { skip: without }, async () => {
  const env = swift?.env('films') ?? {}
  for (const [change, origin] of [
    [{}, swift?.endpoint],
    [{ S3_PUBLIC_ENDPOINT: 'https://files.example.org' }, 'https://files.example.org'],
    [
      { S3_PUBLIC_ENDPOINT: 'https://files.example.org:8443', S3_FORCE_PATH_STYLE: 'false' },
      'https://films.files.example.org:8443',
    ],
    [{ S3_ENDPOINT: '', S3_REGION: 'eu-west-1', S3_FORCE_PATH_STYLE: '' }, 'https://films.s3.eu-west-1.amazonaws.com'],
    [{ S3_ENDPOINT: '', S3_BUCKET: 'my.films', S3_FORCE_PATH_STYLE: '' }, 'https://s3.us-east-1.amazonaws.com'],
  ] as const) {
    const store = openS3Store(settingsOf({ ...env, ...change }))
    const read = await store.presignGet('media/a/b.m4s', 3600)
    const uploadId = `10.10.${'a'.repeat(16)}.id`
    const part = await store.multipart.presignPart('a/b', uploadId, 1, { size: 10, expiresS: 60 })
    assert.deepEqual([new URL(read ?? '').origin, new URL(part).origin], [origin, origin])
    assert.equal(store.browserOrigin, origin)
    assert.equal(await store.presignGet('media/a/b.m4s', 3600), read, 'the same address, so that caches know it')
    await store.close()
  }
})

test('a store that is reached by another name inside takes what browsers were told', { skip: without }, async (t) => {
  // As in containers: the program says `localhost`, browsers 127.0.0.1; the signature holds the name.
  const inside = swift?.endpoint.replace('127.0.0.1', 'localhost') ?? ''
  const { store, put } = await openS3UnderTest(t, { S3_ENDPOINT: inside, S3_PUBLIC_ENDPOINT: swift?.endpoint ?? '' })
  const { uploadId } = await store.multipart.create('a/b', { contentType: 'video/mp4', size: 10, partSize: 10 })
  const address = await store.multipart.presignPart('a/b', uploadId, 1, { size: 10, expiresS: 60 })
  assert.equal((await put(address, Buffer.alloc(10))).status, 200)
  assert.equal((await put(address.replace('127.0.0.1', 'localhost'), Buffer.alloc(10))).status, 403)
  await store.multipart.complete('a/b', uploadId, await store.multipart.listParts('a/b', uploadId))
  const got = await fetch((await store.presignGet('a/b', 60)) ?? '', { headers: { range: 'bytes=2-4' } })
  assert.deepEqual([got.status, (await got.arrayBuffer()).byteLength], [206, 3])
  assert.equal(got.headers.get('cache-control'), 'private, max-age=3600')
  assert.equal(got.headers.get('content-disposition'), null)
  const contentDisposition = `attachment; filename="Film & Ton.mp4"; filename*=UTF-8''Film%20%26%20T%C3%B6ne.mp4`
  const named = await fetch((await store.presignGet('a/b', 60, { contentDisposition })) ?? '')
  assert.deepEqual([named.status, named.headers.get('content-disposition')], [200, contentDisposition])
  await named.body?.cancel()
})
