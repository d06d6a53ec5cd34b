import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Video } from '#web/features/content/queries.ts'
import { mediaType, refusal } from './accept-file.ts'
import { backoffMs } from './backoff.ts'
import { compareFingerprints, fingerprintOf } from './fingerprint.ts'
import { sha256 } from './sha256.ts'
import { createTransferRate, remainingMs } from './transfer-rate.ts'
import type { Upload } from './upload.ts'
import { missingParts, storedBytes } from './upload-parts.ts'
import { stateInWords, trayInWords } from './upload-words.ts'

test('only parts that are not there, or have the wrong length, are sent', () => {
  const stored = [
    { partNumber: 1, size: 10, etag: 'a' },
    { partNumber: 3, size: 4, etag: 'c' },
  ]
  assert.deepEqual(missingParts(25, 10, stored), [
    { partNumber: 2, start: 10, end: 20 },
    { partNumber: 3, start: 20, end: 25 },
  ])
  assert.equal(storedBytes(25, 10, stored), 10)
  assert.deepEqual(missingParts(10, 10, [{ partNumber: 1, size: 10, etag: 'a' }]), [])
})

test('waiting doubles up to half a minute and is never the same for everybody', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((n) => backoffMs(n, () => 0)),
    [500, 1000, 2000, 4000],
  )
  assert.equal(
    backoffMs(40, () => 1),
    30_000,
  )
  assert.notEqual(
    backoffMs(3, () => 0.1),
    backoffMs(3, () => 0.9),
  )
})

test('the speed follows the line within seconds and a pause does not count', () => {
  const rate = createTransferRate()
  for (let s = 0; s <= 3; s++) rate.observe(s * 1_000_000, s * 1000)
  assert.equal(Math.round(rate.bytesPerSecond() ?? 0), 1_000_000)
  for (let s = 4; s <= 20; s++) rate.observe(3_000_000 + (s - 3) * 4_000_000, s * 1000)
  assert.ok((rate.bytesPerSecond() ?? 0) > 3_800_000)
  rate.restart()
  assert.equal(rate.bytesPerSecond(), null)
  assert.equal(remainingMs(10_000_000, null), null)
  assert.equal(remainingMs(10_000_000, 2_000_000), 5000)
})

test('a part that is sent again does not make the speed negative', () => {
  const rate = createTransferRate()
  rate.observe(0, 0)
  rate.observe(8_000_000, 1000)
  rate.observe(4_000_000, 2000)
  rate.observe(5_000_000, 3000)
  assert.ok((rate.bytesPerSecond() ?? -1) > 0)
})

test('the hash agrees with the one of OpenSSL at every padding edge', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 131_072]) {
    const data = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255)
    assert.equal(sha256(data), createHash('sha256').update(data).digest('hex'), `length ${length}`)
  }
})

test('a file is recognised after a rename, doubted after a copy, refused after a change', async () => {
  const bytes = new Uint8Array(200_000).fill(7)
  const file = (lastModified: number, name = 'a.mp4', data = bytes) => new File([data], name, { lastModified })
  const known = await fingerprintOf(file(1000))
  assert.equal(compareFingerprints(known, await fingerprintOf(file(1000, 'b.mp4'))), 'same')
  assert.equal(compareFingerprints(known, await fingerprintOf(file(2000))), 'copy')
  const other = bytes.slice()
  other[199_999] = 8
  assert.equal(compareFingerprints(known, await fingerprintOf(file(1000, 'a.mp4', other))), 'different')
  const short = await fingerprintOf(file(1000, 'c.mp4', bytes.slice(0, 100)))
  assert.match(short, /^1;100;1000;[0-9a-f]{64}$/)
})

test('empty files and files that are not media are refused in words, known endings are taken', () => {
  assert.match(refusal({ name: 'notes.txt', type: 'text/plain', size: 4 }) ?? '', /not a video or audio/)
  assert.match(refusal({ name: 'a.mp4', type: 'video/mp4', size: 0 }) ?? '', /empty/)
  assert.equal(refusal({ name: 'a.MKV', type: '', size: 4 }), null)
  assert.equal(refusal({ name: 'recording', type: 'video/mp4', size: 4 }), null)
  assert.equal(mediaType({ name: 'stream.ts', type: 'text/vnd.trolltech.linguist' }), 'video/mp2t')
})

test('the line of the tray says what failed beside what is ready, and no failure of the file before', () => {
  const sent = (videoId: string, replacement = false): Upload => ({
    ...{ key: videoId, filename: `${videoId}.mp4`, size: 1, sentBytes: 1, bytesPerSecond: null, leftMs: null },
    ...{ videoId, phase: { name: 'sent' }, file: null, replacement },
  })
  // The words read no more of a video than this.
  const video = (status: string) => ({ status, problem: { message: 'It is cut off.' } }) as Video
  const videos = new Map([
    ['good', { ...video('ready'), problem: null }],
    ['bad', video('failed')],
  ])
  // Which form a count takes is decided in the browser; here both of them stand in the line.
  assert.match(trayInWords([sent('good'), sent('bad')], videos), /video ready.* · .*failed/)
  assert.match(trayInWords([sent('bad')], videos), /^[^·]*failed/)
  assert.equal(stateInWords(sent('bad'), videos.get('bad'), 0), 'It is cut off.')
  assert.doesNotMatch(trayInWords([sent('bad', true)], videos), /failed/)
  assert.equal(stateInWords(sent('bad', true), videos.get('bad'), 0), 'Uploaded')
})
