import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EVENT_TYPES, readEvent } from './event-shape.ts'
import { readLine, writeLine } from './inbox-row.ts'
import { StudioEvent } from './schema.ts'

const good = (type: string): Record<string, unknown> => ({
  id: '0198c2de-1111-4111-8111-0123456789AB',
  type,
  at: '2026-11-21T12:00:00.000Z',
  playbackId: '0198c2de-2222-4222-8222-0123456789ab',
  vodId: '0198c2de-3333-7333-8333-0123456789ab',
  positionMs: 1234.6,
  ranges: [
    [0, 1000.4],
    [2000, 3000],
  ],
})

const values = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  -0.0001,
  1e300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2_592_000_000,
  2_592_000_001,
  '',
  'x',
  '5',
  [],
  {},
  [[]],
  [[1]],
  [[1, 2]],
  [[2, 1]],
  [[1, 1]],
  [[1, 2, 3]],
  [['1', 2]],
  [[-1, 2]],
  [[0, 1e300]],
  [[1, 2], null],
  { 0: [1, 2], length: 1 },
  Array.from({ length: 50 }, () => [0, 1]),
  Array.from({ length: 51 }, () => [0, 1]),
  'x'.repeat(64),
  'x'.repeat(65),
  '0198c2de-3333-7333-8333-0123456789ab',
  '0198C2DE-3333-7333-8333-0123456789AB',
  '0198c2de33337333-8333-0123456789ab',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ' 0198c2de-3333-7333-8333-0123456789ab',
  '2026-11-21T12:00:00Z',
  '2026-11-21T12:00:00.123456+02:00',
  '2026-11-21T12:00Z',
  '2026-11-21T12:00:00',
  '2026-11-21',
  '2026-13-21T12:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-11-21 12:00:00Z',
  '+012026-11-21T12:00:00Z',
  '2026-11-21T24:00:01Z',
  ...EVENT_TYPES,
  'START',
  'constructor',
  0.05,
  0.04,
  16,
  16.1,
  20_000,
  20_001,
  'site',
  'embed',
  'blog.example',
  'Blog.example',
  'blog.example:80',
  'blog.example/about',
  '-blog',
  `${'a.'.repeat(126)}a`,
  `${'a.'.repeat(127)}a`,
]
const keys = [
  'id',
  'type',
  'at',
  'playbackId',
  'vodId',
  'clipId',
  'streamId',
  'positionMs',
  'ranges',
  'rate',
  'durationMs',
  'height',
  'toMs',
  'code',
  'place',
  'host',
  'unknown',
]

test('the hand-written check and the contract agree on every event', () => {
  let taken = 0
  let refused = 0
  const same = (event: unknown) => {
    const byHand = readEvent(event) !== null
    assert.equal(byHand, StudioEvent.safeParse(event).success, JSON.stringify(event))
    if (byHand) taken++
    else refused++
  }
  for (const value of values) same(value)
  for (const type of EVENT_TYPES)
    for (const key of keys)
      for (const value of values) {
        same({ ...good(type), [key]: value })
        const { [key]: _, ...without } = good(type)
        same(without)
        same({ ...without, clipId: value })
      }
  assert.ok(taken > 500 && refused > 2000, `${taken} taken, ${refused} refused`)
})

test('an event is read with ids in lower case and whole milliseconds', () => {
  const event = readEvent({ ...good('seek'), toMs: 17.4, rate: 1.5 })
  assert.deepEqual(event, {
    id: '0198c2de-1111-4111-8111-0123456789ab',
    type: 'seek',
    at: Date.UTC(2026, 10, 21, 12),
    playbackId: '0198c2de-2222-4222-8222-0123456789ab',
    subject: 'video',
    subjectId: '0198c2de-3333-7333-8333-0123456789ab',
    positionMs: 1235,
    ranges: [
      [0, 1000],
      [2000, 3000],
    ],
    rate: 1.5,
    place: 'site',
    host: '',
    stallMs: 0,
    height: 0,
    toMs: 17,
    code: '',
  })
})

test('a line of the inbox holds all of an event', () => {
  for (const type of EVENT_TYPES) {
    const where = type === 'seek' ? {} : { place: 'embed', ...(type !== 'end' && { host: 'blog.example' }) }
    const read = readEvent({ ...good(type), ...where, durationMs: 5, height: 720, toMs: 6, code: 'media "x"\n' })
    assert.ok(read)
    const { subject: _, subjectId, ...rest } = read
    const event = {
      ...rest,
      videoId: subjectId,
      channelId: good('x').id as string,
      viewer: good('x').id as string,
      bot: type === 'view',
      signedIn: type === 'end',
      device: 'tablet' as const,
      receivedAt: 5,
      durationMs: type === 'start' ? null : 600_000,
      origin: type === 'pause' ? (good('x').id as string) : null,
    }
    assert.deepEqual(readLine(writeLine(event)), event)
  }
})
