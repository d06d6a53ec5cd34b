import assert from 'node:assert/strict'
import test from 'node:test'
import { heightFor, levelOf, qualitiesOf, shortSide } from './levels.ts'

const level = (width: number, height: number, bitrate = width * 1000, frameRate = 30) => ({
  width,
  height,
  bitrate,
  frameRate,
})

test('a quality has the name of its short side, upright or lying', () => {
  assert.equal(shortSide(level(1920, 1080)), 1080)
  assert.equal(shortSide(level(720, 1280)), 720)
  assert.equal(shortSide({ width: 0, height: 480 }), 480)
  assert.equal(shortSide({ width: 0, height: 0 }), null)
})

test('qualities are listed tallest first, one per height, the best of several', () => {
  const found = qualitiesOf([level(640, 360), level(1280, 720, 2e6), level(1280, 720, 3e6, 60), level(0, 0)])
  assert.deepEqual(found, [
    { height: 720, fps: 60, bitsPerSecond: 3e6 },
    { height: 360, fps: 30, bitsPerSecond: 640_000 },
  ])
  assert.equal(levelOf([level(640, 360), level(1280, 720, 2e6), level(1280, 720, 3e6)], 720), 2)
  assert.equal(levelOf([level(640, 360)], 1080), -1)
  assert.equal(levelOf([level(640, 360)], null), -1)
})

test('a remembered choice is kept where it exists, lowered where it does not, and never raised', () => {
  assert.equal(heightFor(720, [1080, 720, 360]), 720)
  assert.equal(heightFor(720, [1080, 480, 360]), 480)
  assert.equal(heightFor(360, [1080, 720]), null)
  assert.equal(heightFor(null, [1080]), null)
})
