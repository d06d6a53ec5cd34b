import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import test from 'node:test'
import { promisify } from 'node:util'
import { type ClipName, clip } from '#test/clips.ts'
import { withFile } from '#test/media.ts'
import { probe } from './probe.ts'
import { makeStoryboard } from './storyboard.ts'
import { storyboardPlan, storyboardVtt } from './storyboard-plan.ts'

const run = promisify(execFile)

type Cue = { from: number; to: number; sheet: number; place: [number, number, number, number] }

const seconds = (clock: string) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

function readVtt(vtt: string): Cue[] {
  assert.match(vtt, /^WEBVTT\n\n/)
  return [...vtt.matchAll(/^(\S+) --> (\S+)\nstoryboard-(\d+)\.jpg#xywh=(\d+),(\d+),(\d+),(\d+)$/gm)].map((cue) => {
    const [from = '', to = '', ...numbers] = cue.slice(1)
    const [sheet = 0, x = 0, y = 0, w = 0, h = 0] = numbers.map(Number)
    return { from: seconds(from), to: seconds(to), sheet, place: [x, y, w, h] }
  })
}

/** Brightness of each picture, 0 to 1, looked up the way a player does. */
async function looked(name: ClipName) {
  return withFile(await clip(name), async (work, input) => {
    const source = await probe(work, input)
    const plan = source.video && storyboardPlan(source, source.video)
    const made = await makeStoryboard(work, input, source)
    assert.ok(made && plan)
    const cues = readVtt(made.vtt)
    assert.equal(cues.length, made.pictures)
    const sheets = await Promise.all(
      made.sheets.map(async ({ path }) => {
        const args = ['-v', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'gray', '-']
        const { stdout } = await run('ffmpeg', args, { encoding: 'buffer', maxBuffer: 2 ** 24 })
        return stdout
      }),
    )
    const pictures = cues.map(({ from, to, sheet, place: [x, y, w, h] }) => {
      const pixels = sheets[sheet] ?? assert.fail(`there is no sheet ${sheet}`)
      const value = pixels[(y + h / 2) * w * 10 + x + w / 2] ?? assert.fail('outside of the sheet')
      return { from, to, bright: value / 255 }
    })
    return { plan, pictures, made, source }
  })
}

for (const [name, way] of [
  ['brighteningKeyframes', 'keys'],
  ['brighteningOneKeyframe', 'all'],
  ['brighteningIntra', 'seek'],
] as const) {
  test(`each picture is shown at its time (${way})`, async () => {
    const { plan, pictures, source } = await looked(name)
    const durationS = source.durationMs / 1000
    assert.equal(plan.way, way)
    assert.ok(pictures.length >= 12, `${pictures.length} pictures`)
    assert.equal(pictures[0]?.from, 0)
    assert.equal(pictures.at(-1)?.to, durationS)
    for (const [number, { from, to, bright }] of pictures.entries()) {
      assert.equal(to, pictures[number + 1]?.from ?? durationS)
      assert.ok(Math.abs(bright - from / durationS) < 0.06, `${bright.toFixed(2)} at ${from} s of ${durationS} s`)
    }
  })
}

test('sound has no storyboard, nor has a moment', async () => {
  for (const name of ['audioOnly', 'mp3WithCover'] as const) {
    assert.equal(await withFile(await clip(name), async (w, i) => makeStoryboard(w, i, await probe(w, i))), null)
  }
})

test('an upright video has upright pictures, and a cut-off one those that are there', async () => {
  const { plan } = await looked('rotated')
  assert.deepEqual(plan.tile, { width: 90, height: 160 })
  const { pictures } = await looked('truncated')
  assert.ok(pictures.length > 3 && (pictures.at(-1)?.from ?? 99) < 7)
})

test('hours get as many pictures as can be afforded', async () => {
  const { source } = await looked('h264Aac')
  const { video } = source
  assert.ok(video)
  const of = (hours: number, keyframeS = 2) =>
    storyboardPlan({ ...source, durationMs: hours * 3_600_000 }, { ...video, keyframeS })
  assert.deepEqual([of(1)?.stepS, of(1)?.way], [10, 'keys'])
  assert.deepEqual([of(48)?.stepS, of(48)?.way], [120, 'seek'])
  assert.equal(of(1, 1000)?.way, 'keys')
  for (const hours of [0.01, 0.1, 1, 3, 12, 48]) assert.ok((of(hours)?.most ?? 0) <= 1500, `${hours} h`)
  const times = Array.from({ length: 1080 }, (_, at) => at * 10_000)
  const vtt = storyboardVtt(times, { durationMs: 10_800_000, tile: { width: 160, height: 90 } })
  assert.ok(vtt.length < 80_000, `${vtt.length} characters for three hours`)
  assert.match(vtt, /02:59:50\.000 --> 03:00:00\.000\nstoryboard-10\.jpg#xywh=1440,630,160,90\n$/)
})
