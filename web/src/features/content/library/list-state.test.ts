import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  countFilters,
  filterBody,
  filterOf,
  readSearch,
  sortedBy,
  sortOf,
  unfiltered,
  withValues,
} from './list-state.ts'
import { countOf, EVERYTHING, has, NOTHING, toggled, withIds } from './selection.ts'

test('an address that somebody typed is read as far as it means something', () => {
  assert.deepEqual(
    readSearch({
      q: ' fog ',
      status: 'failed',
      from: 'yesterday',
      to: '2026-01-31',
      sort: 'length',
      order: 'up',
      view: '1',
    }),
    { q: ' fog ', status: 'failed', to: '2026-01-31' },
  )
  assert.deepEqual(filterOf({ q: ' fog ', sort: 'views' }), { q: 'fog' })
  assert.deepEqual(readSearch({ sort: 'created', order: 'desc' }), {}, 'what is usual is not said')
})

test('a head sorts by its usual order first and by the other one next', () => {
  const byTitle = sortedBy({}, 'title')
  assert.deepEqual(byTitle, { sort: 'title' })
  assert.deepEqual(sortOf(byTitle), { sort: 'title', order: 'asc' })
  assert.deepEqual(sortOf(sortedBy(byTitle, 'title')), { sort: 'title', order: 'desc' })
  assert.deepEqual(sortOf(sortedBy(byTitle, 'views')), { sort: 'views', order: 'desc' })
  assert.deepEqual(sortedBy({}, 'created'), { order: 'asc' })
})

test('filters are lists for the API, and clearing them keeps the order', () => {
  const search = withValues({ sort: 'views', q: 'fog', from: '2026-01-01', to: '2026-02-01' }, 'tag', ['sea', 'dawn'])
  assert.deepEqual(filterBody(search), { q: 'fog', from: '2026-01-01', to: '2026-02-01', tag: ['sea', 'dawn'] })
  assert.equal(countFilters(search), 2)
  assert.deepEqual(unfiltered(search), { sort: 'views' })
  assert.deepEqual(withValues(search, 'tag', []).tag, undefined)
})

test('all that match stay chosen while a few are taken out again', () => {
  const some = withIds(NOTHING, ['a', 'b', 'c'], true)
  assert.equal(countOf(some, 10_000), 3)
  assert.equal(has(toggled(some, 'b'), 'b'), false)
  const most = toggled(toggled(EVERYTHING, 'a'), 'b')
  assert.equal(countOf(most, 10_000), 9_998)
  assert.equal(has(most, 'a'), false)
  assert.equal(has(most, 'z'), true)
  assert.equal(countOf(withIds(most, ['a', 'b'], true), 10_000), 10_000)
})
