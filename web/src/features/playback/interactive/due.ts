import type { Video } from '#web/features/content/queries.ts'

export type Shown = NonNullable<Video['interactions']>[number]
export type Asked = Exclude<Shown, { kind: 'card' }>
export type ShownCard = Extract<Shown, { kind: 'card' }>

/** Where the player stood, and where it stands now, in ms. */
export type Step = { fromMs: number; toMs: number; bySeeking: boolean }

export const isAsked = (item: Shown): item is Asked => item.kind !== 'card'
/** The film waits for it. */
export const holds = (item: Asked): boolean => item.kind === 'choice' || item.mustAnswer || item.pauses

/**
 * What is asked after a step: the first that was passed. Leaping over one is to leave it out, but not over one that has to be
 * answered. What was answered or put aside during this play comes once.
 */
export function dueAfter(
  items: readonly Asked[],
  { fromMs, toMs, bySeeking }: Step,
  { answered, seen }: { answered: ReadonlySet<string>; seen: ReadonlySet<string> },
): Asked | null {
  if (toMs < fromMs) return null
  const passed = items.filter(({ atMs }) => fromMs < atMs && atMs <= toMs)
  return (
    passed.find((item) => {
      if (item.mustAnswer && !answered.has(item.id)) return true
      return !bySeeking && !seen.has(item.id)
    }) ?? null
  )
}

/** The cards of a moment: one in each corner, the latest. */
export function cardsAt(items: readonly Shown[], ms: number, closed: ReadonlySet<string>): ShownCard[] {
  const byCorner = new Map<string, ShownCard>()
  for (const item of items)
    if (item.kind === 'card' && item.atMs <= ms && ms < item.atMs + item.durationMs && !closed.has(item.id))
      byCorner.set(item.position, item)
  return [...byCorner.values()]
}
