import type { QueryClient } from '@tanstack/react-query'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { currentToasts, nextToastId, putToast, subscribeToToasts, toast, entryOf as toastOf } from '#web/ui/toast.ts'
import { watchedStore } from './progress-store.ts'
import { type Progress, progressKey } from './start-at.ts'
import type { About, Mark } from './store.ts'

export type Change = Mark | 'removed'
type Pending = { change: Change; about: About; owner: string; dueAt: number }

const KEY = 'studio.watched-change.'
/** Another page's, whose notice may still be in sight. */
const OTHERS_MS = 60_000
const pending = new Map<string, Pending>()

const doneWords = (change: Change): string =>
  ({
    removed: t('Removed from your history'),
    watched: t('Marked as watched'),
    unwatched: t('Marked as unwatched'),
    dismissed: t('No longer in “Continue watching”'),
  })[change]

/**
 * In sight at once, and done when its notice or the page has gone: until then it can be undone, since what is forgotten
 * cannot be brought back.
 */
export async function changeWatched(queryClient: QueryClient, about: About, change: Change): Promise<void> {
  const { owner } = await watchedStore(queryClient)
  carryOutWhenLeft(queryClient)
  const entry: Pending = { change, about, owner, dueAt: Date.now() + OTHERS_MS }
  pending.set(about.id, entry)
  remember(about.id, entry)
  show(queryClient, about.id, change)

  const id = nextToastId()
  let undone = false
  const undo = () => {
    undone = true
    forget(about.id, entry)
    void queryClient.invalidateQueries({ queryKey: ['playback'] })
  }
  putToast(toastOf(id, doneWords(change), { action: { label: t('Undo'), run: undo } }))
  const end = subscribeToToasts(() => {
    if (currentToasts().some((each) => each.id === id)) return
    end()
    // Its button may be what took it away.
    setTimeout(() => !undone && void carryOut(queryClient, entry))
  })
}

let listens = false

/** With the page its notices go. Whether what is sent then arrives is not known, so it stays for the next page as well. */
function carryOutWhenLeft(queryClient: QueryClient): void {
  if (listens) return
  listens = true
  addEventListener('pagehide', () => {
    for (const entry of pending.values()) {
      remember(entry.about.id, { ...entry, dueAt: 0 })
      void carryOut(queryClient, entry)
    }
  })
}

async function carryOut(queryClient: QueryClient, entry: Pending): Promise<void> {
  const { about, change, owner } = entry
  try {
    const store = await watchedStore(queryClient)
    if (store.owner !== owner) return
    if (change === 'removed') await store.remove(about.id)
    else await store.mark(about, change)
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.passing) return // the next page does it
    if (problem.status !== 404)
      toast(t('Your history could not be changed'), { tone: 'danger', detail: problem.message })
  }
  forget(about.id, entry)
}

/** What earlier pages of this person's left undone; holds from now on. */
export function carryOutLeftovers(queryClient: QueryClient, owner: string): void {
  for (const [id, entry] of leftovers()) {
    if (pending.has(id) || entry.owner !== owner) continue
    pending.set(id, entry)
    const wait = Math.max(0, entry.dueAt - Date.now())
    // Undone meanwhile in its own tab, it is no longer there.
    setTimeout(() => (leftovers().has(id) ? void carryOut(queryClient, entry) : pending.delete(id)), wait)
  }
}

/** The same as it will be answered once all changes are done; `null`: as never watched. */
export function withoutPending(videoId: string, progress: Progress | null): Progress | null {
  const change = pending.get(videoId)?.change
  return change ? changed(videoId, progress, change) : progress
}

function changed(vodId: string, progress: Progress | null, change: Change): Progress | null {
  if (change === 'removed') return null
  const updatedAt = new Date().toISOString()
  const before = progress ?? {
    vodId,
    positionMs: 0,
    durationMs: null,
    seenPercent: 0,
    state: 'unwatched',
    resumeMs: null,
    deviceId: null,
    updatedAt,
  }
  if (change === 'watched') return { ...before, state: 'watched', resumeMs: null }
  if (change === 'unwatched') return { ...before, state: 'unwatched', positionMs: 0, seenPercent: 0, resumeMs: null }
  return { ...before }
}

type Listed = { vodId: string; progress: Progress }
type Pages = { pages: { items: Listed[] }[] }

function show(queryClient: QueryClient, videoId: string, change: Change): void {
  queryClient.setQueryData<Progress | null>(progressKey(videoId), (before) => changed(videoId, before ?? null, change))
  queryClient.setQueryData<Listed[]>(['playback', 'unfinished'], (before) =>
    before?.filter(({ vodId }) => vodId !== videoId),
  )
  const inPage = (items: Listed[]) =>
    items.flatMap((item) => {
      if (item.vodId !== videoId) return item
      const progress = changed(videoId, item.progress, change)
      return progress ? { ...item, progress } : []
    })
  queryClient.setQueriesData<Pages>(
    { queryKey: ['playback', 'history'] },
    (before) => before && { ...before, pages: before.pages.map((page) => ({ ...page, items: inPage(page.items) })) },
  )
}

/** Whoever watches on has not forgotten it: what was to be removed is removed before. */
export async function settleChange(queryClient: QueryClient, videoId: string): Promise<void> {
  const entry = pending.get(videoId)
  if (entry) await carryOut(queryClient, entry)
}

function remember(videoId: string, entry: Pending): void {
  try {
    localStorage.setItem(KEY + videoId, JSON.stringify(entry))
  } catch {
    // Storage is off: this page does it, or nobody.
  }
}

function forget(videoId: string, entry: Pending): void {
  if (pending.get(videoId) !== entry) return
  pending.delete(videoId)
  try {
    localStorage.removeItem(KEY + videoId)
  } catch {
    // Storage is off.
  }
}

function leftovers(): Map<string, Pending> {
  const found = new Map<string, Pending>()
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(KEY)) found.set(key.slice(KEY.length), JSON.parse(localStorage.getItem(key) ?? ''))
  } catch {
    // Storage is off, or holds something foreign.
  }
  return found
}
