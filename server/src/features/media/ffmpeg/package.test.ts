import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { promisify } from 'node:util'
import { type ClipName, clip } from '#test/clips.ts'
import { mediaTools, withFile } from '#test/media.ts'
import { encodePlan, type Plan, planFor } from './decide.ts'
import { LADDER } from './ladder.ts'
import { type PackagedSegment, packageHls } from './package.ts'
import { mediaPlaylist } from './playlists.ts'
import { probe, type SourceInfo } from './probe.ts'
import { type Work, withWork } from './work.ts'

const run = promisify(execFile)

/** Packages a clip, moves each file away as it comes, and reads the result as a player would. */
async function publish(name: ClipName, plan: (source: SourceInfo) => Plan = planFor) {
  return withFile(await clip(name), async (work, input) => {
    const source = await probe(work, input)
    const decided = plan(source)
    const segments: PackagedSegment[] = []
    const made = await packageHls(work, input, source, decided, {
      async onSegment(segment) {
        if (segment.index === 0) await copyFile(segment.init.path, join(work.out, 'stored-init.mp4'))
        await rename(segment.path, join(work.out, `stored-${segment.index}.m4s`))
        segments.push(segment)
      },
    })
    const begins = beginnings(
      await readFile(join(work.out, 'stored-init.mp4')),
      await readFile(join(work.out, 'stored-0.m4s')),
    )
    return { source, plan: decided, segments, made, begins, played: await play(work, segments) }
  })
}

async function play(work: Work, segments: PackagedSegment[]) {
  const rows = segments.map(({ index, durationS }) => ({ uri: `stored-${index}.m4s`, durationS }))
  const playlist = join(work.out, 'video.m3u8')
  await writeFile(playlist, mediaPlaylist([{ initUri: 'stored-init.mp4', segments: rows }], 'complete'))
  const show = ['-show_entries', 'stream=codec_name,width,height,avg_frame_rate,nb_read_frames:format=duration']
  const { stdout, stderr } = await run('ffprobe', ['-v', 'error', '-count_frames', ...show, '-of', 'json', playlist])
  assert.equal(stderr, '')
  const { streams, format } = JSON.parse(stdout)
  const of = (codec: string) => streams.find((stream: { codec_name: string }) => stream.codec_name === codec)
  return { video: of('h264'), audio: of('aac'), durationS: Number(format.duration) }
}

/** Every box of a type, however deep, with what it holds. */
function boxes(data: Buffer, wanted: string): Buffer[] {
  const found: Buffer[] = []
  for (let at = 0; at + 8 <= data.length; at += Math.max(8, data.readUInt32BE(at))) {
    const type = data.toString('latin1', at + 4, at + 8)
    const body = data.subarray(at + 8, at + data.readUInt32BE(at))
    if (type === wanted) found.push(body)
    else if (['moov', 'trak', 'mdia', 'edts', 'moof', 'traf'].includes(type)) found.push(...boxes(body, wanted))
  }
  return found
}

/**
 * When the first picture and the first sound come, in seconds, as Chromium reckons: of an edit list it reads the first
 * entry, and passes over that when it is an empty one.
 * @see TrackRunIterator::Init in media/formats/mp4/track_run_iterator.cc
 */
function beginnings(init: Buffer, segment: Buffer): { picture: number | null; sound: number | null } {
  const tracks = boxes(init, 'trak').map((track, at) => {
    const kind = boxes(track, 'hdlr')[0]?.toString('latin1', 8, 12)
    const scale = boxes(track, 'mdhd')[0]?.readUInt32BE(12) ?? assert.fail('no time scale')
    const edit = Math.max(0, boxes(track, 'elst')[0]?.readInt32BE(12) ?? 0)
    const part = boxes(segment, 'traf')[at] ?? assert.fail('a track without a part')
    const decoded = Number(boxes(part, 'tfdt')[0]?.readBigUInt64BE(4) ?? assert.fail('no time'))
    return { kind, seconds: (decoded + offset(boxes(part, 'trun')[0] ?? assert.fail('no run')) - edit) / scale }
  })
  const of = (kind: string) => tracks.find((track) => track.kind === kind)?.seconds ?? null
  return { picture: of('vide'), sound: of('soun') }
}

