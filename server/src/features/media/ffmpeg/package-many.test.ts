import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { appendFile, copyFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { promisify } from 'node:util'
import { type ClipName, clip } from '#test/clips.ts'
import { mediaTools, withFile } from '#test/media.ts'
import { encodePlan, SEGMENT_S, soundPlan } from './decide.ts'
import { type Codec, LADDER, type Rung } from './ladder.ts'
import { packageMany } from './package.ts'
import { probe } from './probe.ts'

const run = promisify(execFile)
const rung = (shortSide: number): Rung => ({ ...LADDER[7], shortSide })

type Seen = { width: number; height: number; frames: number; sar: string; starts: number[] }

/** Makes every rung of a clip in one run and reads each as a player would, decoding all of it. */
async function ladder(name: ClipName, rungs: number[], codec: Codec = 'h264') {
  return withFile(await clip(name), async (work, input) => {
    const source = await probe(work, input)
    const outputs = rungs.map((shortSide) => ({
      plan: encodePlan(source, rung(shortSide), { codec }),
      prefix: `${shortSide}-`,
      file: join(work.out, `all-${shortSide}.mp4`),
    }))
    const starts = new Map<string, number[]>()
    const made = await packageMany(work, input, source, outputs, {
      async onSegment(segment, { prefix, file }) {
        if (segment.index === 0) await copyFile(segment.init.path, file)
        await appendFile(file, await readFile(segment.path))
        starts.set(prefix, [...(starts.get(prefix) ?? []), segment.durationS])
      },
    })
    const seen: Seen[] = []
    for (const { file, prefix } of outputs) {
      const show = ['-show_entries', 'stream=width,height,nb_read_frames,sample_aspect_ratio']
      const args = ['-v', 'error', '-select_streams', 'v', '-count_frames', ...show, '-of', 'json', file]
      const { stdout, stderr } = await run('ffprobe', args)
      assert.equal(stderr, '', `${name} ${prefix}`)
      const [{ width, height, nb_read_frames, sample_aspect_ratio }] = JSON.parse(stdout).streams
      seen.push({
        ...{ width, height, frames: Number(nb_read_frames), sar: sample_aspect_ratio ?? '1:1' },
        starts: starts.get(prefix) ?? [],
      })
    }
    return { source, made, seen }
  })
}

test('rotated, tone mapped, interlaced, odd and stretched pictures are right in every size', async () => {
  const cases: [ClipName, number[], number[][]][] = [
    [
      'rotated',
      [180, 144, 90],
      [
        [180, 320],
        [144, 256],
        [90, 160],
      ],
    ],
    [
      'hdr',
      [180, 90],
      [
        [320, 180],
        [160, 90],
      ],
    ],
    [
      'stretched',
      [180, 144],
      [
        [320, 180],
        [256, 144],
      ],
    ],
    [
      'oddSize',
      [180, 144],
      [
        [320, 180],
        [256, 144],
      ],
    ],
  ]
  for (const [name, rungs, sizes] of cases) {
    const { seen } = await ladder(name, rungs)
    assert.deepEqual(
      seen.map(({ width, height }) => [width, height]),
      sizes,
      name,
    )
    for (const { frames, sar } of seen) {
      assert.ok(Math.abs(frames - 30) <= 1, `${name}: ${frames} frames`)
      assert.ok(['1:1', 'N/A'].includes(sar), `${name}: ${sar}`)
    }
  }
})

test('an interlaced picture is whole again in every size', async () => {
  const { source, seen } = await ladder('interlaced', [180, 90])
  assert.equal(source.video?.interlaced, true)
  assert.deepEqual(
    seen.map(({ width }) => width),
    [320, 160],
  )
})

test('segments begin at the same times in every size', async () => {
  const { seen, made } = await ladder('longer', [90, 60, 30])
  for (const { starts, frames } of seen) {
    assert.deepEqual(starts, [4, 4, 4, 4, 4, 4, 4, 2])
    assert.equal(frames, 300)
  }
  assert.ok(made.every(({ truncated, durationMs }) => truncated === null && durationMs === 30_000))
})

test('a varying rate is one constant rate in every size', async () => {
  const { made } = await ladder('varyingRate', [90, 60])
  assert.deepEqual(
    made.map(({ fps }) => Math.round(fps ?? 0)),
    [24, 24],
  )
})

test('a cut-off file says so in every size', async () => {
  const { made } = await ladder('truncated', [144, 90])
  for (const { truncated } of made) assert.ok(truncated && truncated.playsMs > 3000 && truncated.playsMs < 7000)
})

test('HEVC and AV1 say which players can play them', async (t) => {
  const { can } = await mediaTools()
  if (!can.hevc || !can.av1) return t.skip('this ffmpeg does not make both')
  const hevc = await ladder('noAudio', [144, 90], 'hevc')
  assert.match(hevc.made[0]?.codecs[0] ?? '', /^hvc1\.1\.6\.L\d+\.90$/)
  const av1 = await ladder('noAudio', [144], 'av1')
  assert.match(av1.made[0]?.codecs[0] ?? '', /^av01\.0\.\d\dM\.08$/)
})

test('a further sound track is made beside the pictures, from the same decode', async () => {
  await withFile(await clip('twoLanguages'), async (work, input) => {
    const source = await probe(work, input)
    const [, second] = source.audioTracks
    assert.ok(second)
    const outputs = [
      { plan: encodePlan(source, rung(90)), prefix: 'v-' },
      { plan: soundPlan(source, second, SEGMENT_S), prefix: 's-', audioIndex: second.index },
    ]
    const sound = join(work.out, 'sound.mp4')
    const made = await packageMany(work, input, source, outputs, {
      async onSegment({ index, init, path }, { prefix }) {
        if (prefix !== 's-') return
        if (index === 0) await rename(init.path, sound)
        await appendFile(sound, await readFile(path))
      },
    })
    assert.deepEqual(made[1]?.codecs, ['mp4a.40.2'])
    // The second track is a tone of 880 Hz: what passes a filter around it is as loud as all of it.
    const { stderr } = await run('ffmpeg', [
      '-v',
      'info',
      '-i',
      sound,
      '-af',
      'bandpass=f=880:width_type=h:w=50,volumedetect',
      '-f',
      'null',
      '-',
    ])
    assert.ok(Number(/mean_volume: (-?[\d.]+)/.exec(stderr)?.[1]) > -30, stderr.slice(-300))
    await writeFile(sound, '')
  })
})
