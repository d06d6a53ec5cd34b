import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { clip } from '#test/clips.ts'
import { processesWith, until, withFile } from '#test/media.ts'
import { type Progress, runFfmpeg } from './run.ts'

const forEver = (input: string) => ['-re', '-stream_loop', '-1', '-i', `file:${input}`, '-c', 'copy']

test('cancelling ends ffmpeg and everything it started, at once', async (t) => {
  const marker = `m${randomBytes(8).toString('hex')}.ts`
  await withFile(await clip('longer'), async (work, input) => {
    const cancel = new AbortController()
    const running = runFfmpeg(work, [...forEver(input), marker], { wallMs: 60_000, signal: cancel.signal })
    const refused = assert.rejects(running, { reason: 'cancelled' })
    await until(t, async () => (await processesWith(marker)).length > 0, 'ffmpeg runs')
    cancel.abort()
    await refused
    await until(t, async () => (await processesWith(marker)).length === 0, 'ffmpeg is gone')
    await assert.rejects(runFfmpeg(work, [...forEver(input), marker], { wallMs: 60_000, signal: cancel.signal }), {
      reason: 'cancelled',
    })
  })
})

test('work that takes too long is stopped', async (t) => {
  const marker = `m${randomBytes(8).toString('hex')}.ts`
  await withFile(await clip('longer'), async (work, input) => {
    await assert.rejects(runFfmpeg(work, [...forEver(input), marker], { wallMs: 700 }), { reason: 'timeout' })
    await until(t, async () => (await processesWith(marker)).length === 0, 'ffmpeg is gone')
  })
})

test('work that stands still is stopped', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'studio-pipe-'))
  t.after(() => rm(folder, { recursive: true }))
  const silent = join(folder, 'pipe')
  execFileSync('mkfifo', [silent])
  await withFile(silent, async (work, input) => {
    await assert.rejects(
      runFfmpeg(work, ['-i', `file:${input}`, '-f', 'null', '-'], { wallMs: 30_000, stallMs: 500 }),
      { reason: 'stalled' },
    )
  })
})

test('a file that grows over its limit and a full disk have names of their own', async () => {
  await withFile(await clip('h264Aac'), async (work, input) => {
    const tooLarge = runFfmpeg(work, ['-i', `file:${input}`, '-c', 'copy', 'out.ts'], {
      wallMs: 30_000,
      limits: { fileBytes: 50_000 },
    })
    await assert.rejects(tooLarge, { reason: 'too_large' })
    const full = runFfmpeg(
      work,
      ['-i', `file:${input}`, '-c', 'copy', '-flush_packets', '1', '-f', 'mpegts', 'file:/dev/full'],
      {
        wallMs: 30_000,
      },
    )
    await assert.rejects(full, { reason: 'out_of_space' })
  })
})

test('progress says how much of the output exists', async () => {
  await withFile(await clip('longer'), async (work, input) => {
    const seen: Progress[] = []
    await runFfmpeg(work, ['-i', `file:${input}`, '-c', 'copy', '-f', 'null', '-'], {
      wallMs: 30_000,
      onProgress: (now) => seen.push(now),
    })
    assert.ok((seen.at(-1)?.outMs ?? 0) > 29_000)
  })
})