/** Of the first sample, from when it is decoded to when it is shown. */
function offset(run: Buffer): number {
  const flags = run.readUInt32BE(0)
  if ((flags & 0x800) === 0) return 0
  const before = [0x1, 0x4, 0x100, 0x200, 0x400].filter((flag) => (flags & flag) !== 0).length
  return run.readInt32BE(8 + 4 * before)
}

test('a copied video plays with every frame, and says what it is', async () => {
  const { plan, made, played } = await publish('h264Aac')
  assert.equal(plan.kind, 'remux')
  assert.equal(Number(played.video.nb_read_frames), 60)
  assert.ok(played.audio)
  const { codecs, width, height, fps, durationMs, segments, truncated } = made
  assert.deepEqual(
    { codecs, width, height, fps },
    { codecs: ['avc1.42c00d', 'mp4a.40.2'], width: 320, height: 180, fps: 30 },
  )
  assert.deepEqual({ durationMs, segments, truncated }, { durationMs: 2000, segments: 1, truncated: null })
  assert.ok(made.bandwidth.peak >= made.bandwidth.average && made.bandwidth.average > 100_000)
})

test('segments come one after the other, with the header first, cut at keyframes', async () => {
  const { segments, made, played } = await publish('longer')
  assert.deepEqual(
    segments.map(({ index, name, durationS }) => ({ index, name, durationS })),
    [0, 1, 2, 3, 4].map((index) => ({ index, name: `0000${index}.m4s`, durationS: 6 })),
  )
  assert.equal(made.durationMs, 30_000)
  assert.equal(Number(played.video.nb_read_frames), 300)
})

test('an encoded video has a keyframe every four seconds', async () => {
  const { segments, made } = await publish('longer', (source) => encodePlan(source, LADDER[6]))
  assert.deepEqual(
    segments.map((segment) => segment.durationS),
    [4, 4, 4, 4, 4, 4, 4, 2],
  )
  assert.match(made.codecs[0] ?? '', /^avc1\.64/)
})

test('what was trimmed away stays away, sound and picture', async () => {
  const { plan, made, played } = await publish('trimmed')
  assert.deepEqual(plan.because, ['an edit list hides part of it'])
  assert.equal(Number(played.video.nb_read_frames), 75)
  assert.ok(Math.abs(made.durationMs - 2500) < 60)
  assert.ok(
    Math.abs(Number(played.audio.nb_read_frames) - (2.5 * 48_000) / 1024) < 3,
    `${played.audio.nb_read_frames} frames of sound`,
  )
})

test('picture and sound come together in browsers, whichever begins first', async () => {
  const encoded = (source: SourceInfo) => encodePlan(source, LADDER[6])
  const cases = [
    ['bFrames', planFor, 0],
    ['bFrames', encoded, 0],
    ['soundLater', planFor, -0.5],
    ['soundLater', encoded, 0], // silence is put before it
    ['pictureLater', planFor, 0.5],
    ['pictureLater', encoded, 0], // the first picture stands until then
  ] as const
  for (const [name, plan, late] of cases) {
    const { begins, plan: decided } = await publish(name, plan)
    assert.equal(decided.kind, plan === planFor ? 'remux' : 'encode', name)
    const { picture, sound } = begins
    const said = `${name}, ${decided.kind}: picture at ${picture}, sound at ${sound}`
    // An encoder of AAC begins with 1024 samples that are not heard.
    assert.ok(Math.abs((picture ?? NaN) - ((sound ?? NaN) + 1024 / 48_000) - late) < 0.002, said)
    if (name === 'bFrames') assert.equal(picture, 0, said)
  }
})

test('a transport stream is copied', async () => {
  const { plan, played } = await publish('transportStream')
  assert.equal(plan.kind, 'remux')
  assert.equal(Number(played.video.nb_read_frames), 60)
})

test('an upright phone video is encoded upright', async () => {
  const { made } = await publish('rotated')
  assert.deepEqual([made.width, made.height], [180, 320])
})

