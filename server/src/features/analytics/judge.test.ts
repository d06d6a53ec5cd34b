import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AcceptedEvent } from './inbox-row.ts'
import { judge, type Known, type Playback, playbackKey, windowKey } from './judge.ts'
import { NOTHING_BEGUN } from './pace.ts'

const START = Date.UTC(2026, 10, 21, 12)
const VIDEO = '00000000-0000-7000-8000-000000000001'
const CHANNEL = '00000000-0000-7000-8000-0000000000cc'
const PLAYBACK = '00000000-0000-4000-8000-0000000000aa'
const VIEWER = '00000000-0000-4000-8000-0000000000ee'

/** @param second after the beginning of the test's time */
function event(type: AcceptedEvent['type'], second: number, more: Partial<AcceptedEvent> = {}): AcceptedEvent {
  return {
    id: crypto.randomUUID(),
    type,
    at: START + second * 1000,
    receivedAt: START + second * 1000,
    playbackId: PLAYBACK,
    videoId: VIDEO,
    channelId: CHANNEL,
    viewer: VIEWER,
    signedIn: false,
    bot: false,
    device: 'desktop',
    positionMs: 0,
    durationMs: 600_000,
    ranges: [],
    rate: 1,
    place: 'site',
    host: '',
    stallMs: 0,
    height: 0,
    toMs: 0,
    code: '',
    origin: null,
    ...more,
  }
}
const played = (second: number, fromS: number, toS: number, more: Partial<AcceptedEvent> = {}) =>
  event('progress', second, { ranges: [[fromS * 1000, toS * 1000]], ...more })

const nothing: Known = {
  playbacks: new Map(),
  windows: new Map(),
  begun: NOTHING_BEGUN,
  isTeam: () => false,
  durationMs: () => null,
}

/** Judges lots one after the other, as the worker does, and carries over what was kept. */
function judgeInTurn(lots: AcceptedEvent[][], about: Partial<Known> = {}) {
  const playbacks = new Map<string, Playback>()
  const windows = new Map<string, number[]>()
  const total = { views: 0, watchMs: 0 }
  const outcomes: string[] = []
  for (const lot of lots) {
    const before = structuredClone({ playbacks, windows })
    const judged = judge(lot, { ...nothing, ...about, playbacks, windows })
    assert.deepEqual({ playbacks, windows }, before, 'what was known is not changed in place')
    for (const playback of judged.playbacks) playbacks.set(playbackKey(playback.playbackId, playback.videoId), playback)
    for (const { videoId, viewer, countedAt } of judged.windows) {
      const key = windowKey(videoId, viewer)
      windows.set(key, [...(windows.get(key) ?? []), countedAt])
    }
    for (const { views, watchMs } of judged.totals.values()) {
      total.views += views
      total.watchMs += watchMs
    }
    outcomes.push(...judged.rows.map((row) => row.outcome))
  }
  return { ...total, outcomes, last: outcomes.at(-1), playbacks: [...playbacks.values()] }
}

test('ten seconds played make a view, nine do not', () => {
  const nine = judgeInTurn([[event('start', 0), played(9, 0, 9)]])
  assert.deepEqual([nine.views, nine.watchMs, nine.last], [0, 9000, 'too_short'])
  const ten = judgeInTurn([[event('start', 0), played(10, 0, 10)]])
  assert.deepEqual([ten.views, ten.watchMs, ten.last], [1, 10_000, 'counted'])
})

test('an article that was in sight for ten seconds was read, once an hour, and adds no watch time', () => {
  const article = { durationMs: null }
  const read = (second: number, more: Partial<AcceptedEvent> = {}) =>
    event('read', second, { ...article, ranges: [[0, 10_000]], ...more })
  const found = judgeInTurn([[event('open', 0, article)], [read(10)]])
  assert.deepEqual([found.views, found.watchMs, found.last], [1, 0, 'counted'])
  assert.equal(judgeInTurn([[event('open', 0, article)]]).last, 'too_short')
  assert.equal(judgeInTurn([[event('open', 0, article), read(6)]]).last, 'rate', 'time has to pass')
  assert.equal(judgeInTurn([[event('open', 0, article), read(6, { rate: 2 })]]).last, 'rate', 'nobody reads at a speed')
  const again = { ...article, playbackId: '00000000-0000-4000-8000-0000000000ab' }
  const twice = judgeInTurn([[event('open', 0, article), read(10), event('open', 60, again), read(70, again)]])
  assert.deepEqual([twice.views, twice.last], [1, 'repeat'])
  assert.equal(judgeInTurn([[event('open', 0, article), read(10)]], { isTeam: () => true }).last, 'self')
  assert.equal(judgeInTurn([[event('open', 0, { ...article, bot: true }), read(10)]]).last, 'bot')
})

test('a view may come together over several lots, and is counted once', () => {
  const found = judgeInTurn([
    [event('start', 0)],
    [played(6, 0, 6)],
    [played(12, 6, 12)],
    [played(22, 12, 22)],
    [event('end', 23)],
  ])
  assert.deepEqual([found.views, found.watchMs], [1, 22_000])
  assert.deepEqual(found.outcomes, ['too_short', 'too_short', 'counted', 'counted', 'counted'])
})

