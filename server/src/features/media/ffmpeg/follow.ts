import { constants } from 'node:fs'
import { open, readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Output } from './arguments.ts'
import { type InitInfo, isWhole, readInit } from './boxes.ts'
import { MediaFailure } from './failure.ts'
import type { Work } from './work.ts'

/** A finished file in `work.out`; whoever is told of it may move it away. */
export type PackagedFile = { name: string; path: string; size: number }
export type PackagedInit = PackagedFile & InitInfo
export type PackagedSegment = PackagedFile & { index: number; durationS: number; init: PackagedInit }

/** One output of a running ffmpeg, followed by the list that it writes. */
export type Followed = {
  readonly listName: string
  readonly given: readonly { durationS: number; size: number }[]
  readonly init: PackagedInit | null
  /** ffmpeg said that nothing more comes */
  readonly ended: boolean
  look(signal: AbortSignal | undefined): Promise<void>
}

/** @param most bytes that this output may come to */
export function follow(
  work: Work,
  { prefix }: Output,
  { most, onSegment }: { most: number; onSegment: (segment: PackagedSegment) => Promise<void> },
): Followed {
  const given: { durationS: number; size: number }[] = []
  const listName = `${prefix}list.m3u8`
  let init: PackagedInit | null = null
  let bytes = 0
  let ended = false
  return {
    listName,
    given,
    get init() {
      return init
    },
    get ended() {
      return ended
    },
    async look(signal) {
      const listed = await readListed(join(work.box.dir, listName))
      ended = listed.ended
      for (const durationS of listed.durations.slice(given.length)) {
        if (signal?.aborted) return
        const index = given.length
        init ??= await takeInit(work, `${prefix}init.mp4`)
        const name = `${prefix}${String(index).padStart(5, '0')}.m4s`
        const file = await work.take(name)
        if (!(await isWhole(file.path))) throw await incomplete(work, file.path)
        bytes += file.size
        if (bytes > most) throw new MediaFailure('too_large', `${bytes} bytes after ${index + 1} segments`)
        given.push({ durationS, size: file.size })
        await onSegment({ name, ...file, index, durationS, init })
      }
    },
  }
}

/** What ffmpeg did not notice itself. */
export async function incomplete(work: Work, what: string): Promise<MediaFailure> {
  const { bavail, bsize } = await statfs(work.out)
  return new MediaFailure(bavail * bsize < 2 ** 26 ? 'out_of_space' : 'failed', `${what} is not complete`)
}

async function takeInit(work: Work, name: string): Promise<PackagedInit> {
  const file = await work.take(name)
  if (file.size > 2 ** 20) throw new MediaFailure('failed', `${name} is too large`)
  if (!(await isWhole(file.path))) throw await incomplete(work, name)
  return { name, ...file, ...readInit(await readFile(file.path)) }
}

/** Durations of the segments that ffmpeg lists as complete. Their names are ours, so nothing else is believed. */
async function readListed(path: string): Promise<{ durations: number[]; ended: boolean }> {
  // Neither a link to elsewhere nor a pipe that never ends: the folder belongs to the contained process.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null)
  if (!file) return { durations: [], ended: false }
  try {
    const { size } = await file.stat()
    if (size > 2 ** 24) throw new MediaFailure('too_large', 'the list of segments')
    const text = await file.readFile('latin1')
    const durations = [...text.matchAll(/^#EXTINF:(\d{1,6}(?:\.\d{1,9})?),.*\n[^#\n]+\n/gm)].map((entry) =>
      Number(entry[1]),
    )
    return { durations, ended: text.includes('#EXT-X-ENDLIST') }
  } finally {
    await file.close()
  }
}
