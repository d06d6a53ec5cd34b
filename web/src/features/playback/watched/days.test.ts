import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFormats } from '#web/lib/locale.ts'
import { boundsOf, byDay, nameOfDay } from './days.ts'

test('what was watched stands under the reader’s own day, also when its clock changes', (t) => {
  t.after(() => setFormats({ locale: null, timeZone: null }))
  setFormats({ locale: 'en-GB', timeZone: 'Europe/Berlin' })
  const times = ['2026-10-14T22:30:00Z', '2026-10-14T21:30:00Z', '2026-10-14T04:00:00Z']
  const groups = byDay(times.map((watchedAt) => ({ watchedAt })))
  assert.deepEqual(
    groups.map(({ day, items }) => [day, items.length]),
    [
      ['2026-10-15', 1],
      ['2026-10-14', 2],
    ],
  )
  assert.deepEqual(boundsOf('2026-10-14'), { from: '2026-10-13T22:00:00.000Z', to: '2026-10-14T22:00:00.000Z' })
  const longest = { from: '2026-10-24T22:00:00.000Z', to: '2026-10-25T23:00:00.000Z' }
  assert.deepEqual(boundsOf('2026-10-25'), longest, '25 hours')
  setFormats({ locale: 'en-GB', timeZone: 'America/New_York' })
  assert.deepEqual(boundsOf('2026-03-08'), { from: '2026-03-08T05:00:00.000Z', to: '2026-03-09T04:00:00.000Z' })
  const now = new Date('2026-10-15T12:00:00Z')
  assert.equal(nameOfDay(new Date('2026-10-15T01:00:00Z'), now), 'Yesterday')
  assert.equal(nameOfDay(new Date('2026-10-10T12:00:00Z'), now), 'Saturday 10 October')
  assert.equal(nameOfDay(new Date('2025-10-10T12:00:00Z'), now), '10 October 2025')
})
