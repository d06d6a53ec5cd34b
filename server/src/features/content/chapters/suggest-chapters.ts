import type { Cue } from '../captions/cue.ts'
import { plainText } from '../captions/cue-text.ts'
import type { Chapter } from './from-description.ts'

export type Suggestion = Chapter & { pauseMs: number }

/** Closer together they are paragraphs. */
const SHORTEST_MS = 30_000
const SHORTEST_PAUSE_MS = 1200
const LONGEST_WORDS = 60

/**
 * Where a new part may begin: after the longest pauses between what is said, the beginning always. Names are the first words
 * there, for the person to change.
 * @returns in the order of time, about one for every two minutes, at most 30; none where fewer than three would be found
 */
export function suggestChapters(cues: readonly Cue[], durationMs: number | null): Suggestion[] {
  const pauses: { at: number; startMs: number; pauseMs: number }[] = []
  let saidUntil = cues[0]?.endMs ?? 0
  for (const [at, cue] of cues.entries()) {
    if (at > 0 && cue.startMs - saidUntil >= SHORTEST_PAUSE_MS)
      pauses.push({ at, startMs: cue.startMs, pauseMs: cue.startMs - saidUntil })
    saidUntil = Math.max(saidUntil, cue.endMs)
  }
  const endMs = durationMs ?? saidUntil
  const most = Math.min(30, Math.max(3, Math.round(endMs / 120_000)))
  const chosen = [{ at: 0, startMs: 0, pauseMs: 0 }]
  for (const pause of pauses.sort((a, b) => b.pauseMs - a.pauseMs || a.startMs - b.startMs)) {
    if (chosen.length === most) break
    const near = chosen.some(({ startMs }) => Math.abs(startMs - pause.startMs) < SHORTEST_MS)
    if (!near && endMs - pause.startMs >= SHORTEST_MS) chosen.push(pause)
  }
  if (chosen.length < 3) return []
  return chosen
    .sort((a, b) => a.startMs - b.startMs)
    .map(({ at, startMs, pauseMs }) => ({ startMs, pauseMs, title: firstWords(cues[at]?.text ?? '') }))
}

function firstWords(text: string): string {
  const words = plainText(text).replace(/\s+/g, ' ')
  const sentence = /^(.{8,}?)[.?!。？！]/.exec(words)?.[1] ?? words
  if (sentence.length <= LONGEST_WORDS) return sentence.replace(/[,;:]$/, '') || 'Untitled'
  const cut = sentence.slice(0, LONGEST_WORDS)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20))}…`
}
