import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { ConfigError, publicUrlOf, readConfig } from './config.ts'

const WRONG: Record<string, string[]> = {
  PORT: ['0', '-1', '65536', '4000.5', '4e3', 'http', '80 81', '0x50'],
  HOST: ['a b', 'http://localhost', 'ho/st', '*'],
  PUBLIC_URL: [
    'studio.example.org',
    'ftp://x',
    'https://x/path',
    'https://x?q',
    'https://x#h',
    'https://u@x',
    'https://:p@x',
    'https://',
    '/',
  ],
  TRUSTED_PROXIES: [
    'everybody',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '::1/129',
    '10.0.0',
    '127.0.0.1, x',
    '10.0.0.0/-1',
  ],
  SIGN_UP: ['Open', 'yes', 'none'],
  DATABASE_URL: ['localhost', 'mysql://x/y', 'postgres', '/var/run/postgresql'],
  CLICKHOUSE_URL: ['localhost:8123', 'clickhouse://x', 'tcp://x:9000'],
  SMTP_URL: ['mail.example.org', 'http://mail.example.org', 'mailto:x@y'],
  LOG_LEVEL: ['loud', 'INFO'],
  REQUESTS_PER_MINUTE: ['0', '-5', '1.5', 'many', '1e12', '10000000000'],
  EVENTS_PER_MINUTE: ['0', 'x'],
  MEDIA_JOBS: ['0', '65', 'all'],
  S3_BUCKET: ['films', 'a b', '../x'],
  S3_ENDPOINT: ['https://s3.example.org', 'minio:9000'],
  S3_PUBLIC_ENDPOINT: ['https://files.example.org'],
  S3_ACCESS_KEY_ID: ['me'],
  S3_SECRET_ACCESS_KEY: ['pw'],
  S3_SECRET_ACCESS_KEY_FILE: ['/no/such/file'],
  S3_FORCE_PATH_STYLE: ['true'],
  S3_PREFIX: ['a'],
  REDIS_URL: ['redis://localhost'],
}

for (const [name, values] of Object.entries(WRONG))
  test(`a wrong ${name} is told in one sentence that names it`, () => {
    for (const value of values)
      assert.throws(
        () => readConfig({ [name]: value }, '/srv'),
        (error) => {
          assert.ok(error instanceof ConfigError, `${name}=${value}: ${error}`)
          assert.match(error.message, new RegExp(`^${name}\\b[^\\n]*\\.$`))
          return true
        },
        `${name}=${value}`,
      )
  })

test('a password in a wrong address is not repeated', () => {
  for (const name of ['DATABASE_URL', 'CLICKHOUSE_URL', 'SMTP_URL'])
    assert.throws(
      () => readConfig({ [name]: 'wrong://me:secret-word@host' }, '/srv'),
      (error) => error instanceof ConfigError && !error.message.includes('secret-word'),
    )
})

test('nothing set, or set to nothing, gives the defaults', () => {
  const config = readConfig({}, '/srv')
  assert.deepEqual(
    [config.port, config.host, config.publicUrl, config.signUp, config.dataDir],
    [4000, '127.0.0.1', null, 'open', null],
  )
  const names = Object.keys(WRONG)
  assert.deepEqual(readConfig(Object.fromEntries(names.map((name) => [name, '  '])), '/srv'), config)
  assert.ok(Object.isFrozen(config))
})

test('right values are taken as they are meant', () => {
  const config = readConfig(
    {
      PORT: ' 8080 ',
      HOST: '::',
      PUBLIC_URL: 'https://Studio.Example.org:443/',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1,127.0.0.1 , fd00::/8',
      SIGN_UP: 'invite',
      STUDIO_DATA: 'films',
      DATABASE_URL: 'postgres://me:pw@db/studio',
      SMTP_URL: 'smtps://me:pw@mail.example.org',
    },
    '/srv',
  )
  assert.equal(config.publicUrl, 'https://studio.example.org')
  assert.deepEqual(config.trustedProxies, ['10.0.0.0/8', '::1', '127.0.0.1', 'fd00::/8'])
  assert.deepEqual([config.port, config.host, config.dataDir], [8080, '::', '/srv/films'])
  assert.match(config.mailFrom, /<studio@studio\.example\.org>/)
})

test('without PUBLIC_URL people type what is listened on', () => {
  for (const [HOST, url] of [
    ['127.0.0.1', 'http://localhost:4000'],
    ['::', 'http://localhost:4000'],
    ['0.0.0.0', 'http://localhost:4000'],
    ['studio.lan', 'http://studio.lan:4000'],
    ['fd00::5', 'http://[fd00::5]:4000'],
  ] as const)
    assert.equal(publicUrlOf(readConfig({ HOST }, '/srv')), url)
})

const S3 = { S3_BUCKET: 'films', S3_ACCESS_KEY_ID: 'me', S3_SECRET_ACCESS_KEY: 'secret-word' }

test('an object store is complete or not there, and its secret is in no print of it', () => {
  const { s3 } = readConfig({ ...S3, S3_ENDPOINT: 'http://minio:9000', S3_PREFIX: 'team/studio/' }, '/srv')
  assert.ok(s3)
  assert.deepEqual(
    [s3.endpoint, s3.publicEndpoint, s3.region, s3.bucket, s3.prefix, s3.forcePathStyle],
    ['http://minio:9000', null, 'us-east-1', 'films', 'team/studio/', true],
  )
  assert.equal(s3.credentials.secretAccessKey, 'secret-word')
  assert.ok(!JSON.stringify(s3).includes('secret-word') && !inspect(s3).includes('secret-word'))
  assert.equal(readConfig(S3, '/srv').s3?.forcePathStyle, false, "Amazon's own")
  for (const wrong of [
    { S3_ENDPOINT: 'https://s3.example.org/path' },
    { S3_PUBLIC_ENDPOINT: 'files' },
    { S3_FORCE_PATH_STYLE: 'yes' },
    { S3_REGION: 'a b' },
    { S3_PREFIX: '../x' },
    { S3_PREFIX: '/x' },
    { S3_SECRET_ACCESS_KEY_FILE: 'x' },
    { S3_ACCESS_KEY_ID: '' },
  ])
    assert.throws(
      () => readConfig({ ...S3, ...wrong }, '/srv'),
      (error) =>
        error instanceof ConfigError && /^S3_[^\n]*\.$/.test(error.message) && !error.message.includes('secret-word'),
      JSON.stringify(wrong),
    )
})
