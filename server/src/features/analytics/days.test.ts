import assert from 'node:assert/strict'
import { test } from 'node:test'
import { before, dayIn, eachDay, lastDays, startsOf } from './days.ts'

test('a period ends with today in the reader’s zone', () => {
  const now = new Date('2026-11-21T23:30:00Z')
  assert.deepEqual(lastDays(7, 'UTC', now), { from: '2026-11-15', to: '2026-11-21', days: 7, tz: 'UTC' })
  assert.deepEqual(lastDays(7, 'Asia/Tokyo', now), { from: '2026-11-16', to: '2026-11-22', days: 7, tz: 'Asia/Tokyo' })
  assert.equal(dayIn('America/Los_Angeles', now), '2026-11-21')
})

test('the period before ends the day before this one begins, also over a change of the clocks', () => {
  const period = lastDays(28, 'Europe/Berlin', new Date('2026-11-05T12:00:00Z'))
  assert.deepEqual(before(period), { from: '2026-09-11', to: '2026-10-08', days: 28, tz: 'Europe/Berlin' })
  assert.equal(new Set(eachDay(period)).size, 28)
  assert.deepEqual([eachDay(period)[0], eachDay(period).at(-1)], [period.from, period.to])
})

test('days begin when the clocks of the zone say so', () => {
  const starts = (from: string, days: number, tz: string) =>
    startsOf(eachDay({ from, days, to: '', tz }), tz).map((at) => new Date(at).toISOString().slice(0, 16))
  assert.deepEqual(starts('2026-10-24', 3, 'Europe/Berlin'), [
    '2026-10-23T22:00',
    '2026-10-24T22:00', // a day of 25 hours
    '2026-10-25T23:00',
  ])
  assert.deepEqual(starts('2026-09-05', 3, 'America/Santiago'), [
    '2026-09-05T04:00',
    '2026-09-06T04:00', // has no midnight, begins at one
    '2026-09-07T03:00',
  ])
  assert.deepEqual(starts('2026-11-21', 1, 'Asia/Kathmandu'), ['2026-11-20T18:15'])
  assert.deepEqual(starts('2026-11-21', 1, 'Pacific/Kiritimati'), ['2026-11-20T10:00'])
  assert.deepEqual(starts('2026-11-21', 1, 'Etc/GMT+12'), ['2026-11-21T12:00'])
})

test('a zone has one name, however it is written', () => {
  const now = new Date('2026-11-21T12:00:00Z')
  for (const [given, name] of [
    ['utc', 'UTC'],
    ['europe/berlin', 'Europe/Berlin'],
    ['US/Pacific-New', 'America/Los_Angeles'],
  ] as const)
    assert.equal(lastDays(7, given, now).tz, name)
})

test('what is no zone is refused', () => {
  for (const tz of ['', 'Nowhere/Town', '+02:00', "UTC'", 'Europe/Berlin; DROP TABLE events', '../etc/passwd'])
    assert.throws(() => dayIn(tz, new Date()), { code: 'analytics.unknown_time_zone' }, tz)
})
