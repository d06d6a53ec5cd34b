import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Compiled } from './i18n/format-message.ts'
import './i18n/in-tests.ts'
import { formatBitrate, formatBytes } from './format-bytes.ts'
import { longDay, shortDay } from './format-day.ts'
import { clockDuration, readAloudDuration, spokenDuration, timeLeft } from './format-duration.ts'
import { compactNumber, exactNumber, signedPercent } from './format-number.ts'
import { dateOnly, dayOf, exactTime, relativeTime, roughAge } from './format-time.ts'
import { setFormats } from './locale.ts'

test('large numbers are short and never rounded up into the next size', () => {
  assert.equal(compactNumber(0), '0')
  assert.equal(compactNumber(999), '999')
  assert.equal(compactNumber(12_431), '12.4k')
  assert.equal(compactNumber(999_999), '999k')
  assert.equal(compactNumber(1_250_000), '1.25M')
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

test('times are those of the zone that the person chose, and so are days', (t) => {
  t.after(() => setFormats({ locale: null, timeZone: null }))
  const late = new Date('2026-10-14T22:30:00Z')
  const now = new Date('2026-10-15T10:00:00Z')
  setFormats({ locale: 'en-GB', timeZone: 'Europe/Berlin' })
  assert.equal(dayOf(late), '2026-10-15')
  assert.equal(relativeTime(late, now), '12 h ago')
  assert.match(exactTime(late), /Thursday.*15 October 2026.*00:30.*(CEST|GMT\+2)/)
  setFormats({ locale: 'en-GB', timeZone: 'America/Los_Angeles' })
  assert.equal(dayOf(late), '2026-10-14')
  assert.equal(relativeTime(new Date('2026-10-13T08:00:00Z'), now), '2 days ago')
  assert.equal(relativeTime(new Date('2026-10-13T06:00:00Z'), now), '3 days ago')
  setFormats({ locale: 'en-GB', timeZone: 'Pacific/Kiritimati' })
  assert.equal(dateOnly(new Date('2025-12-31T20:00:00Z')), '1 Jan 2026')
})

test('a day of 23 or 25 hours is one day', (t) => {
  t.after(() => setFormats({ locale: null, timeZone: null }))
  setFormats({ locale: 'en-GB', timeZone: 'Europe/Berlin' })
  const night = (day: string) => new Date(`${day}T22:30:00Z`)
  assert.equal(relativeTime(new Date('2026-03-28T22:30:00Z'), new Date('2026-03-29T21:30:00Z')), 'yesterday')
  assert.equal(relativeTime(night('2026-10-24'), new Date('2026-10-26T10:00:00Z')), 'yesterday')
})

test('numbers and dates are written as the person chose', (t) => {
  t.after(() => setFormats({ locale: null, timeZone: null }))
  const day = new Date('2026-10-14T12:00:00Z')
  setFormats({ locale: 'en-US', timeZone: 'UTC' })
  assert.equal(dateOnly(day), 'Oct 14, 2026')
  assert.equal(exactNumber(12_431.5), '12,431.5')
  setFormats({ locale: 'en-DE', timeZone: 'UTC' })
  assert.equal(exactNumber(12_431.5), '12.431,5')
  assert.equal(compactNumber(12_431), '12,4k')
})

/** As a page in German is sent: its language, and what its catalogue brings. */
function speak(t: TestContext, lang: string, messages: Record<string, Compiled> = {}) {
  const before = { document: globalThis.document, studioMessages: globalThis.studioMessages }
  t.after(() => Object.assign(globalThis, before))
  Object.assign(globalThis, { document: { documentElement: { lang } }, studioMessages: messages })
}

test('on a page in German times, sizes and numbers are German', (t) => {
  speak(t, 'de', {
    yesterday: 'gestern',
    'about {time} left': ['noch etwa ', ['time']],
    '{count} s': [['count'], ' s'],
    '{size} MB': [['size'], ' MB'],
    '{count, plural, one {# min ago} other {# min ago}}': ['vor ', ['count'], ' Min.'],
    '{count, plural, one {# month ago} other {# months ago}}': [
      ['count', 'plural', { one: ['vor ', '#', ' Monat'], other: ['vor ', '#', ' Monaten'] }],
    ],
  })
  const now = new Date(2026, 9, 14, 9, 0)
  assert.equal(relativeTime(new Date(2026, 9, 14, 8, 55), now), 'vor 5 Min.')
  assert.equal(relativeTime(new Date(2026, 9, 13, 8, 0), now), 'gestern')
  assert.equal(roughAge(new Date(2026, 7, 30), now), 'vor 1 Monat')
  assert.equal(roughAge(new Date(2026, 6, 1), now), 'vor 3 Monaten')
  assert.equal(timeLeft(42_000), 'noch etwa 50 s')
  assert.equal(formatBytes(4_240_000), '4,2 MB')
  assert.equal(dateOnly(now), '14. Okt. 2026')
  assert.equal(longDay('2026-10-14'), 'Mi., 14. Okt.')
  assert.equal(exactNumber(12_431.5), '12.431,5')
  // It has no short word for thousands: what is rounded would look exact.
  assert.deepEqual([12_431, 1_234_567].map(compactNumber), ['12.431', '1,23\u00a0Mio.'])
})

test('a chosen way of writing counts on pages of its language alone', (t) => {
  t.after(() => setFormats({ locale: null, timeZone: null }))
  const day = new Date('2026-10-14T12:00:00Z')
  setFormats({ locale: 'de-CH', timeZone: 'UTC' })
  assert.equal(exactNumber(12_431.5), '12,431.5')
  speak(t, 'de')
  assert.match(exactNumber(12_431.5), /^12[’']431\.5$/)
  speak(t, 'ar')
  assert.match(dateOnly(day), /2026|٢٠٢٦/)
  setFormats({ locale: 'ar-SA-u-ca-gregory', timeZone: 'UTC' })
  assert.equal(dateOnly(day), '١٤ أكتوبر ٢٠٢٦')
  setFormats({ locale: 'ar-AE', timeZone: 'UTC' })
  assert.equal(dateOnly(day), '14 أكتوبر 2026')
  assert.equal(compactNumber(12_431), '12.4\u00a0ألف')
})
