import assert from 'node:assert/strict'
import { stat } from 'node:fs/promises'
import test from 'node:test'
import { type ClipName, clip, playlistInDisguise } from '#test/clips.ts'
import { withFile } from '#test/media.ts'
import { fromStored } from './describe-source.ts'
import { keyframes } from './packets.ts'
import { probe } from './probe.ts'
import { runFfprobe } from './run.ts'

const probeClip = async (name: ClipName) => withFile(await clip(name), probe)

test('an ordinary upload is described', async () => {
  const source = await probeClip('h264Aac')
  assert.equal(source.durationMs, 2000)
  assert.equal(source.sizeBytes, (await stat(await clip('h264Aac'))).size)
  assert.deepEqual(source.audio, {
    index: 1,
    codec: 'aac',
    profile: 'LC',
    channels: 1,
    layout: 'mono',
    sampleRate: 48_000,
    language: null,
    title: null,
    default: true,
    delayMs: 0,
  })
  assert.deepEqual(source.audioTracks, [source.audio])
  assert.ok(source.video)
  const { codec, pixFmt, width, height, fps, keyframeS, vfr, rotation, hdr, interlaced, trimmed } = source.video
  assert.deepEqual(
    { codec, pixFmt, width, height, fps },
    { codec: 'h264', pixFmt: 'yuv420p', width: 320, height: 180, fps: 30 },
  )
  assert.deepEqual(
    { keyframeS, vfr, rotation, hdr, interlaced, trimmed },
    { keyframeS: 1, vfr: false, rotation: 0, hdr: null, interlaced: false, trimmed: false },
  )
})

test('a phone video held upright has the size that people see', async () => {
  const { video } = await probeClip('rotated')
  assert.equal(video?.width, 180)
  assert.equal(video?.height, 320)
  assert.ok(video?.rotation === 90 || video?.rotation === 270)
})

test('a cover picture is not a video', async () => {
  const source = await probeClip('mp3WithCover')
  assert.equal(source.video, null)
  assert.equal(source.audio?.codec, 'mp3')
  assert.deepEqual(source.cover, { index: 1, codec: 'mjpeg', width: 64, height: 64 })
})

test('a browser recording without a length gets one by reading through it', async () => {
  const { durationMs } = await probeClip('webmWithoutLength')
  assert.ok(durationMs >= 900 && durationMs <= 1100, `${durationMs}`)
})

test('HDR, a varying rate and rare keyframes are seen', async () => {
  assert.equal((await probeClip('hdr')).video?.hdr, 'pq')
  assert.equal((await probeClip('varyingRate')).video?.vfr, true)
  assert.ok(((await probeClip('rareKeyframes')).video?.keyframeS ?? 0) > 20)
})

test('a cut-off recording is told from a file that is no video at all', async () => {
  await assert.rejects(probeClip('withoutIndex'), { reason: 'incomplete', final: true })
  await assert.rejects(probeClip('notMedia'), { reason: 'not_media', final: true })
  await assert.rejects(probeClip('empty'), { reason: 'not_media' })
  await assert.rejects(probeClip('picture'), { reason: 'not_media', message: 'This is a picture, not a video.' })
})

test('a picture of 128 million pixels is refused before it is decoded', async () => {
  await assert.rejects(probeClip('pixelBomb'), { reason: 'too_many_pixels', final: true })
})

test('a playlist called .mp4 opens nothing', async () => {
  for (const target of [await clip('transportStream'), '/etc/passwd', 'http://127.0.0.1:9/x.ts']) {
    const path = await playlistInDisguise(target)
    await assert.rejects(withFile(path, probe), { reason: 'not_media', message: /playlist/ })
    // Its first bytes are one reason; the list of formats holds where they look innocent.
    const asked = withFile(path, (work, input) =>
      runFfprobe(work, ['-show_format', `file:${input}`], { wallMs: 20_000, maxBytes: 2 ** 16 }),
    )
    await assert.rejects(asked, { reason: 'unsupported' })
  }
})

test('keyframes are judged by the longest way without one, also at the end of what was looked at', () => {
  const at = (timeS: number, key = false, discarded = false) => ({ timeS, key, discarded, encrypted: false })
  assert.equal(
    keyframes([
      [at(0, true), at(1), at(2, true), at(3)],
      [at(50, true), at(51), at(55)],
    ]).keyframeS,
    5,
  )
  assert.equal(keyframes([[], [at(1), at(2)]]).keyframeS, null)
  assert.equal(keyframes([[at(0, true, true), at(1)]]).trimmed, true)
})

test('a description that an earlier release stored still reads', async () => {
  const today = await probeClip('rotated')
  const { audioTracks: _, cover: __, chapters: ___, unheard: ____, ...older } = today
  const { colour, fieldOrder, delayMs, ...video } = older.video ?? assert.fail('it has a picture')
  const {
    layout,
    language,
    title,
    default: isDefault,
    delayMs: later,
    ...audio
  } = older.audio ?? assert.fail('it has sound')
  const read = fromStored(JSON.parse(JSON.stringify({ ...older, video, audio })))
  assert.deepEqual(Object.keys(read).sort(), Object.keys(today).sort())
  assert.deepEqual(Object.keys(read.video ?? {}).sort(), Object.keys(today.video ?? {}).sort())
  assert.deepEqual(read.audioTracks, [read.audio])
  assert.deepEqual(fromStored(today), today)
})
