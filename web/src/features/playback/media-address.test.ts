import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMediaAddress, NoLongerAvailable, type PlaybackAddress } from './media-address.ts'

const PAGE = 'https://studio.example/watch/1'
const address = (token: string, expiresInS: number): PlaybackAddress => ({
  hls: `/media/~${token}/key/master.m3u8`,
  expiresAt: new Date(expiresInS * 1000).toISOString(),
})
const segment = (token: string) => `https://studio.example/media/~${token}/key/v0/seg-3.m4s`

test('files are asked for with the permission of today, whichever playlist named them', async () => {
  let nowS = 0
  let asked = 0
  const media = createMediaAddress(address('one', 600), PAGE, {
    now: () => nowS * 1000,
    onGone: () => {},
    refetch: async () => address(++asked === 1 ? 'two' : 'three', 1200),
  })
  assert.equal(await media.resolve(segment('one')), segment('one'))
  nowS = 545
  const both = await Promise.all([media.resolve(segment('one')), media.resolve(segment('one'))])
  assert.deepEqual(both, [segment('two'), segment('two')])
  assert.equal(asked, 1)
  nowS = 1150
  assert.equal(await media.resolve(segment('one')), segment('three'))
  assert.equal(await media.resolve('https://elsewhere.example/a.m4s'), 'https://elsewhere.example/a.m4s')
})

test('a refusal brings a new address once; refused again, it is meant', async () => {
  let nowS = 0
  let asked = 0
  const media = createMediaAddress(address('one', 6000), PAGE, {
    now: () => nowS * 1000,
    onGone: () => {},
    refetch: async () => {
      asked++
      return address('two', 6000)
    },
  })
  assert.equal(media.refused(), true)
  assert.equal(await media.resolve(segment('one')), segment('two'))
  assert.equal(media.refused(), false)
  nowS = 60
  assert.equal(media.refused(), true)
  await media.resolve(segment('one'))
  assert.equal(asked, 2)
})

test('a video that was taken away says so; a studio that is away is asked again', async () => {
  let online = false
  let told = 0
  let nowS = 1000
  const media = createMediaAddress(address('one', 1000), PAGE, {
    now: () => nowS * 1000,
    onGone: () => told++,
    refetch: async () => {
      if (!online) throw new Error('unreachable')
      return null
    },
  })
  await assert.rejects(media.resolve(segment('one')), /unreachable/)
  online = true
  nowS = 1020
  await assert.rejects(media.resolve(segment('one')), NoLongerAvailable)
  assert.equal(told, 1)
})

test('a public video needs no renewal', async () => {
  const media = createMediaAddress({ hls: '/media/key/master.m3u8', expiresAt: null }, PAGE, {
    now: () => 9e15,
    onGone: () => {},
    refetch: () => assert.fail('asked without need'),
  })
  assert.equal(media.renewAt(), null)
  assert.equal(await media.resolve('https://studio.example/media/key/a.m4s'), 'https://studio.example/media/key/a.m4s')
})
