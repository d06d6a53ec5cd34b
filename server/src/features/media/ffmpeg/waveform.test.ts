import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { promisify } from 'node:util'
import { clip } from '#test/clips.ts'
import { withFile } from '#test/media.ts'
import { probe } from './probe.ts'
import { makeWaveform } from './waveform.ts'

const run = promisify(execFile)

const waveformOf = (path: string) =>
  withFile(path, async (work, input) => {
    const file = await makeWaveform(work, input, await probe(work, input))
    assert.ok(file)
    assert.equal(file.toString('latin1', 0, 4), 'PEK1')
    return { perSecond: file.readUInt32LE(4) / 1000, peaks: [...file.subarray(8)] }
  })

test('what is loud and what is silent stands at its time', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'studio-wave-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'steps.m4a')
  // Two seconds of silence, two at half loudness, two at full.
  const steps = "aevalsrc='(gte(t,2)*0.5+gte(t,4)*0.45)*sin(440*2*PI*t)':d=6:s=48000"
  await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', steps, '-c:a', 'aac', '-b:a', '96k', path])
  const { perSecond, peaks } = await waveformOf(path)
  assert.equal(perSecond, 20)
  assert.ok(Math.abs(peaks.length - 120) <= 2, `${peaks.length} peaks`)
  const around = (fromS: number, toS: number) => peaks.slice(fromS * 20 + 2, toS * 20 - 2)
  assert.ok(Math.max(...around(0, 2)) < 4, String(around(0, 2)))
  for (const peak of around(2, 4)) assert.ok(Math.abs(peak - 128) < 16, `${peak}`)
  for (const peak of around(4, 6)) assert.ok(peak > 225, `${peak}`)
})

test('a film has the waveform of its sound, a silent one has none', async () => {
  const { peaks } = await waveformOf(await clip('h264Aac'))
  assert.ok(Math.abs(peaks.length - 40) <= 2)
  await withFile(await clip('hevc'), async (work, input) => {
    assert.equal(await makeWaveform(work, input, await probe(work, input)), null)
  })
})
