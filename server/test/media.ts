import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Containment } from '#features/media/ffmpeg/containment.ts'
import { findMediaTools, type MediaTools } from '#features/media/ffmpeg/tools.ts'
import { type Work, withWork } from '#features/media/ffmpeg/work.ts'

let found: Promise<MediaTools> | null = null

/** The ffmpeg of this machine, looked for once. */
export function mediaTools(): Promise<MediaTools> {
  found ??= findMediaTools({ ffmpegPath: null }).then(({ tools, report }) => {
    assert.ok(tools, report.join(' '))
    return tools
  })
  return found
}

/** Every containment from what this machine allows down to the weakest, so that each is tried where it can be. */
export async function containments(): Promise<Containment[]> {
  const { containment } = await mediaTools()
  const weaker: Containment[] = [
    { ...containment, sandbox: 'unshare', files: false },
    { ...containment, sandbox: 'none', files: false, network: false },
  ]
  return [containment, ...weaker.slice(['bubblewrap', 'unshare', 'none'].indexOf(containment.sandbox))]
}

/** A work folder with one file brought in. */
export async function withFile<T>(
  path: string,
  use: (work: Work, input: string) => Promise<T>,
  tools?: MediaTools,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'studio-work-'))
  try {
    return await withWork(tools ?? (await mediaTools()), root, async (work) => use(work, await work.bring(path)))
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** Processes of this machine with `marker` in their command line. */
export async function processesWith(marker: string): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')))
  return ids.filter((_, at) => lines[at]?.includes(marker)).map(Number)
}
