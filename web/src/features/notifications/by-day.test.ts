import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFormats } from '#web/lib/locale.ts'
import { byDay } from './by-day.ts'

test('notices stand under their day, in the zone of who reads them', (t) => {
  t.after(() => setFormats({ locale: null, timeZone: null }))
  setFormats({ locale: 'en-GB', timeZone: 'Europe/Berlin' })
  const now = new Date('2026-10-15T10:00:00Z')
  const at = ['2026-10-15T09:00:00Z', '2026-10-14T22:30:00Z', '2026-10-14T20:00:00Z', '2026-10-10T12:00:00Z']
  const groups = byDay(
    at.map((createdAt) => ({ createdAt })),
    now,
  )
  assert.deepEqual(
    groups.map(({ day, items }) => [day, items.length]),
    [
      ['Today', 2],
      ['Yesterday', 1],
      ['Sat 10 Oct', 1],
    ],
  )
})