test('half of a video shorter than twenty seconds is enough', () => {
  const short = { durationMs: 8000 }
  assert.equal(judgeInTurn([[event('start', 0, short), played(4, 0, 4, short)]]).views, 1)
  assert.equal(judgeInTurn([[event('start', 0, short), played(3.9, 0, 3.9, short)]]).views, 0)
  const twenty = { durationMs: 20_000 }
  assert.equal(judgeInTurn([[event('start', 0, twenty), played(9.9, 0, 9.9, twenty)]]).views, 0)
})

test('what is known of the length now wins over what was known on receipt', () => {
  const found = judgeInTurn([[event('start', 0, { durationMs: null }), played(4, 0, 4, { durationMs: null })]], {
    durationMs: () => 8000,
  })
  assert.equal(found.views, 1)
  const unknown = judgeInTurn([[event('start', 0, { durationMs: null }), played(4, 0, 4, { durationMs: null })]])
  assert.equal(unknown.views, 0)
  assert.equal(
    judgeInTurn([[event('start', 0, { durationMs: 0 })]]).views,
    0,
    'a length of nothing is not a view at once',
  )
})

test('a view that is claimed without ranges is believed when the time passed, and adds no watch time', () => {
  const believed = judgeInTurn([[event('start', 0), event('view', 10)]])
  assert.deepEqual([believed.views, believed.watchMs], [1, 0])
  const early = judgeInTurn([[event('start', 0), event('view', 2)]])
  assert.deepEqual([early.views, early.last], [0, 'rate'])
  const contradicted = judgeInTurn([[event('start', 0), event('view', 15, { ranges: [[0, 3000]] })]])
  assert.deepEqual([contradicted.views, contradicted.watchMs, contradicted.last], [0, 3000, 'too_short'])
})

test('a lost start loses nothing but the start', () => {
  assert.equal(judgeInTurn([[played(0, 0, 1), played(10, 1, 10)]]).views, 1)
})

test('claiming more than passed is cut and says so; time that passes later can still make a view', () => {
  const liar = judgeInTurn([[event('start', 0), played(1, 0, 600)]])
  assert.deepEqual([liar.views, liar.watchMs, liar.last], [0, 2000, 'rate'])
  assert.equal(liar.playbacks[0]?.cutMs, 598_000)
  const stays = judgeInTurn([[event('start', 0), played(1, 0, 600)], [played(11, 20, 30)]])
  assert.deepEqual([stays.views, stays.watchMs, stays.last], [1, 12_000, 'counted'])
})

test('two events of one instant cannot claim the same time twice', () => {
  const found = judgeInTurn([[event('start', 0), played(10, 0, 10), played(10, 10, 20), played(10, 20, 30)]])
  assert.equal(found.watchMs, 11_000)
})

test('at double speed twice the media time passes, at more no more than that', () => {
  const double = judgeInTurn([[event('start', 0, { rate: 2 }), played(10, 0, 20, { rate: 2 })]])
  assert.deepEqual([double.views, double.watchMs], [1, 20_000])
  const absurd = judgeInTurn([[event('start', 0, { rate: 16 }), played(10, 0, 160, { rate: 16 })]])
  assert.equal(absurd.watchMs, 21_000)
  const slow = judgeInTurn([[event('start', 0, { rate: 0.5 }), played(10, 0, 5, { rate: 0.5 })]])
  assert.equal(slow.watchMs, 5000)
})

test('a passage played again counts again as watch time', () => {
  assert.equal(judgeInTurn([[event('start', 0), played(10, 0, 10), played(20, 0, 10)]]).watchMs, 20_000)
})

test('events in the wrong order within a lot or over lots come to the same', () => {
  const events = [
    event('start', 0),
    played(10, 0, 10),
    played(20, 10, 20),
    event('end', 21, { ranges: [[20_000, 21_000]] }),
  ]
  const orders = permutations(events)
  assert.equal(orders.length, 24)
  for (const order of orders) {
    const together = judgeInTurn([order])
    assert.deepEqual([together.views, together.watchMs], [1, 21_000])
    const apart = judgeInTurn(order.map((each) => [each]))
    assert.deepEqual([apart.views, apart.watchMs], [1, 21_000], order.map((each) => each.type + each.at).join())
    assert.equal(apart.playbacks[0]?.cutMs, 0)
  }
})

