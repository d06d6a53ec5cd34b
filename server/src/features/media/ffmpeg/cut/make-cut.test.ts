import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import { promisify } from 'node:util'
import { withFile } from '#test/media.ts'
import { probe } from '../probe.ts'
import { makeCut } from './make-cut.ts'
import type { Part } from './plan-cut.ts'

const run = promisify(execFile)
const ffmpeg = (...args: string[]) => run('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args])
let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-cut-'))
})
after(() => rm(folder, { recursive: true }))

/** Frame n is as bright as its number says; a click of 20 ms at every full second. */
const FILM = (rate: string, seconds: number) => [
  ...['-f', 'lavfi', '-i', `color=gray:s=160x90:r=${rate}:d=${seconds},geq=lum='16+mod(N*7\\,200)':cb=128:cr=128`],
  ...['-f', 'lavfi', '-i', `aevalsrc='if(lt(mod(t,1),0.02),0.8*sin(1000*2*PI*t),0)':s=48000:d=${seconds}`],
]

async function film(name: string, rate: string, seconds: number, encoding: string[]): Promise<string> {
  const path = join(folder, name)
  await ffmpeg(...FILM(rate, seconds), ...encoding, '-c:a', 'aac', '-b:a', '96k', '-shortest', path)
  return path
}

/** What each frame shows: its number in the source, modulo what brightness can tell; and its time. */
async function shown(path: string) {
  const { stdout } = await run(
    'ffmpeg',
    [
      '-v',
      'error',
      '-i',
      path,
      '-map',
      '0:v',
      '-vf',
      'scale=1:1:flags=area,format=gray',
      '-fps_mode',
      'passthrough',
      '-f',
      'rawvideo',
      '-',
    ],
    { encoding: 'buffer' },
  )
  const { stdout: listed } = await run('ffprobe', [
    '-v',
    'error',
    '-select_streams',
    'v',
    '-show_entries',
    'frame=best_effort_timestamp_time',
    '-of',
    'csv=p=0',
    path,
  ])
  const times = listed
    .trim()
    .split('\n')
    .map((line) => Number.parseFloat(line))
    .filter(Number.isFinite)
  return [...stdout].map((bright, at) => ({ bright, timeS: times[at] ?? -1 }))
}

/** When clicks begin. */
async function clicks(path: string): Promise<number[]> {
  const { stdout } = await run(
    'ffmpeg',
    ['-v', 'error', '-i', path, '-map', '0:a', '-ac', '1', '-ar', '48000', '-f', 's16le', '-'],
    { encoding: 'buffer', maxBuffer: 2 ** 26 },
  )
  const found: number[] = []
  for (let at = 0; at + 1 < stdout.length; at += 2) {
    const timeS = at / 2 / 48_000
    if (Math.abs(stdout.readInt16LE(at)) > 3000 && timeS - (found.at(-1) ?? -1) > 0.2) found.push(timeS)
  }
  return found
}

async function cut(path: string, parts: Part[], encodeAll = false) {
  return withFile(path, async (work, input) => {
    const source = await probe(work, input)
    const made = await makeCut(work, input, source, parts, { encodeAll })
    const kept = join(folder, `cut-${Math.random()}.mp4`)
    await ffmpeg('-i', made.path, '-map', '0', '-c', 'copy', kept)
    const again = await probe(work, await work.bring(made.path))
    return {
      ...made,
      kept,
      before: await shown(path),
      after: await shown(made.path),
      clicks: await clicks(made.path),
      again,
    }
  })
}

