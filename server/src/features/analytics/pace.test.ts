import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AcceptedEvent } from './inbox-row.ts'
import { type Begun, browsersKey, IN_ONE_HOUR, type KnownBegun, openPace, playsKey, videosKey } from './pace.ts'

const NOON = Date.UTC(2026, 10, 21, 12)
const HOUR = 3_600_000
type Play = { viewer: string; videoId?: string; origin?: string | null; receivedAt?: number; at?: number }

/** The first events of plays, in lots; between lots only what is kept is known, as in the worker. */
function signsOf(lots: Play[][]) {
  const kept = new Map<string, Begun>()
  return lots.map((lot) => {
    const pace = openPace(knownFrom([...kept.values()]))
    const signs = lot.map((play) =>
      pace.begin({ videoId: 'v', origin: 'school', receivedAt: NOON, at: NOON, ...play } as AcceptedEvent),
    ) // all that is looked at
    for (const each of pace.begun()) kept.set(playsKey(each.hour, each.viewer, each.videoId), each)
    return signs
  })
}
function knownFrom(rows: Begun[]): KnownBegun {
  const own = new Map<string, Begun>()
  const videos = new Map<string, number>()
  const browsers = new Map<string, number>()
  const more = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const row of rows) {
    const { hour, viewer, videoId, origin } = row
    own.set(playsKey(hour, viewer, videoId), row)
    more(videos, videosKey(hour, viewer))
    if (origin) more(browsers, browsersKey(hour, origin, videoId))
  }
  return { own, videos, browsers }
}
const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))
const tally = (signs: (string | null)[]) => signs.filter((sign) => sign !== null).length

test('a household, a class and a company behind one address are people', () => {
  const household = many(8, (i) => many(20, (j) => ({ viewer: `phone ${i}`, videoId: `video ${j}` }))).flat()
  const sameBrowser = many(40, (i) => many(15, (j) => ({ viewer: 'school chromebook', videoId: `${i} ${j}` }))).flat()
  const ownPhones = many(90, (i) => ({ viewer: `phone ${i}`, videoId: 'the lesson' }))
  const company = many(1000, () => ({ viewer: 'company laptop', videoId: 'the speech' }))
  for (const people of [household, sameBrowser, ownPhones, company]) {
    assert.equal(tally(signsOf([people]).flat()), 0)
    assert.equal(tally(signsOf(people.map((play) => [play])).flat()), 0, 'one by one as well')
  }
})

test('accounts behind one address are told apart without it', () => {
  assert.equal(tally(signsOf([many(500, (i) => ({ viewer: `account ${i}`, origin: null }))]).flat()), 0)
})

test('one browser that begins a video every few seconds all hour long is a sweep', () => {
  const plays = many(IN_ONE_HOUR.videosOfAViewer + 3, (i) => ({ viewer: 'crawler', videoId: `video ${i}` }))
  const lots = signsOf([plays.slice(0, 300), plays.slice(300)])
  assert.equal(tally(lots[0] ?? []), 0)
  assert.deepEqual(lots[1]?.slice(-4), [null, 'sweep', 'sweep', 'sweep'])
  assert.deepEqual(signsOf([plays, [{ viewer: 'crawler', videoId: 'later', receivedAt: NOON + HOUR }]])[1], [null])
})

test('one address that names ever new browsers is a crowd, for the video where it does', () => {
  const plays = many(IN_ONE_HOUR.browsersOfAnAddress + 2, (i) => ({ viewer: `made up ${i}` }))
  const [first, then] = signsOf([plays, [{ viewer: 'made up 0' }, { viewer: 'new', videoId: 'another' }]])
  assert.deepEqual(first?.slice(-3), [null, 'crowd', 'crowd'])
  assert.deepEqual(then, [null, null])
})

test('one viewer with ever new plays of one video is a flood, whatever times it names', () => {
  const plays = many(IN_ONE_HOUR.playsOfAVideo + 2, (i) => ({ viewer: 'x', at: NOON - i * HOUR }))
  assert.deepEqual(signsOf([plays.slice(0, 500), plays.slice(500)])[1]?.slice(-3), [null, 'flood', 'flood'])
})
