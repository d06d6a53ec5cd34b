import { carriedTime, type Part } from '../edit/edit-list.ts'
import type { Interaction } from './schema.ts'

const SHORTEST_CARD_MS = 1000

/** Interactions after a cut. One at a moment that is cut out goes with it; a choice leads to where its moment comes to lie. */
export function carriedInteractions(keep: readonly Part[], items: readonly Interaction[]): Interaction[] {
  return items.flatMap((item): Interaction[] => {
    if (!isKept(keep, item.atMs)) return []
    const atMs = carriedTime(keep, item.atMs)
    if (item.kind === 'card') {
      const durationMs = Math.max(SHORTEST_CARD_MS, carriedTime(keep, item.atMs + item.durationMs) - atMs)
      return [{ ...item, atMs, durationMs }]
    }
    if (item.kind === 'question') return [{ ...item, atMs }]
    const options = item.options.map((option) => {
      const { leads } = option
      return leads.to === 'time' ? { ...option, leads: { ...leads, ms: carriedTime(keep, leads.ms) } } : option
    })
    return [{ ...item, atMs, options }]
  })
}

/** The end of a part belongs to it: what is asked there follows what was said. */
const isKept = (keep: readonly Part[], ms: number): boolean =>
  keep.some(({ startMs, endMs }) => startMs <= ms && ms <= endMs)
