import assert from 'node:assert/strict'
import test from 'node:test'
import { fitted, planFor, steadyRate } from './decide.ts'
import type { AudioInfo, SourceInfo, VideoInfo } from './probe.ts'

const video = {
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
  colour: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' },
  interlaced: false,
  fieldOrder: null,
  keyframeS: 2,
  trimmed: false,
  delayMs: 0,
} satisfies VideoInfo
const audio: AudioInfo = {
  index: 1,
  codec: 'aac',
  profile: 'LC',
  channels: 2,
  layout: 'stereo',
  sampleRate: 48_000,
  language: null,
  title: null,
  default: true,
  delayMs: 0,
}
const source: SourceInfo = {
  container: 'mov,mp4,m4a,3gp,3g2,mj2',
  durationMs: 60_000,
  sizeBytes: 60_000_000,
  bitrate: 8_000_000,
  video,
  audio,
  audioTracks: [audio],
  unheard: 0,
  cover: null,
  chapters: [],
}
const withVideo = (change: Partial<VideoInfo>): SourceInfo => ({ ...source, video: { ...video, ...change } })

test('what players play already is copied', () => {
  assert.deepEqual(planFor(source), {
    kind: 'remux',
    because: [],
    video: { copy: true },
    audio: { copy: true },
    segmentS: 6,
    targetDurationS: 8,
  })
  assert.equal(planFor({ ...source, audio: null }).kind, 'remux')
  assert.equal(planFor(withVideo({ vfr: true })).kind, 'remux')
})

test('only the sound is encoded when only the sound does not play', () => {
  for (const change of [{ codec: 'mp3', profile: '' }, { channels: 6 }, { sampleRate: 96_000 }, { profile: 'Main' }]) {
    const plan = planFor({ ...source, audio: { ...audio, ...change } })
    assert.deepEqual(plan.video, { copy: true })
    assert.deepEqual(plan.audio, { copy: false, channels: 2, sampleRate: 48_000, bitrate: 160_000 })
  }
})

test('each thing that players do not all play is a reason to encode', () => {
  const changes: Partial<VideoInfo>[] = [
    { codec: 'hevc' },
    { profile: 'High 10', pixFmt: 'yuv420p10le' },
    { pixFmt: 'yuv422p' },
    { level: 60 },
    { rotation: 90 },
    { hdr: 'hlg' },
    { interlaced: true },
    { squarePixels: false },
    { trimmed: true },
    { fps: 120 },
    { keyframeS: 12 },
    { keyframeS: null },
  ]
  for (const change of changes) {
    const plan = planFor(withVideo(change))
    assert.equal(plan.kind, 'encode', JSON.stringify(change))
    assert.ok(plan.because.length > 0)
  }
  assert.equal(planFor({ ...source, bitrate: 60_000_000 }).kind, 'encode')
  assert.equal(planFor({ ...source, container: 'avi' }).kind, 'encode')
})

test('a rendition is made by the short side, even and never enlarged', () => {
  assert.deepEqual(fitted({ width: 3840, height: 2160 }, 720), { width: 1280, height: 720 })
  assert.deepEqual(fitted({ width: 1080, height: 1920 }, 720), { width: 720, height: 1280 })
  assert.deepEqual(fitted({ width: 853, height: 481 }, 720), { width: 852, height: 480 })
  assert.deepEqual(fitted({ width: 1, height: 1 }, 720), { width: 2, height: 2 })
  assert.deepEqual(fitted({ width: 20_000, height: 720 }, 720), { width: 1800, height: 64 })
})

test('sound alone becomes sound alone', () => {
  const plan = planFor({ ...source, video: null, audio: { ...audio, codec: 'flac', channels: 1, sampleRate: 44_100 } })
  assert.deepEqual(plan.video, null)
  assert.deepEqual(plan.audio, { copy: false, channels: 1, sampleRate: 44_100, bitrate: 96_000 })
})

test('the rate is constant and at most 60', () => {
  const rate = (num: number, den: number, vfr = false) => steadyRate({ frameRate: { num, den }, fps: num / den, vfr })
  assert.deepEqual(rate(30_000, 1001), { num: 30_000, den: 1001 })
  assert.deepEqual(rate(2997, 100), { num: 30_000, den: 1001 })
  assert.deepEqual(rate(15, 1), { num: 15, den: 1 })
  assert.deepEqual(rate(120, 1), { num: 120, den: 2 })
  assert.deepEqual(rate(144, 1), { num: 144, den: 3 })
  assert.deepEqual(rate(2987, 100, true), { num: 30_000, den: 1001 })
  assert.deepEqual(rate(900, 1, true), { num: 60, den: 1 })
})
