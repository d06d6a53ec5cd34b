import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPlaybackReport, type PlayerEvent, viewAfterMs } from './playback-report.ts'
import { createPlayedRanges } from './played-ranges.ts'

/** A player whose time passes only when the test says so. Positions and durations in ms. */
function watch(durationMs: number | null = 600_000) {
  const events: PlayerEvent[] = []
  let clock = 1_800_000_000_000
  let position = 0
  let rate = 1
  let ids = 0
  const report = createPlaybackReport(
    {
      newId: () => `id-${ids++}`,
      now: () => clock,
      steady: () => clock,
      emit: (event) => events.push(event),
    },
    { vodId: 'v1', durationMs },
  )
  return {
    events,
    report,
    at: () => position,
    start: () => report.playing(position),
    /** Plays on, reported four times a second as browsers do. */
    play(ms: number) {
      for (let rest = ms; rest > 0; rest -= 250) {
        const step = Math.min(250, rest)
        clock += step
        position += step * rate
        report.moved(position)
      }
    },
    wait(ms: number) {
      clock += ms
    },
    seek(to: number) {
      report.seeking(to)
      position = to
      report.playing(to)
    },
    setRate(next: number) {
      report.rateChanged(next, position)
      rate = next
    },
    types: () => events.map((event) => event.type),
    watched: () => events.flatMap((event) => event.ranges ?? []).reduce((sum, [from, to]) => sum + to - from, 0),
  }
}

test('a view is told the moment ten seconds were played, once', () => {
  const player = watch()
  player.start()
  player.play(9_750)
  assert.deepEqual(player.types(), ['start'])
  player.play(250)
  assert.deepEqual(player.types(), ['start', 'view'])
  assert.deepEqual(player.events[1]?.ranges, [[0, 10_000]])
  player.play(40_000)
  assert.deepEqual(player.types(), ['start', 'view', 'progress', 'progress', 'progress', 'progress'])
  assert.equal(player.watched(), 50_000)
})

test('of what is shorter than twenty seconds, half makes a view', () => {
  assert.equal(viewAfterMs(8_000), 4_000)
  assert.equal(viewAfterMs(20_000), 10_000)
  assert.equal(viewAfterMs(null), 10_000)
  const player = watch(8_000)
  player.start()
  player.play(4_000)
  assert.deepEqual(player.types(), ['start', 'view'])
})

test('pauses, seeks and empty buffers add nothing to what was played', () => {
  const player = watch()
  player.start()
  player.play(5_000)
  player.report.paused(player.at())
  player.wait(60_000)
  player.start()
  player.play(2_000)
  player.seek(300_000)
  player.play(1_000)
  player.report.stalled(player.at())
  player.wait(7_000)
  player.start()
  player.play(1_000)
  player.report.paused(player.at())
  assert.equal(player.watched(), 9_000)
  assert.deepEqual(player.types(), ['start', 'pause', 'seek', 'stall', 'pause'])
  const [, , seek, stall] = player.events
  assert.deepEqual([seek?.positionMs, seek?.toMs], [7_000, 300_000])
  assert.equal(stall?.durationMs, 7_000)
  assert.deepEqual(
    player.events.flatMap((event) => event.ranges ?? []),
    [
      [0, 5_000],
      [5_000, 7_000],
      [300_000, 301_000],
      [301_000, 302_000],
    ],
  )
})

test('a replayed passage counts again, dragging along the timeline is one seek', () => {
  const player = watch()
  player.start()
  player.play(6_000)
  for (const to of [5_000, 4_000, 2_000, 0]) player.report.seeking(to)
  player.seek(0)
  player.play(4_000)
  assert.deepEqual(player.types(), ['start', 'seek', 'view'])
  assert.deepEqual([player.events[1]?.positionMs, player.events[1]?.toMs], [6_000, 0])
  assert.deepEqual(player.watched(), 10_000)
})

test('double speed is told as double speed, and media time is what counts', () => {
  const player = watch()
  player.start()
  player.play(3_000)
  player.setRate(2)
  player.play(4_000)
  const [, before, view] = player.events
  assert.deepEqual([before?.type, before?.rate, before?.ranges], ['progress', undefined, [[0, 3_000]]])
  assert.deepEqual([view?.type, view?.rate], ['view', 2])
  assert.equal(player.watched(), 10_000)
  player.setRate(1)
  player.play(10_000)
  assert.equal(player.events.at(-1)?.rate, undefined)
})

test('playing to the end tells the end with the last passage', () => {
  const player = watch(12_000)
  player.start()
  player.play(12_000)
  player.report.ended(12_000)
  assert.deepEqual(player.types(), ['start', 'view', 'end'])
  assert.equal(player.watched(), 12_000)
})

test('leaving the page tells what is not told yet, and nothing twice', () => {
  const player = watch()
  player.start()
  player.play(3_500)
  player.report.leave()
  player.report.leave()
  assert.deepEqual(player.types(), ['start', 'progress'])
  assert.deepEqual(player.events[1]?.ranges, [[0, 3_500]])
  player.play(1_000)
  player.report.leave()
  assert.deepEqual(player.events[2]?.ranges, [[3_500, 4_500]])
})

test('a page that is never played tells nothing but its errors', () => {
  const player = watch()
  player.report.seeking(50_000)
  player.report.leave()
  assert.deepEqual(player.types(), [])
  player.report.failed('network')
  assert.deepEqual(player.types(), ['error'])
})

test('the quality is told with the start and whenever it changes', () => {
  const player = watch()
  player.report.qualityChanged(360)
  player.start()
  player.report.qualityChanged(720)
  player.report.qualityChanged(720)
  assert.deepEqual(
    player.events.map((event) => [event.type, event.height]),
    [
      ['start', undefined],
      ['quality', 360],
      ['quality', 720],
    ],
  )
})

test('a jump that no event announced is not taken for playing', () => {
  const played = createPlayedRanges()
  played.play(0, 0)
  played.advance(1_000, 1_000)
  played.advance(60_000, 1_250)
  played.advance(60_250, 1_500)
  played.stop(60_300, 1_550)
  assert.deepEqual(played.take(), [
    [0, 1_000],
    [60_000, 60_300],
  ])
})

test('fractions of a millisecond leave neither gaps nor overlaps', () => {
  const played = createPlayedRanges()
  played.play(0, 0)
  const taken: [number, number][] = []
  for (let i = 1; i <= 40; i++) {
    played.advance(i * 251.37, i * 251.37)
    taken.push(...played.take())
  }
  taken.reduce((edge, [from, to]) => {
    assert.equal(from, edge)
    return to
  }, 0)
})
