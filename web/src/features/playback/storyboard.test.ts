import assert from 'node:assert/strict'
import test from 'node:test'
import { parseStoryboard, tileAt } from './storyboard.ts'

const VTT = `WEBVTT

NOTE made by the studio

00:00:00.000 --> 00:00:05.000
storyboard-0.jpg#xywh=0,0,160,90

00:00:05.000 --> 01:00:10.500
storyboard-0.jpg#xywh=160,0,160,90

01:00:10.500 --> 01:00:20.000
storyboard-1.jpg#xywh=0,90,160,90
`

test('each time has its picture, and times outside of all have the nearest', () => {
  const tiles = parseStoryboard(VTT, 'https://studio.example/media/~1.x/KEY/storyboard.vtt')
  assert.equal(tiles.length, 3)
  assert.deepEqual(tiles[2], {
    startS: 3610.5,
    endS: 3620,
    url: 'https://studio.example/media/~1.x/KEY/storyboard-1.jpg',
    x: 0,
    y: 90,
    width: 160,
    height: 90,
  })
  const at = (timeS: number) => tiles.indexOf(tileAt(tiles, timeS)!)
  assert.deepEqual([-1, 0, 4.99, 5, 3610.4, 3610.5, 9999].map(at), [0, 0, 0, 1, 1, 2, 2])
  assert.equal(tileAt([], 1), undefined)
})

test('what is no storyboard is an empty one', () => {
  assert.deepEqual(parseStoryboard('<!doctype html><title>404</title>', 'https://studio.example/'), [])
  assert.deepEqual(parseStoryboard('WEBVTT\n\n00:00.000 --> 00:01.000\na caption\n', 'https://studio.example/'), [])
})
