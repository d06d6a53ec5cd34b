import { asProblem } from '#web/lib/api-problem.ts'
import { meanwhileOf, retries, type Saving, type Shelf, TYPED_MS } from './saving.ts'

/** What the server keeps says which one it is, for If-Match. */
type Kept = { revision: number }

export type SavingState<Value, Saved extends Kept> = {
  value: Value
  /** As the server has it, as far as is known here. */
  saved: Saved
  saving: Saving
  /** What somebody else wrote meanwhile: nothing is saved until one of both is chosen. */
  theirs: Saved | null
  canUndo: boolean
  canRedo: boolean
}

/** What is being written: `Value` as the page has it, `Plain` as it is sent, `Saved` as the server answers. */
export type Written<Value, Plain, Saved extends Kept> = {
  open(plain: Plain): Value
  plain(value: Value): Plain
  of(saved: Saved): Plain
  /**
   * Rejects with an `ApiProblem`; a 412 carries what is there as its `current`.
   * @param over somebody else's, which a person has seen and decided against
   */
  save(plain: Plain, revision: number, over: boolean): Promise<Saved>
  /** What the server would refuse for sure waits until it is right. */
  isWhole?(value: Value): boolean
  /** The server may make something else of it, e.g. of nothing what is told elsewhere: that is shown. */
  answers?: boolean
}

const MOST_STEPS = 200
/** Words typed one after the other are one step back. */
const ONE_STEP_MS = 1500

export type SavingStore<Value, Saved extends Kept> = ReturnType<typeof openSaving<Value, unknown, Saved>>

/**
 * Saves what is written by itself, a moment after the last change, and never over somebody else's; every change goes back
 * and forth. Offline it goes on trying.
 */
export function openSaving<Value, Plain, Saved extends Kept>(
  first: Saved,
  written: Written<Value, Plain, Saved>,
  shelf: Shelf,
) {
  let past: Value[] = []
  let future: Value[] = []
  let typed = { what: '', at: 0 }
  let inFlight: Promise<void> | null = null
  let over = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const retry = retries()
  let state: SavingState<Value, Saved> = {
    value: written.open(written.of(first)),
    saved: first,
    saving: { kind: 'idle' },
    theirs: null,
    canUndo: false,
    canRedo: false,
  }
  /** What the server has, as the page wrote it. */
  let there = state.value
  const listeners = new Set<() => void>()

  const set = (change: Partial<typeof state>) => {
    state = { ...state, ...change, canUndo: past.length > 0, canRedo: future.length > 0 }
    for (const listener of listeners) listener()
  }
  const same = (value: Value, other: Plain) => JSON.stringify(written.plain(value)) === JSON.stringify(other)
  const isWhole = () => written.isWhole?.(state.value) ?? true
  const isUnsaved = () => state.theirs !== null || (state.value !== there && !same(state.value, written.plain(there)))
  const keep = () =>
    shelf.keep(
      isUnsaved() ? JSON.stringify({ plain: written.plain(state.value), revision: state.saved.revision }) : null,
    )
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), ms)
  }
  const step = () => {
    past = [...past.slice(1 - MOST_STEPS), state.value]
    future = []
  }

  function show(value: Value) {
    state = { ...state, value }
    const kind = !isUnsaved() ? 'idle' : isWhole() ? 'waiting' : 'incomplete'
    set({ saving: { kind } })
    keep()
    later(TYPED_MS)
  }

  /** The server's is shown; what stood here is one step back. */
  function takeOver(saved: Saved) {
    step()
    there = written.open(written.of(saved))
    set({ value: there, saved, theirs: null })
  }

  async function send(): Promise<void> {
    const sent = state.value
    set({ saving: { kind: 'saving' } })
    try {
      const saved = await written.save(written.plain(sent), state.saved.revision, over)
      retry.reset()
      over = false
      there = sent
      set({ saved, saving: { kind: 'saved', at: new Date() } })
      if (state.value !== sent) return show(state.value)
      if (written.answers && !same(sent, written.of(saved))) takeOver(saved)
      keep()
    } catch (thrown) {
      const problem = asProblem(thrown)
      const theirs = meanwhileOf<Saved>(problem)
      if (theirs) return meanwhile(theirs)
      set({ saving: { kind: 'failed', problem } })
      if (problem.passing) later(retry.next(problem))
    }
  }

  /** At once; what is on its way is waited for. */
  async function save(): Promise<void> {
    clearTimeout(timer)
    while (inFlight) {
      await inFlight
      if (state.saving.kind === 'failed') return
    }
    if (state.theirs || !isUnsaved()) return
    if (!isWhole()) return set({ saving: { kind: 'incomplete' } })
    inFlight = send().finally(() => {
      inFlight = null
    })
    await inFlight
  }

  function meanwhile(theirs: Saved) {
    if (same(state.value, written.of(theirs))) {
      there = state.value
      set({ saved: theirs, theirs: null, saving: { kind: 'saved', at: new Date() } })
    } else set({ theirs, saving: { kind: 'waiting' } })
    keep()
  }

  const goTo = (value: Value | undefined, back: boolean) => {
    if (value === undefined) return
    typed = { what: '', at: 0 }
    past = back ? past.slice(0, -1) : [...past, state.value]
    future = back ? [...future, state.value] : future.slice(0, -1)
    show(value)
  }

  const store = {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** @param what of words that are typed: those of one field within a moment are one step */
    change(value: Value, what = '') {
      if (value === state.value) return
      const now = Date.now()
      const goesOn = what !== '' && typed.what === what && now - typed.at < ONE_STEP_MS
      typed = { what, at: now }
      if (!goesOn) step()
      future = []
      show(value)
    },
    /** Begins a step that `preview` draws out, e.g. of one drag. */
    begin: step,
    preview: show,
    undo: () => goTo(past.at(-1), true),
    redo: () => goTo(future.at(-1), false),
    save,
    retry() {
      retry.reset()
      void save()
    },
    /** What the server has, as somebody read it again. */
    receive(saved: Saved) {
      const known = state.saved.revision
      if (inFlight || saved === state.saved || saved.revision < known) return
      const newer = saved.revision > known
      if (newer && isUnsaved()) meanwhile(saved)
      else if ((newer || (written.answers && !isUnsaved())) && !same(state.value, written.of(saved))) takeOver(saved)
      else set({ saved })
    },
    choose(whose: 'mine' | 'theirs') {
      const { theirs } = state
      if (!theirs) return
      set({ saving: { kind: 'idle' } })
      if (whose === 'theirs') takeOver(theirs)
      else {
        there = written.open(written.of(theirs))
        over = true
        set({ saved: theirs, theirs: null })
        void save()
      }
      keep()
    },
    isUnsaved,
    isLeft: () => listeners.size === 0 && !isUnsaved(),
  }
  const kept = readKept<Plain>(shelf.kept())
  if (kept && !same(state.value, kept.plain)) {
    past = [state.value]
    show(written.open(kept.plain))
    // Written on an older one: both are shown.
    if (kept.revision < first.revision) meanwhile(first)
  }
  return store
}

function readKept<Plain>(text: string | null): { plain: Plain; revision: number } | null {
  try {
    const read: unknown = JSON.parse(text ?? 'null')
    if (typeof read !== 'object' || read === null || !('plain' in read) || !('revision' in read)) return null
    return { plain: read.plain as Plain, revision: Number(read.revision) } // of this page's own making
  } catch {
    return null
  }
}
