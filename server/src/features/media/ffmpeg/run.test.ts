import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { clip } from '#test/clips.ts'
import { eventually } from '#test/eventually.ts'
import { mediaTools, processesWith, withFile } from '#test/media.ts'
import { type Progress, runFfmpeg } from './run.ts'
import { findMediaTools } from './tools.ts'

const forEver = (input: string) => ['-re', '-stream_loop', '-1', '-i', `file:${input}`, '-c', 'copy']

test('cancelling ends ffmpeg and everything it started, at once', async () => {
  const marker = `m${randomBytes(8).toString('hex')}.ts`
  await withFile(await clip('longer'), async (work, input) => {
    const cancel = new AbortController()
    const running = runFfmpeg(work, [...forEver(input), marker], { wallMs: 60_000, signal: cancel.signal })
    const refused = assert.rejects(running, { reason: 'cancelled' })
    await eventually(async () => (await processesWith(marker)).length > 0)
    cancel.abort()
    await refused
    await eventually(async () => (await processesWith(marker)).length === 0)
    await assert.rejects(runFfmpeg(work, [...forEver(input), marker], { wallMs: 60_000, signal: cancel.signal }), {
      reason: 'cancelled',
    })
  })
})

test('work that takes too long is stopped', async () => {
  const marker = `m${randomBytes(8).toString('hex')}.ts`
  await withFile(await clip('longer'), async (work, input) => {
    await assert.rejects(runFfmpeg(work, [...forEver(input), marker], { wallMs: 700 }), { reason: 'timeout' })
    await eventually(async () => (await processesWith(marker)).length === 0)
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

test('the kernel ends what uses more processor time or memory than it may', async (t) => {
  if (!(await mediaTools()).containment.limits) return t.skip('not promised on this machine')
  await withFile(await clip('h264Aac'), async (work, input) => {
    const endless = ['-stream_loop', '-1', '-i', `file:${input}`, '-c:v', 'libx264', '-preset', 'veryslow']
    // By the wall clock it would go on for longer than this test may.
    const busy = runFfmpeg(work, [...endless, '-f', 'null', '-'], { wallMs: 3_600_000, limits: { cpuS: 1 } })
    await assert.rejects(busy, { reason: 'timeout' })
    const huge = ['-i', `file:${input}`, '-vf', 'scale=16000:16000', '-frames:v', '1', '-f', 'rawvideo', 'huge.yuv']
    const heavy = runFfmpeg(work, huge, { wallMs: 60_000, limits: { memoryBytes: 600 * 2 ** 20 } })
    await assert.rejects(heavy, { reason: 'too_heavy', final: true })
  })
})

test('an ffmpeg that stops talking is noticed and ended', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'studio-silent-'))
  t.after(() => rm(folder, { recursive: true }))
  await chmod(folder, 0o711)
  const marker = `3${Math.floor(Math.random() * 1e8)}`
  const script = join(folder, 'ffmpeg')
  const talks = 'printf "frame=1\\nout_time_us=40000\\nprogress=continue\\n"'
  await writeFile(
    script,
    `#!/bin/sh\ncase "$*" in *-progress*) ${talks}; sleep ${marker};; *) exec /usr/bin/ffmpeg "$@";; esac\n`,
    { mode: 0o755 },
  )
  const { tools, report } = await findMediaTools({ ffmpegPath: script })
  assert.ok(tools, report.join(' '))
  const progress: number[] = []
  await withFile(
    await clip('h264Aac'),
    async (work, input) => {
      const silent = runFfmpeg(work, ['-i', `file:${input}`, '-c', 'copy', 'out.ts'], {
        wallMs: 30_000,
        stallMs: 5000, // a busy machine may take a second until it has begun to talk
        onProgress: ({ outMs }) => progress.push(outMs),
      })
      await assert.rejects(silent, { reason: 'stalled', message: /stood still/ })
    },
    tools,
  )
  assert.deepEqual(progress, [40])
  await eventually(async () => (await processesWith(`sleep\0${marker}`)).length === 0)
})
