import type { Item } from './items.ts'

type Draft = { items: readonly Item[]; revision: number }
const keyOf = (videoId: string) => `studio.interactions.${videoId}`

/** What is not saved yet, as while something is missing, outlives the page in this tab. */
export function keepDraft(videoId: string, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(keyOf(videoId), JSON.stringify(draft))
    else sessionStorage.removeItem(keyOf(videoId))
  } catch {
    // Storage is off or full: only what is missing something would be lost with the page.
  }
}

export function keptDraft(videoId: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(videoId)) ?? 'null') as Draft | null // of this page's own making
  } catch {
    return null
  }
}