test('other codecs, HDR and odd sizes become what every player plays', async () => {
  for (const name of ['hevc', 'hdr', 'vp9Webm', 'oddSize', 'webmWithoutLength'] as const) {
    const { plan, made, played } = await publish(name)
    assert.equal(plan.kind, 'encode', name)
    assert.ok(Math.abs(Number(played.video.nb_read_frames) - 30) <= 1, `${name}: ${played.video.nb_read_frames} frames`)
    assert.equal(made.truncated, null, name)
    assert.equal(((made.width ?? 1) % 2) + ((made.height ?? 1) % 2), 0, name)
  }
})

test('a varying rate becomes a constant one when encoded', async () => {
  const { played } = await publish('varyingRate', (source) => encodePlan(source, LADDER[6]))
  assert.equal(played.video.avg_frame_rate, '24000/1001')
})

test('sound alone plays', async () => {
  for (const name of ['audioOnly', 'mp3', 'mp3WithCover'] as const) {
    const { made, played } = await publish(name)
    assert.deepEqual(made.codecs, ['mp4a.40.2'], name)
    assert.deepEqual([made.width, made.fps, played.video], [null, null, undefined], name)
    assert.ok(Math.abs(made.durationMs - 2000) < 60, name)
  }
})

test('a video without sound plays', async () => {
  const { made } = await publish('noAudio')
  assert.deepEqual(made.codecs, ['avc1.42c00d'])
})

test('surround sound is mixed down while the video is copied', async () => {
  const { plan, made } = await publish('surround')
  assert.equal(plan.kind, 'remux')
  assert.deepEqual(made.codecs, ['avc1.42c00d', 'mp4a.40.2'])
})

test('a cut-off file plays as far as it goes, and that is said', async () => {
  const { made } = await publish('truncated')
  assert.ok(made.truncated)
  assert.equal(made.truncated.ofMs, 20_000)
  assert.ok(made.truncated.playsMs > 3000 && made.truncated.playsMs < 7000)
})

test('a caller that cannot store a segment stops ffmpeg and gets its own error back', async () => {
  await withFile(await clip('longer'), async (work, input) => {
    const source = await probe(work, input)
    let calls = 0
    const onSegment = async () => {
      calls++
      throw new Error('the store is away')
    }
    await assert.rejects(packageHls(work, input, source, planFor(source), { onSegment }), /the store is away/)
    assert.equal(calls, 1)
  })
})

test('cancelling stops packaging, and no segment comes after it', async () => {
  await withFile(await clip('longer'), async (work, input) => {
    const source = await probe(work, input)
    const cancel = new AbortController()
    let calls = 0
    const onSegment = async () => {
      calls++
      cancel.abort()
    }
    await assert.rejects(
      packageHls(work, input, source, encodePlan(source, LADDER[2]), { onSegment, signal: cancel.signal }),
      { reason: 'cancelled' },
    )
    assert.equal(calls, 1)
  })
})

test('a full disk is told from a cut-off source, though ffmpeg itself notices neither', async (t) => {
  const disk = await mkdtemp(join(tmpdir(), 'studio-disk-'))
  const clipSize = (await stat(await clip('longer'))).size
  const size = `size=${Math.round(clipSize * 1.5)}`
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', disk]).then(
    () => true,
    () => false,
  )
  t.after(async () => {
    if (mounted) await run('umount', [disk])
    await rm(disk, { recursive: true })
  })
  if (!mounted) return t.skip('only root may mount a small disk')
  await withWork(await mediaTools(), disk, async (work) => {
    const input = await work.bring(await clip('longer'))
    const source = await probe(work, input)
    await assert.rejects(packageHls(work, input, source, planFor(source), { onSegment: async () => {} }), {
      reason: 'out_of_space',
    })
  })
})

test('where and when something was recorded does not get into what is published', async () => {
  await withFile(await clip('withPlace'), async (work, input) => {
    const source = await probe(work, input)
    let header = ''
    await packageHls(work, input, source, planFor(source), {
      onSegment: async ({ init }) => {
        header = await readFile(init.path, 'latin1')
      },
    })
    const original = await readFile(await clip('withPlace'), 'latin1')
    for (const words of ['48.8577', 'My living room']) {
      assert.ok(original.includes(words), words)
      assert.ok(!header.includes(words), words)
    }
  })
})
