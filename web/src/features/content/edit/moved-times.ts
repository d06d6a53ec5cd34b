import { textParts } from '#web/features/playback/text-parts.ts'
import type { Part } from './parts.ts'

type Version = {
  id: string
  current: boolean
  madeFrom: string | null
  keep: Part[] | null
  durationMs: number | null
  createdAt: string
}
/** A cut and what it was cut from. */
export type Cut = { keep: Part[]; fromMs: number; at: Date }

/** The cuts that led to what plays, the first one first. */
export function cutsOf(versions: readonly Version[]): Cut[] {
  const cuts: Cut[] = []
  let version = versions.find(({ current }) => current)
  while (version?.keep) {
    const from = versions.find(({ id }) => id === version?.madeFrom)
    if (!from?.durationMs) break
    cuts.unshift({ keep: version.keep, fromMs: from.durationMs, at: new Date(version.createdAt) })
    version = from
  }
  return cuts
}

/** The times that a text names, as they stand there. */
export const timesIn = (text: string): string[] =>
  textParts(text, Number.POSITIVE_INFINITY).flatMap((part) => (part.kind === 'time' ? part.text : []))

/** A text whose times mean the video before a cut, for the one after it; of a moment that is cut out, the next that is kept. */
export const withMovedTimes = (text: string, cuts: readonly Cut[]): string =>
  cuts.reduce(
    (moved, { keep, fromMs }) =>
      textParts(moved, fromMs)
        .map((part) =>
          part.kind === 'time' ? clock(carriedMs(keep, part.seconds * 1000) / 1000, part.text) : part.text,
        )
        .join(''),
    text,
  )

function carriedMs(keep: readonly Part[], ms: number): number {
  let out = 0
  for (const { startMs, endMs } of keep) {
    if (ms < endMs) return out + Math.max(0, ms - startMs)
    out += endMs - startMs
  }
  return out
}

/** With as many fields as the time it takes the place of, and its first as long: columns stay columns. */
function clock(seconds: number, like: string): string {
  const fields = like.split(':')
  const whole = Math.round(seconds)
  const parts = fields.length === 3 ? [Math.floor(whole / 3600), Math.floor(whole / 60) % 60] : [Math.floor(whole / 60)]
  return [...parts, whole % 60]
    .map((part, at) => String(part).padStart(at === 0 ? (fields[0]?.length ?? 1) : 2, '0'))
    .join(':')
}