/** Frames of the source whose middle lies in a kept part, as they must come out. */
function assertFrames({ before, after }: Awaited<ReturnType<typeof cut>>, parts: Part[], rate: number) {
  let at = 0
  let outS = 0
  for (const { startMs, endMs } of parts) {
    const from = Math.round((startMs / 1000) * rate)
    const to = Math.min(before.length, Math.round((endMs / 1000) * rate))
    for (let frame = from; frame < to; frame++, at++) {
      const have = after[at] ?? assert.fail(`frame ${at} of ${after.length} is missing`)
      assert.ok(
        Math.abs(have.bright - (before[frame]?.bright ?? -99)) <= 3,
        `frame ${at}: ${have.bright} for ${before[frame]?.bright}`,
      )
      assert.ok(Math.abs(have.timeS - outS - (frame - from) / rate) < 0.002, `frame ${at} at ${have.timeS}`)
    }
    outS += (to - from) / rate
  }
  assert.equal(after.length, at)
}

const PARTS = [
  { startMs: 720, endMs: 3_433 },
  { startMs: 4_120, endMs: 4_320 },
  { startMs: 4_960, endMs: 7_480 },
]
const X264 = ['-c:v', 'libx264', '-preset', 'fast', '-pix_fmt', 'yuv420p', '-g', '30', '-crf', '12']

for (const [name, rate, encoding] of [
  ['b-pyramid, NTSC', '30000/1001', X264],
  ['no B-frames, Main', '25', [...X264, '-bf', '0', '-profile:v', 'main']],
] as const)
  test(`only the frames between a cut and a keyframe are encoded, and each is in its place (${name})`, async () => {
    const made = await cut(await film(`${name}.mp4`, rate, 8, [...encoding]), PARTS)
    assert.equal(made.fellBack, null)
    assert.ok(made.copied > 0.5, `${made.copied}`)
    const [num = 1, den = 1] = rate.split('/').map(Number)
    assertFrames(made, PARTS, num / den)
    // Clicks at 1, 2, 3 of the first part, 5 to 7 of the last: their distances to the frames they came with are kept.
    const snapped = PARTS.map(({ startMs, endMs }) =>
      [startMs, endMs].map((ms) => Math.round(((ms / 1000) * num) / den) * (den / num)),
    )
    const expected: number[] = []
    let outS = 0
    for (const [startS = 0, endS = 0] of snapped) {
      for (let second = Math.ceil(startS); second < endS; second++) expected.push(outS + second - startS)
      outS += endS - startS
    }
    assert.equal(made.clicks.length, expected.length, `${made.clicks}`)
    for (const [at, clickS] of made.clicks.entries())
      assert.ok(Math.abs(clickS - (expected[at] ?? 0)) < 0.02, `click ${at} at ${clickS}, not ${expected[at]}`)
  })

test('what cannot be copied is encoded as a whole, with the same frames', async () => {
  const open = await film('open-gop.mp4', '30', 8, [...X264, '-x264-params', 'open-gop=1:bframes=3', '-flags', '-cgop'])
  assertFrames(await cut(open, PARTS), PARTS, 30)
  const vp9 = await film('vp9.mkv', '25', 4, [
    '-c:v',
    'libvpx-vp9',
    '-deadline',
    'realtime',
    '-cpu-used',
    '8',
    '-crf',
    '20',
    '-b:v',
    '0',
  ])
  const parts = [
    { startMs: 530, endMs: 1_490 },
    { startMs: 2_010, endMs: 4_020 },
  ]
  const made = await cut(vp9, parts)
  assert.equal(made.copied, 0)
  assertFrames(made, parts, 25)
})

test('sound alone is cut to the millisecond', async () => {
  const path = join(folder, 'sound.m4a')
  await ffmpeg(...FILM('25', 8).slice(4), '-c:a', 'aac', path)
  const made = await withFile(path, async (work, input) => {
    const { path: to } = await makeCut(work, input, await probe(work, input), [
      { startMs: 500, endMs: 2_500 },
      { startMs: 6_250, endMs: 7_750 },
    ])
    return clicks(to)
  })
  assert.equal(made.length, 3)
  for (const [at, expected] of [0.5, 1.5, 2.75].entries())
    assert.ok(Math.abs((made[at] ?? 0) - expected) < 0.02, `${made}`)
})
