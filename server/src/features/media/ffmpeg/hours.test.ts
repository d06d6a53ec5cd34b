import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import test from 'node:test'
import { clip } from '#test/clips.ts'
import { withFile } from '#test/media.ts'
import { planFor } from './decide.ts'
import { packageHls } from './package.ts'
import { mediaPlaylist, type SegmentRow } from './playlists.ts'
import { probe } from './probe.ts'
import { makeStoryboard } from './storyboard.ts'

test('three hours are made playable and drawn with little memory, and their lists stay small', async () => {
  const path = await clip('threeHours')
  const before = process.memoryUsage().rss
  let most = before
  await withFile(path, async (work, input) => {
    const source = await probe(work, input)
    assert.ok(Math.abs(source.durationMs - 10_800_000) < 5000, `${source.durationMs} ms`)
    const plan = planFor(source)
    assert.equal(plan.kind, 'remux')
    const segments: SegmentRow[] = []
    const made = await packageHls(work, input, source, plan, {
      async onSegment({ name, path: stored, durationS }) {
        segments.push({ uri: name, durationS })
        most = Math.max(most, process.memoryUsage().rss)
        await rm(stored)
      },
    })
    assert.equal(made.truncated, null)
    assert.ok(Math.abs(made.durationMs - source.durationMs) < 5000)
    const playlist = mediaPlaylist([{ initUri: 'init.mp4', segments }], 'complete')
    assert.ok(playlist.length < 70_000, `a playlist of ${playlist.length} characters`)

    const board = await makeStoryboard(work, input, source)
    assert.ok(board && board.pictures >= 1000 && board.pictures <= 1500, `${board?.pictures} pictures`)
    assert.ok(board.vtt.length < 100_000, `a list of ${board.vtt.length} characters`)
    const bytes = board.sheets.reduce((sum, { size }) => sum + size, 0)
    assert.ok(bytes < 8 * 2 ** 20, `pictures of ${bytes} bytes`)
    assert.equal(board.sheets.length, Math.ceil(board.pictures / 100))
  })
  assert.ok(most - before < 200 * 2 ** 20, `${Math.round((most - before) / 2 ** 20)} MB more`)
})
