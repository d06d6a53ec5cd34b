import { type ApiProblem, asProblem } from '#web/lib/api-problem.ts'
import type { Chapter, Chapters } from './queries.ts'
import { inOrder, plain, type Rows, rowsOf, same, wrongRows } from './rows.ts'

export type Saving =
  | { kind: 'idle' | 'waiting' | 'saving' | 'incomplete' }
  | { kind: 'saved'; at: Date }
  | { kind: 'failed'; problem: ApiProblem }

export type State = {
  rows: Rows
  /** As the server has them, as far as is known here. */
  saved: Chapters
  saving: Saving
  /** What somebody else wrote meanwhile: nothing is saved until one of both is chosen. */
  theirs: Chapters | null
  /** By the id of the row. */
  wrong: ReadonlyMap<number, string>
  canUndo: boolean
  canRedo: boolean
}

export type Server = {
  /** Rejects with an `ApiProblem`; 412 carries the chapters as they are. */
  save(chapters: Chapter[], revision: number): Promise<Chapters>
  /** Kept over a reload. */
  keep(text: string | null): void
  kept(): string | null
}

const TYPED_MS = 800
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 15_000
const MOST_STEPS = 100
/** Words typed one after the other are one step back. */
const ONE_STEP_MS = 1500

export type ChapterStore = ReturnType<typeof openChapters>

/** Saves the list by itself a moment after the last change, never over somebody else's; every change goes back and forth. */
export function openChapters(first: Chapters, { durationMs, server }: { durationMs: number | null; server: Server }) {
  let past: Rows[] = []
  let future: Rows[] = []
  let typed = { what: '', at: 0 }
  let inFlight = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let retryMs = FIRST_RETRY_MS
  let revision = first.revision
  let state: State = {
    rows: rowsOf(first.items),
    saved: first,
    saving: { kind: 'idle' },
    theirs: null,
    wrong: new Map(),
    canUndo: false,
    canRedo: false,
  }
  const listeners = new Set<() => void>()
  const set = (change: Partial<State>) => {
    state = { ...state, ...change, canUndo: past.length > 0, canRedo: future.length > 0 }
    for (const listener of listeners) listener()
  }
  const isUnsaved = () => state.theirs !== null || !same(state.rows, state.saved.items)
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), ms)
  }
  /** The server's are shown; what stood here is one step back. */
  const takeOver = (saved: Chapters) => {
    past = [...past.slice(-MOST_STEPS), state.rows]
    future = []
    set({ rows: rowsOf(saved.items), saved, wrong: new Map() })
  }

  function show(rows: Rows) {
    const wrong = wrongRows(rows, durationMs)
    const unsaved = state.theirs !== null || !same(rows, state.saved.items)
    const kind = !unsaved ? 'idle' : wrong.size > 0 ? 'incomplete' : 'waiting'
    set({ rows, wrong, saving: { kind } })
    server.keep(unsaved ? JSON.stringify({ items: plain(rows), revision }) : null)
    later(TYPED_MS)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (inFlight || state.theirs || !isUnsaved()) return
    if (wrongRows(state.rows, durationMs).size > 0) return set({ saving: { kind: 'incomplete' } })
    inFlight = true
    set({ saving: { kind: 'saving' } })
    const sent = state.rows
    try {
      const saved = await server.save(plain(sent), revision)
      inFlight = false
      retryMs = FIRST_RETRY_MS
      revision = saved.revision
      // An empty list goes back to the times of the description.
      if (state.rows === sent && !same(sent, saved.items)) takeOver(saved)
      set({ saved, saving: { kind: 'saved', at: new Date() } })
      if (state.rows === sent) server.keep(null)
      else show(state.rows)
    } catch (thrown) {
      inFlight = false
      failed(asProblem(thrown))
    }
  }

  function failed(problem: ApiProblem) {
    const current =
      problem.code === 'content.changed_meanwhile' ? (problem.body.current as Chapters | undefined) : undefined // as the API says
    if (current) return meanwhile(current)
    const told = (problem.body.rows ?? []) as { row: number; message: string }[] // as the API says
    const wrong = new Map(told.flatMap(({ row, message }) => [[state.rows[row - 1]?.id ?? 0, message]]))
    set({ saving: { kind: 'failed', problem }, wrong })
    if (!problem.passing) return
    later(problem.retryAfterS === null ? retryMs : problem.retryAfterS * 1000)
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }

  function meanwhile(current: Chapters) {
    if (same(current.items, state.rows)) {
      revision = current.revision
      server.keep(null)
      return set({ saved: current, saving: { kind: 'saved', at: new Date() } })
    }
    set({ saving: { kind: 'waiting' }, theirs: current })
  }

  const goTo = (from: Rows[], to: 'past' | 'future') => {
    const rows = from.at(-1)
    if (!rows) return
    typed = { what: '', at: 0 }
    if (to === 'future') {
      past = past.slice(0, -1)
      future = [...future, state.rows]
    } else {
      future = future.slice(0, -1)
      past = [...past, state.rows]
    }
    show(rows)
  }

  const store = {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** @param what of words that are typed: those of one row within a moment are one step */
    change(rows: Rows, what = '') {
      const now = Date.now()
      const goesOn = what !== '' && typed.what === what && now - typed.at < ONE_STEP_MS
      typed = { what, at: now }
      if (!goesOn) past = [...past.slice(-MOST_STEPS), state.rows]
      future = []
      show(inOrder(rows))
    },
    undo: () => goTo(past, 'future'),
    redo: () => goTo(future, 'past'),
    /** At once, e.g. when the page is left. */
    flush: () => void save(),
    retry() {
      retryMs = FIRST_RETRY_MS
      void save()
    },
    /** The chapters as somebody read them again. */
    receive(saved: Chapters) {
      if (inFlight || saved === state.saved || saved.revision < revision || isUnsaved()) return
      revision = saved.revision
      if (same(state.rows, saved.items)) set({ saved })
      else takeOver(saved)
    },
    choose(whose: 'mine' | 'theirs') {
      const { theirs } = state
      if (!theirs) return
      revision = theirs.revision
      set({ theirs: null, saved: theirs, saving: { kind: 'idle' } })
      if (whose === 'mine') return void save()
      takeOver(theirs)
      server.keep(null)
    },
    isUnsaved,
  }
  const kept = readKept(server.kept())
  if (kept) {
    revision = kept.revision
    past = [state.rows]
    show(rowsOf(kept.items))
  }
  return store
}

function readKept(text: string | null): { items: Chapter[]; revision: number } | null {
  try {
    const read = JSON.parse(text ?? 'null') as { items: Chapter[]; revision: number } | null // of this page's own making
    return read && Array.isArray(read.items) ? read : null
  } catch {
    return null
  }
}
