import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCounting } from './counting-for-tests.ts'

const SECOND = 1000

test('a viewer who plays ten seconds is one view, in the counter and in ClickHouse', async (t) => {
  const studio = await openCounting(t, { clickhouse: true })
  const vodId = await studio.video(await studio.channel())
  const playbackId = crypto.randomUUID()
  const now = Date.now()
  const received = await studio.send([
    { type: 'start', vodId, playbackId, at: now - 12 * SECOND },
    { type: 'progress', vodId, playbackId, at: now - 2 * SECOND, ranges: [[0, 10_000]] },
    { type: 'end', vodId, playbackId, at: now, ranges: [[10_000, 12_000]] },
  ])
  assert.deepEqual(received, { accepted: 3, rejected: [] })
  await studio.count()
  assert.deepEqual(await studio.totals(vodId), { views: 1, watchMs: 12_000 })
  await studio.ship()
  assert.deepEqual(await studio.shipped(vodId), { rows: 3, ids: 3, views: 1, watchMs: 12_000 })
  assert.deepEqual(studio.errors, [])
})
