import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MediaFailure } from './failure.ts'
import type { SourceInfo } from './probe.ts'
import { runFfmpeg } from './run.ts'
import type { Work } from './work.ts'

export type Silence = { startMs: number; endMs: number }
export type Speech = {
  durationMs: number
  /** Pauses of at least 0.3 s, in the order of time. */
  silences: Silence[]
  /** MP3 of one stretch, 16 kHz, mono, 32 kbit/s: 2.4 MB for ten minutes. Goes with the next one. */
  piece(startMs: number, endMs: number, signal: AbortSignal): Promise<{ path: string; size: number }>
}

const RATE = 16_000
/** Quieter than this is a pause; a room with a fan stays below. */
const QUIET = '-32dB'

type Options = { signal: AbortSignal; onProgress?: (share: number) => void }

/** Takes the sound out once: 16 kHz and one channel is all that speech models hear; FLAC of it is about 50 MB an hour. */
export async function soundOf(work: Work, input: string, source: SourceInfo, options: Options): Promise<Speech> {
  const track = source.audio
  if (!track) throw new MediaFailure('failed', 'it has no sound')
  const { signal, onProgress } = options
  const filters = [
    // Silence where the track begins late or has holes, so that times are the video's.
    ...(track.delayMs > 0 ? [`adelay=${track.delayMs}:all=1`] : []),
    'aresample=async=1:first_pts=0',
    `aformat=sample_rates=${RATE}:channel_layouts=mono:sample_fmts=s16`,
    `silencedetect=n=${QUIET}:d=0.3`,
    'ametadata=mode=print:file=pauses.txt',
  ].join(',')
  await runFfmpeg(
    work,
    [
      '-i',
      `file:${input}`,
      '-map',
      `0:${track.index}`,
      '-vn',
      '-af',
      filters,
      '-map_metadata',
      '-1',
      '-c:a',
      'flac',
      'sound.flac',
    ],
    {
      signal,
      wallMs: Math.max(600_000, source.durationMs),
      onProgress: ({ outMs }) => onProgress?.(Math.min(1, outMs / Math.max(1, source.durationMs))),
    },
  )
  const pauses = await work.take('pauses.txt')
  const silences = readPauses(await readFile(pauses.path, 'latin1'))
  const sound = await work.bring((await work.take('sound.flac')).path)
  let last: string | null = null
  return {
    durationMs: source.durationMs,
    silences,
    async piece(startMs, endMs, stop) {
      if (last) await rm(last, { force: true })
      const name = `piece-${startMs}.mp3`
      const times = ['-ss', seconds(startMs), '-t', seconds(endMs - startMs)]
      const encoding = ['-c:a', 'libmp3lame', '-b:a', '32k', '-ar', String(RATE), '-ac', '1', '-map_metadata', '-1']
      await runFfmpeg(work, [...times, '-i', `file:${sound}`, ...encoding, name], {
        signal: stop,
        wallMs: 300_000,
        formats: 'flac',
      })
      const taken = await work.take(name)
      last = join(work.out, name)
      return taken
    },
  }
}

const seconds = (ms: number) => (ms / 1000).toFixed(3)

/** Lines `lavfi.silence_start=1.23` and `lavfi.silence_end=…`; a pause that the sound ends in has no end. */
export function readPauses(text: string): Silence[] {
  const found: Silence[] = []
  let startMs: number | null = null
  for (const [, what, value] of text.matchAll(/^lavfi\.silence_(start|end)=(\d+(?:\.\d+)?)$/gm)) {
    const ms = Math.round(Number(value) * 1000)
    if (what === 'start') startMs = ms
    else if (startMs !== null) {
      found.push({ startMs, endMs: ms })
      startMs = null
    }
  }
  return found
}