test('one view per viewer and video in an hour, which runs from the last counted one', () => {
  const play = (second: number, playbackId: string, more: Partial<AcceptedEvent> = {}) => [
    event('start', second, { playbackId, ...more }),
    played(second + 10, 0, 10, { playbackId, ...more }),
  ]
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((x) => `00000000-0000-4000-8000-00000000000${x}`) as [
    string,
    string,
    string,
    string,
  ]
  const found = judgeInTurn([play(0, a), play(1800, b), play(3599, c), play(3600, d)])
  assert.equal(found.views, 2)
  assert.deepEqual(
    found.playbacks.map((playback) => playback.outcome),
    ['counted', 'repeat', 'repeat', 'counted'],
  )
  assert.equal(found.watchMs, 40_000, 'a repeated play is watched all the same')
  const inOne = judgeInTurn([[...play(0, a), ...play(1800, b), ...play(3599, c), ...play(3600, d)]])
  assert.equal(inOne.views, 2)
  const others = judgeInTurn([[...play(0, a), ...play(0, b, { viewer: a }), ...play(0, c, { videoId: d })]])
  assert.equal(others.views, 3)
  const late = judgeInTurn([play(0, a), play(-1800, b), play(-3600, c)])
  assert.deepEqual(
    late.playbacks.map((playback) => playback.outcome),
    ['counted', 'repeat', 'counted'],
  )
})

test('a playback that was a repetition stays one, also when the hour ends while it plays', () => {
  const other = '00000000-0000-4000-8000-0000000000bb'
  const found = judgeInTurn([
    [event('start', 0), played(10, 0, 10)],
    [event('start', 3500, { playbackId: other }), played(3510, 0, 10, { playbackId: other })],
    [played(3700, 10, 20, { playbackId: other })],
  ])
  assert.equal(found.views, 1)
  assert.equal(found.last, 'repeat')
})

test('bots and the own team are judged but count nowhere', () => {
  const bot = judgeInTurn([[event('start', 0, { bot: true }), played(10, 0, 10, { bot: true })]])
  assert.deepEqual([bot.views, bot.watchMs, bot.last], [0, 0, 'bot'])
  assert.equal(bot.playbacks[0]?.playedMs, 10_000)
  const self = judgeInTurn([[event('start', 0), played(10, 0, 10)]], {
    isTeam: (channelId, viewer) => channelId === CHANNEL && viewer === VIEWER,
  })
  assert.deepEqual([self.views, self.watchMs, self.last], [0, 0, 'self'])
  const rows = judge(
    [event('impression', 0, { playbackId: null, bot: true }), event('impression', 0, { playbackId: null })],
    nothing,
  ).rows
  assert.deepEqual(
    rows.map((row) => row.outcome),
    ['bot', ''],
  )
})

test('a playback keeps the viewer of its first event', () => {
  const other = '00000000-0000-4000-8000-0000000000ff'
  const first = judge([event('start', 0)], nothing)
  const known = new Map(
    first.playbacks.map((playback) => [playbackKey(playback.playbackId, playback.videoId), playback]),
  )
  const second = judge([played(10, 0, 10, { viewer: other })], { ...nothing, playbacks: known })
  assert.equal(second.rows[0]?.viewer, VIEWER)
  assert.deepEqual(
    second.windows.map((window) => window.viewer),
    [VIEWER],
  )
})

test('the same playback id with another video is another playback', () => {
  const found = judgeInTurn([
    [
      event('start', 0),
      played(10, 0, 10),
      event('start', 0, { videoId: VIEWER }),
      played(10, 0, 10, { videoId: VIEWER }),
    ],
  ])
  assert.deepEqual([found.views, found.playbacks.length], [2, 2])
})

test('whatever is claimed, watch time stays below the time that passed, and lots add up to the rows', () => {
  const random = generator(7)
  for (let run = 0; run < 300; run++) {
    const events = Array.from({ length: 30 }, () => {
      const from = Math.floor(random() * 500_000)
      const ranges: [number, number][] = random() < 0.7 ? [[from, from + 1 + Math.floor(random() * 30_000)]] : []
      return event(random() < 0.5 ? 'progress' : 'view', Math.floor(random() * 200), {
        ranges,
        rate: random() < 0.2 ? 2 : 1,
      })
    })
    const lots: AcceptedEvent[][] = []
    for (const each of events)
      if (random() < 0.4 || lots.length === 0) lots.push([each])
      else lots.at(-1)?.push(each)
    const found = judgeInTurn(lots)
    const [playback] = found.playbacks
    assert.ok(playback)
    assert.equal(found.watchMs, playback.playedMs)
    assert.ok(playback.playedMs <= (playback.lastAt - playback.firstAt) * playback.rate + 1000)
    const claimed = events.flatMap((each) => each.ranges).reduce((sum, [from, to]) => sum + to - from, 0)
    assert.equal(playback.playedMs + playback.cutMs, claimed, 'nothing claimed is forgotten')
    assert.ok(found.views <= 1)
  }
})

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}

/** Numerical Recipes' linear congruential generator: the same numbers in every run. */
function generator(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

test('views told at once for hours that are gone are believed as far as a player that was cut off may bring them', () => {
  const told = Array.from({ length: 50 }, (_, i) => {
    const playbackId = crypto.randomUUID()
    const ago = { playbackId, receivedAt: START }
    return [event('start', -i * 7200 - 20, ago), played(-i * 7200 - 10, 0, 10, ago)]
  })
  const found = judgeInTurn([told.flat()])
  assert.equal(found.views, 3)
  assert.deepEqual([...new Set(found.playbacks.map((playback) => playback.outcome))].sort(), ['counted', 'rate'])
})
