import assert from 'node:assert/strict'
import test from 'node:test'
import { bandwidthOf, masterPlaylist, mediaPlaylist } from './playlists.ts'

const segments = [
  { uri: '00000.m4s', durationS: 6.006 },
  { uri: '00001.m4s', durationS: 3.5 },
]

test('a growing playlist starts at zero and keeps its announced target', () => {
  const expected = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-TARGETDURATION:8',
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:EVENT',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    '#EXT-X-START:TIME-OFFSET=0',
    '#EXT-X-MAP:URI="init.mp4"',
    '#EXTINF:6.006000,',
    '00000.m4s',
    '#EXTINF:3.500000,',
    '00001.m4s',
    '',
  ]
  assert.equal(mediaPlaylist([{ initUri: 'init.mp4', segments }], 'growing', 8), expected.join('\n'))
})

test('a complete playlist is final, and a second run follows after a discontinuity with its own header', () => {
  const runs = [
    { initUri: 'run1/init.mp4', segments },
    { initUri: 'run2/init.mp4', segments: [{ uri: 'run2/0.m4s', durationS: 2 }] },
  ]
  const lines = mediaPlaylist(runs, 'complete', 8).split('\n')
  assert.ok(lines.includes('#EXT-X-TARGETDURATION:6'))
  assert.ok(lines.includes('#EXT-X-PLAYLIST-TYPE:VOD'))
  assert.deepEqual(lines.slice(-6), [
    '#EXT-X-DISCONTINUITY',
    '#EXT-X-MAP:URI="run2/init.mp4"',
    '#EXTINF:2.000000,',
    'run2/0.m4s',
    '#EXT-X-ENDLIST',
    '',
  ])
  assert.ok(!lines.some((line) => line.startsWith('#EXT-X-START')))
})

test('the master playlist names what a player must know before choosing', () => {
  const video = {
    uri: 'v1080/video.m3u8',
    peak: 8_387_838.2,
    average: 8_249_619,
    codecs: ['avc1.640028', 'mp4a.40.2'],
    width: 1920,
    height: 1080,
    fps: 30_000 / 1001,
  }
  const sound = {
    uri: 'audio.m3u8',
    peak: 100_000,
    average: 96_000,
    codecs: ['mp4a.40.2'],
    width: null,
    height: null,
    fps: null,
  }
  const lines = masterPlaylist([video, sound]).split('\n')
  assert.equal(
    lines[3],
    '#EXT-X-STREAM-INF:BANDWIDTH=8387839,AVERAGE-BANDWIDTH=8249619,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=1920x1080,FRAME-RATE=29.970',
  )
  assert.equal(lines[5], '#EXT-X-STREAM-INF:BANDWIDTH=100000,AVERAGE-BANDWIDTH=96000,CODECS="mp4a.40.2"')
})

test('the peak is that of runs near the target duration, so a tiny last segment does not count', () => {
  const rows = [
    { durationS: 6, size: 6_000_000 },
    { durationS: 6, size: 3_000_000 },
    { durationS: 0.1, size: 500_000 },
  ]
  assert.deepEqual(bandwidthOf(rows), { peak: 8_000_000, average: Math.round((9_500_000 * 8) / 12.1) })
  assert.deepEqual(bandwidthOf([{ durationS: 2, size: 1000 }]), { peak: 4000, average: 4000 })
  assert.deepEqual(bandwidthOf([]), { peak: 0, average: 0 })
})
