import assert from 'node:assert/strict'
import test from 'node:test'
import {
  carriedChapters,
  carriedCues,
  carriedRange,
  carriedTime,
  keptMs,
  keptTime,
  type Part,
  timeBefore,
  whyNotKeep,
} from './edit-list.ts'

const KEEP = [
  { startMs: 1000, endMs: 3000 },
  { startMs: 5000, endMs: 6000 },
]

test('a list that makes no sense is refused with its reason', () => {
  assert.equal(whyNotKeep(KEEP, 6000), null)
  assert.match(whyNotKeep([], 6000) ?? '', /Nothing would be left/)
  assert.match(whyNotKeep([{ startMs: 0, endMs: 7000 }], 6000) ?? '', /after the video/)
  assert.match(whyNotKeep([{ startMs: 2, endMs: 2 }], 6000) ?? '', /end after/)
  assert.match(whyNotKeep([...KEEP].reverse(), 6000) ?? '', /in order/)
  assert.match(whyNotKeep([{ startMs: 0, endMs: 999 }], 6000) ?? '', /one second/)
  const many = Array.from({ length: 501 }, (_, at) => ({ startMs: at * 10, endMs: at * 10 + 5 }))
  assert.match(whyNotKeep(many, 6000) ?? '', /500/)
  assert.match(
    whyNotKeep(
      [
        { startMs: 0, endMs: 2000 },
        { startMs: 1999, endMs: 3000 },
      ],
      6000,
    ) ?? '',
    /overlap/,
  )
})

test('moments, captions and chapters move with what is left', () => {
  assert.deepEqual(
    [0, 1000, 2500, 3000, 4000, 5500, 9999].map((ms) => carriedTime(KEEP, ms)),
    [0, 0, 1500, 2000, 2000, 2500, 3000],
  )
  assert.deepEqual(carriedRange(KEEP, { startMs: 2500, endMs: 5500 }), { startMs: 1500, endMs: 2500 })
  assert.equal(carriedRange(KEEP, { startMs: 3000, endMs: 5000 }), null)
  const cues: [number, number, string][] = [
    [0, 900, 'gone'],
    [500, 1500, 'its end is left'],
    [2900, 4000, 'a flash'],
    [2500, 5500, 'joined'],
    [5990, 6000, 'short as it always was'],
  ]
  assert.deepEqual(carriedCues(KEEP, cues), [
    [0, 500, 'its end is left'],
    [1500, 2500, 'joined'],
    [2990, 3000, 'short as it always was'],
  ])
  const chapters = [
    { startMs: 0, title: 'Before' },
    { startMs: 900, title: 'One' },
    { startMs: 3500, title: 'Out' },
    { startMs: 4500, title: 'Two' },
  ]
  assert.deepEqual(carriedChapters(KEEP, chapters, 6000), [
    { startMs: 0, title: 'One' },
    { startMs: 2000, title: 'Two' },
  ])
})

test('whatever is kept, time goes on and nothing falls out of the result', () => {
  // Numerical Recipes' generator: the same lists in every run.
  let seed = 1
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed % below
  }
  for (let round = 0; round < 500; round++) {
    const durationMs = 2000 + next(60_000)
    const marks = [...new Set(Array.from({ length: 2 * (1 + next(8)) }, () => next(durationMs + 1)))].sort(
      (a, b) => a - b,
    )
    const keep: Part[] = []
    for (let at = 0; at + 1 < marks.length; at += 2) keep.push({ startMs: marks[at] ?? 0, endMs: marks[at + 1] ?? 0 })
    const reason = whyNotKeep(keep, durationMs)
    assert.ok(reason === null || keptMs(keep) < 1000, String(reason))
    let before = 0
    for (let ms = 0; ms <= durationMs; ms += 97) {
      const carried = carriedTime(keep, ms)
      assert.ok(carried >= before && carried <= keptMs(keep))
      before = carried
      const kept = keptTime(keep, ms)
      if (kept !== null) assert.equal(timeBefore(keep, kept), ms)
    }
    const cues = Array.from({ length: 30 }, (_, at) => [at * 1000, at * 1000 + next(1500), at] as const)
    for (const [startMs, endMs] of carriedCues(keep, cues))
      assert.ok(startMs >= 0 && startMs < endMs && endMs <= keptMs(keep))
    const chapters = carriedChapters(
      keep,
      cues.map(([startMs]) => ({ startMs })),
      durationMs,
    )
    for (const [at, chapter] of chapters.entries())
      assert.ok(at === 0 || chapter.startMs > (chapters[at - 1]?.startMs ?? 0))
  }
})
