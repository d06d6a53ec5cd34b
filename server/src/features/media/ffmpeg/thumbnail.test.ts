import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { type ClipName, clip } from '#test/clips.ts'
import { mediaTools, withFile } from '#test/media.ts'
import { probe } from './probe.ts'
import { makeThumbnails } from './thumbnail.ts'

const pictures = async (name: ClipName) =>
  withFile(await clip(name), async (work, input) => {
    const made = await makeThumbnails(work, input, await probe(work, input))
    return made && { ...made, start: (await readFile(made.poster.path)).toString('hex', 0, 2) }
  })

test('a video gets a picture from its first quarter, as large as it is, and a tiny preview', async () => {
  const made = await pictures('h264Aac')
  assert.ok(made)
  assert.equal(made.atMs, 500)
  assert.deepEqual([made.poster.width, made.poster.height, made.start], [320, 180, 'ffd8'])
  assert.equal(made.small.contentType, 'image/webp')
  assert.match(made.preview, /^data:image\/webp;base64,/)
  assert.ok(made.preview.length < 1000)
})

test('an upright video gets an upright picture', async () => {
  const made = await pictures('rotated')
  assert.deepEqual([made?.poster.width, made?.poster.height], [180, 320])
})

test('a cut-off file gets its picture from the part that is there', async () => {
  const made = await pictures('truncated')
  assert.ok(made && made.atMs < 5000)
})

test('sound has the cover that comes with it, or no picture', async () => {
  const made = await pictures('mp3WithCover')
  assert.deepEqual([made?.poster.width, made?.poster.height, made?.start], [64, 64, 'ffd8'])
  assert.equal(await pictures('audioOnly'), null)
})

test('a black or blank moment is passed over, unless a person chose it or there is nothing else', async () => {
  const made = await pictures('blackAtFirst')
  assert.ok(made && made.atMs >= 3000, `${made?.atMs}`)
  const chosen = await withFile(await clip('blackAtFirst'), async (work, input) =>
    makeThumbnails(work, input, await probe(work, input), { atMs: 1000 }),
  )
  assert.equal(chosen?.atMs, 1000)
  assert.equal((await pictures('blank'))?.atMs, 500)
})

test('an ffmpeg without WebP writes JPEG', async () => {
  const tools = await mediaTools()
  const made = await withFile(
    await clip('h264Aac'),
    async (work, input) => makeThumbnails(work, input, await probe(work, input)),
    { ...tools, can: { ...tools.can, webp: false } },
  )
  assert.equal(made?.small.contentType, 'image/jpeg')
  assert.ok((made?.preview.length ?? 9999) < 1000)
})
