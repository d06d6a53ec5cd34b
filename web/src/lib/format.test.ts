import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatBitrate, formatBytes } from './format-bytes.ts'
import { longDay, shortDay } from './format-day.ts'
import { clockDuration, readAloudDuration, spokenDuration, timeLeft } from './format-duration.ts'
import { compactNumber, counted, signedPercent } from './format-number.ts'
import { relativeTime, roughAge } from './format-time.ts'

test('large numbers are short and never rounded up into the next size', () => {
  assert.equal(compactNumber(0), '0')
  assert.equal(compactNumber(999), '999')
  assert.equal(compactNumber(12_431), '12.4k')
  assert.equal(compactNumber(999_999), '999k')
  assert.equal(compactNumber(1_250_000), '1.25M')
  assert.equal(counted(1, 'view'), '1 view')
  assert.equal(counted(0, 'view'), '0 views')
})

test('a change always has a sign and a real minus', () => {
  assert.equal(signedPercent(0.12), '+12\u202f%')
  assert.equal(signedPercent(-0.034), '−3.4\u202f%')
  assert.equal(signedPercent(0), '±0\u202f%')
  assert.equal(signedPercent(2.5), '+250\u202f%')
})

test('sizes step at a thousand and keep two digits', () => {
  assert.equal(formatBytes(812), '812 B')
  assert.equal(formatBytes(4_240_000), '4.2 MB')
  assert.equal(formatBytes(999_999), '1.0 MB')
  assert.equal(formatBytes(37_400_000_000), '37 GB')
  assert.equal(formatBitrate(5_240_000), '5.2 Mbit/s')
  assert.equal(formatBitrate(128_000), '128 kbit/s')
})

test('lengths read like a player, amounts read like speech', () => {
  assert.equal(clockDuration(7_400), '0:07')
  assert.equal(clockDuration(3_723_000), '1:02:03')
  assert.equal(spokenDuration(45_000), '45 s')
  assert.equal(spokenDuration(3_600_000 * 3 + 60_000 * 20), '3 h 20 min')
  assert.equal(spokenDuration(3_600_000 * 1204), '1,204 h')
  assert.equal(timeLeft(3_000), 'a few seconds left')
  assert.equal(timeLeft(42_000), 'about 50 s left')
  assert.equal(timeLeft(130_000), 'about 2 min left')
  assert.equal(readAloudDuration(3_723_000), '1 hour 2 minutes 3 seconds')
})

test('times are relative for a week, by calendar day, and never in the future', () => {
  const now = new Date(2026, 9, 14, 9, 0)
  assert.equal(relativeTime(new Date(now.getTime() + 5_000), now), 'just now')
  assert.equal(relativeTime(new Date(2026, 9, 14, 8, 55), now), '5 min ago')
  assert.equal(relativeTime(new Date(2026, 9, 14, 1, 0), now), '8 h ago')
  assert.equal(relativeTime(new Date(2026, 9, 13, 8, 0), now), 'yesterday')
  assert.equal(relativeTime(new Date(2026, 9, 10, 23, 0), now), '4 days ago')
  assert.match(relativeTime(new Date(2026, 8, 1), now), /1.*Sep|Sep.*1/)
  assert.match(relativeTime(new Date(2024, 8, 1), now), /2024/)
  assert.equal(roughAge(new Date(2026, 8, 30), now), '2 weeks ago')
  assert.equal(roughAge(new Date(2024, 8, 1), now), '2 years ago')
})

test('a day of a chart is the same date in every time zone', () => {
  assert.match(shortDay('2026-10-14'), /14/)
  assert.match(longDay('2026-10-14'), /Wed/)
})
