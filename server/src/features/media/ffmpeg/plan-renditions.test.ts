import assert from 'node:assert/strict'
import test from 'node:test'
import { STANDARD } from './ladder.ts'
import { labelOf, planRenditions } from './plan-renditions.ts'
import type { AudioInfo, SourceInfo, VideoInfo } from './probe.ts'

const audio: AudioInfo = {
  index: 1,
  codec: 'aac',
  profile: 'LC',
  channels: 2,
  layout: 'stereo',
  sampleRate: 48_000,
  language: 'eng',
  title: null,
  default: true,
  delayMs: 0,
}
const video: VideoInfo = {
  index: 0,
  codec: 'h264',
  profile: 'High',
  level: 41,
  pixFmt: 'yuv420p',
  width: 1920,
  height: 1080,
  rotation: 0,
  squarePixels: true,
  frameRate: { num: 30, den: 1 },
  fps: 30,
  vfr: false,
  hdr: null,
  colour: { primaries: null, transfer: null, matrix: null, range: null },
  interlaced: false,
  fieldOrder: null,
  keyframeS: 2,
  trimmed: false,
  delayMs: 0,
}
const source = (change: Partial<VideoInfo> = {}, more: Partial<SourceInfo> = {}): SourceInfo => ({
  container: 'mov,mp4,m4a,3gp,3g2,mj2',
  durationMs: 30_000,
  sizeBytes: 30_000_000,
  bitrate: 8_000_000,
  video: { ...video, ...change },
  audio,
  audioTracks: [audio],
  unheard: 0,
  cover: null,
  chapters: [],
  ...more,
})
const names = (from: SourceInfo, encoding = STANDARD) => planRenditions(from, encoding).map((each) => each.name)
const batches = (from: SourceInfo, encoding = STANDARD) => planRenditions(from, encoding).map((each) => each.batch)

test('a source that can be copied plays as it is, and is made smaller', () => {
  assert.deepEqual(names(source()), ['original', '720p', '480p', '360p', '240p', '144p'])
  assert.deepEqual(batches(source()), [0, 1, 1, 1, 1, 1])
})

test('nothing is made nearly as tall as the copy, unless the copy is too heavy for most lines', () => {
  assert.deepEqual(names(source({ width: 854, height: 480 })), ['original', '360p', '240p', '144p'])
  assert.deepEqual(names(source({ width: 320, height: 180 })), ['original'])
  assert.deepEqual(names(source({}, { bitrate: 100_000 })), ['original'])
  assert.equal(names(source({}, { bitrate: 18_000_000 }))[1], '1080p')
})

test('other sources begin with 360p and then get the rest in one pass', () => {
  const hevc = source({ codec: 'hevc' })
  assert.deepEqual(names(hevc), ['360p', '1080p', '720p', '480p', '240p', '144p'])
  assert.deepEqual(batches(hevc), [0, 1, 1, 1, 1, 1])
})

test('the ladder goes by the short side and never above the source', () => {
  const of = (width: number, height: number) => names(source({ codec: 'vp9', width, height }))
  assert.deepEqual(of(360, 640), ['360p', '240p', '144p'])
  assert.deepEqual(of(3840, 2160), ['360p', '2160p', '1440p', '1080p', '720p', '480p', '240p', '144p'])
  assert.deepEqual(of(1440, 1072), ['360p', '1072p', '720p', '480p', '240p', '144p'])
  assert.deepEqual(of(1333, 1000), ['360p', '1000p', '720p', '480p', '240p', '144p'])
  assert.deepEqual(of(320, 180), ['180p', '144p'])
  assert.deepEqual(of(100, 60), ['60p'])
})

test('what is taller than 1080 waits for the rest where that takes long', () => {
  const uhd = source({ codec: 'hevc', width: 3840, height: 2160 }, { durationMs: 600_000 })
  const tall = planRenditions(uhd).filter((each) => each.batch === 2)
  assert.deepEqual(
    tall.map((each) => each.name),
    ['2160p', '1440p'],
  )
})

test('the operator may stop the ladder lower and add codecs', () => {
  const hevc = source({ codec: 'hevc' })
  assert.deepEqual(names(hevc, { ...STANDARD, tallest: 480 }), ['360p', '480p', '240p', '144p'])
  const more = names(source(), { ...STANDARD, codecs: ['h264', 'av1'], tallest: 720 })
  assert.deepEqual(more.slice(-3), ['720p-av1', '480p-av1', '360p-av1'])
})

test('small renditions of 60 pictures a second show half of them', () => {
  const rates = planRenditions(source({ fps: 60, frameRate: { num: 60, den: 1 } })).flatMap(({ plan }) =>
    plan.video && !plan.video.copy ? [plan.video.frameRate.num / plan.video.frameRate.den] : [],
  )
  assert.deepEqual(rates, [60, 30, 30, 30, 30])
})

test('each further sound track is a rendition with its language', () => {
  const german = { ...audio, index: 2, language: 'deu', default: false }
  const comment = { ...audio, index: 3, language: 'eng', title: 'The "director" speaks', default: false }
  const planned = planRenditions(source({}, { audioTracks: [audio, german, comment] }))
  assert.deepEqual(
    planned.filter((each) => each.track).map(({ name, track }) => [name, track?.index, track?.label]),
    [
      ['sound-2', 2, 'Deutsch'],
      ['sound-3', 3, 'The director speaks'],
    ],
  )
  assert.equal(labelOf({ title: null, language: null }, 2), 'Sound 2')
  assert.equal(labelOf({ title: null, language: 'qqq' }, 2), 'qqq')
})

test('sound alone is one rendition', () => {
  assert.deepEqual(names(source({}, { video: null, bitrate: 128_000 })), ['original'])
  const flac = { ...audio, codec: 'flac' }
  assert.deepEqual(names(source({}, { video: null, audio: flac, audioTracks: [flac] })), ['audio'])
})
