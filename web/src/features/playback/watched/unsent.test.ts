import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openUnsent, type Unsent } from './unsent.ts'

/** A server that can be away, and a storage that outlives pages. */
function world() {
  const stored = new Map<string, Unsent>()
  const arrived: Unsent[][] = []
  const answers: ((settled: boolean) => void)[] = []
  const page = () =>
    openUnsent({
      send: (items) => {
        arrived.push([...items])
        return new Promise((resolve) => answers.push(resolve))
      },
      beacon: (items) => arrived.push([...items]),
      store: {
        put: (item) => stored.set(item.vodId, item),
        remove: (item) => stored.delete(item.vodId),
        all: () => [...stored.values()],
      },
    })
  const answer = async (settled: boolean) => {
    answers.shift()?.(settled)
    await new Promise(setImmediate)
  }
  return { stored, arrived, page, answer }
}

const report = (vodId: string, positionMs: number, from: number): Unsent => ({
  vodId,
  positionMs,
  ranges: [[from, positionMs]],
  at: positionMs,
})

test('what comes while a report is under way follows it as one, and nothing is kept once all is acknowledged', async () => {
  const { page, arrived, stored, answer } = world()
  const unsent = page()
  unsent.add(report('a', 10, 0))
  unsent.add(report('a', 20, 10))
  unsent.add(report('a', 30, 20))
  assert.deepEqual(stored.get('a')?.ranges, [[0, 30]], 'a page that ends now leaves all of it')
  await answer(true)
  assert.deepEqual(stored.size, 1)
  await answer(true)
  assert.deepEqual(arrived, [[report('a', 10, 0)], [{ ...report('a', 30, 10) }]])
  assert.equal(stored.size, 0)
})

test('a report that could not be sent goes with the next page, and a late one does not move the position back', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { page, arrived, stored, answer } = world()
  const unsent = page()
  unsent.add(report('a', 30, 20))
  await answer(false)
  unsent.add({ ...report('a', 10, 0), at: 1 })
  assert.equal(arrived.length, 1, 'it waits before it asks again')
  t.mock.timers.tick(2000)
  assert.deepEqual(arrived[1], [
    {
      vodId: 'a',
      positionMs: 30,
      at: 30,
      ranges: [
        [0, 10],
        [20, 30],
      ],
    },
  ])
  await answer(false)
  unsent.leave()
  const next = page()
  next.adopt()
  assert.deepEqual(arrived.at(-1), arrived[1])
  await answer(true)
  assert.equal(stored.size, 0)
})
