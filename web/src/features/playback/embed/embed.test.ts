import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCommand } from './messages.ts'
import { readParameters, seconds } from './parameters.ts'

test('the address of an embed says how it plays, and nonsense says nothing', () => {
  assert.deepEqual(
    readParameters('?autoplay=1&muted&loop=true&controls=0&start=1m5s&end=90&origin=https://a.example/x'),
    {
      autoplay: true,
      muted: true,
      loop: true,
      controls: false,
      startS: 65,
      endS: 90,
      origin: 'https://a.example',
    },
  )
  assert.deepEqual(readParameters('?autoplay=0&start=-3&end=NaN&origin=javascript:1&controls=yes'), {
    autoplay: false,
    muted: false,
    loop: false,
    controls: true,
    startS: 0,
    endS: null,
    origin: null,
  })
  assert.equal(readParameters('?start=90&end=30').endS, null)
  assert.deepEqual(['90', '90.5', '1h', '1:30', '1:00:01', '', '1e9', 'x', '9'.repeat(30)].map(seconds), [
    90,
    90.5,
    3600,
    90,
    3601,
    null,
    null,
    null,
    null,
  ])
})

test('only commands of ours are obeyed, within their bounds', () => {
  assert.deepEqual(readCommand({ studio: 1, do: 'seek', seconds: 3 }), { do: 'seek', seconds: 3 })
  for (const data of [
    null,
    'play',
    { do: 'play' },
    { studio: 1, do: 'constructor' },
    { studio: 1, do: 'seek', seconds: Number.NaN },
    { studio: 1, do: 'seek', seconds: -1 },
    { studio: 1, do: 'seek', seconds: '3' },
    { studio: 1, do: 'volume', volume: 2 },
    { studio: 1, do: 'rate', rate: Number.POSITIVE_INFINITY },
  ])
    assert.equal(readCommand(data), null, JSON.stringify(data))
})
