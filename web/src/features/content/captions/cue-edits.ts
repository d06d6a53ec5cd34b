import { t } from '#web/lib/i18n/t.ts'
/** A caption as the editor has it. `raw` is its stored text, sent again while nobody changed the words. */
export type EditCue = { id: number; startMs: number; endMs: number; text: string; raw?: string; settings?: string }
type Stored = { startMs: number; endMs: number; text: string; settings?: string | undefined }

let lastId = 0
export const newId = (): number => ++lastId

/** Stored text as people read and write it. */
export const shownText = (raw: string) => raw.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

export const fromStored = (cues: readonly Stored[]): EditCue[] =>
  cues.map(({ startMs, endMs, text, settings }) => ({
    id: newId(),
    startMs,
    endMs,
    text: shownText(text),
    raw: text,
    ...(settings ? { settings } : {}),
  }))

/** What is sent; captions that somebody is still writing wait. */
export const toStored = (cues: readonly EditCue[]): Stored[] =>
  cues
    .filter(({ text }) => text.trim() !== '')
    .map(({ startMs, endMs, text, raw, settings }) => ({
      startMs,
      endMs,
      text: raw ?? text.replace(/&/g, '&amp;'),
      ...(settings ? { settings } : {}),
    }))

const SHORTEST_MS = 100
type List = readonly EditCue[]
const replace = (cues: List, at: number, ...next: EditCue[]): EditCue[] => [
  ...cues.slice(0, at),
  ...next,
  ...cues.slice(at + 1),
]

export function withText(cues: List, at: number, text: string): List {
  const cue = cues[at]
  if (!cue || cue.text === text) return cues
  const { raw: _, ...rest } = cue
  return replace(cues, at, { ...rest, text })
}

export function withTimes(cues: List, at: number, times: { startMs?: number; endMs?: number }): List {
  const cue = cues[at]
  if (!cue) return cues
  const startMs = Math.max(0, Math.round(times.startMs ?? cue.startMs))
  const endMs = Math.max(0, Math.round(times.endMs ?? cue.endMs))
  return replace(cues, at, { ...cue, startMs, endMs })
}

/** In two, at a moment inside of it or else in its middle; the words at the caret, or by their share. */
export function splitAt(cues: List, at: number, where: { ms?: number; caret?: number }): List {
  const cue = cues[at]
  if (!cue) return cues
  const { ms = -1, caret } = where
  const inside = ms > cue.startMs && ms < cue.endMs ? ms : Math.round((cue.startMs + cue.endMs) / 2)
  const share = (inside - cue.startMs) / Math.max(1, cue.endMs - cue.startMs)
  const near = Math.round(cue.text.length * share)
  const space = cue.text.slice(0, near).search(/\s\S*$/)
  const middle = caret !== undefined && caret > 0 && caret < cue.text.length ? caret : space > 0 ? space : near
  const { raw: _, ...rest } = cue
  return replace(
    cues,
    at,
    { ...rest, endMs: inside, text: cue.text.slice(0, middle).trim() },
    { ...rest, id: newId(), startMs: inside, text: cue.text.slice(middle).trim() },
  )
}

export function mergeWithNext(cues: List, at: number): List {
  const [cue, next] = [cues[at], cues[at + 1]]
  if (!cue || !next) return cues
  const { raw: _, ...rest } = cue
  const text = [cue.text, next.text].filter(Boolean).join('\n')
  return [...cues.slice(0, at), { ...rest, endMs: Math.max(cue.endMs, next.endMs), text }, ...cues.slice(at + 2)]
}

/** After one, two seconds long or as long as there is room. @param at -1: before all others */
export function insertAfter(cues: List, at: number, ms?: number): List {
  const before = cues[at]
  const next = cues[at + 1]
  const startMs = Math.max(ms ?? 0, before?.endMs ?? 0)
  const room = next ? next.startMs - startMs : 2000
  const endMs = startMs + (room > SHORTEST_MS ? Math.min(2000, room) : 2000)
  return [...cues.slice(0, at + 1), { id: newId(), startMs, endMs, text: '' }, ...cues.slice(at + 1)]
}

export const without = (cues: List, at: number): List => cues.filter((_, index) => index !== at)

export function replaceAll(cues: List, find: string, by: string): { cues: List; count: number } {
  if (!find) return { cues, count: 0 }
  const pattern = new RegExp(find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu')
  let count = 0
  const next = cues.map((cue) => {
    const text = cue.text.replace(pattern, () => {
      count++
      return by
    })
    if (text === cue.text) return cue
    const { raw: _, ...rest } = cue
    return { ...rest, text }
  })
  return { cues: count > 0 ? next : cues, count }
}

/** Faster nobody reads. */
const MOST_PER_SECOND = 20

/** `wrong` cannot be saved; the others are only told. */
export function warningOf(cue: EditCue, next: EditCue | undefined): { wrong: boolean; text: string } | null {
  if (cue.endMs <= cue.startMs) return { wrong: true, text: t('It ends before it begins.') }
  if (cue.text.length > 2000) return { wrong: true, text: t('It is longer than 2,000 characters.') }
  if (cue.text.trim() === '') return { wrong: false, text: t('Without words it is not saved.') }
  const letters = cue.text.replace(/<[^>]*>|\s+/g, ' ').trim().length
  const rate = letters / ((cue.endMs - cue.startMs) / 1000)
  if (next && next.startMs < cue.startMs) return { wrong: false, text: t('The next one begins earlier.') }
  if (next && next.startMs < cue.endMs) return { wrong: false, text: t('It overlaps the next one.') }
  if (rate > MOST_PER_SECOND)
    return { wrong: false, text: t('{count} characters a second: too fast to read.', { count: Math.round(rate) }) }
  return null
}

/** The last that began; none before the first. Sorted by start. */
export function indexAt(cues: List, ms: number): number {
  let low = 0
  let high = cues.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cues[middle]?.startMs ?? 0) <= ms) low = middle + 1
    else high = middle
  }
  return low - 1
}
