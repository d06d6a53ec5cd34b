import { type ApiProblem, asProblem } from '#web/lib/api-problem.ts'
import { meanwhileOf, retries, type Saving, type Shelf, TYPED_MS } from './saving.ts'

/** What was written of some fields. */
export type Fields<Whole, Name extends keyof Whole> = Partial<Pick<Whole, Name>>

/** One field that somebody else changed while it was written in here. */
export type FieldConflict<Name> = { name: Name; mine: unknown; theirs: unknown }
export type Change = { by: string | null; fields: string[]; at: Date }

export type FieldsState<Whole, Name extends keyof Whole> = {
  /** As the server has it, as far as is known here. */
  saved: Whole
  /** What was written here and is not saved yet. */
  edits: Fields<Whole, Name>
  saving: Saving
  conflicts: FieldConflict<Name>[]
  canUndo: boolean
  canRedo: boolean
  /** What somebody else changed since the page was opened, told until it is read. */
  news: Change | null
}

/** Before and after of one save, to go back and forth. */
type Step<Edits> = { before: Edits; after: Edits }
type Turn = 'edit' | 'undo' | 'redo'

export type FieldsServer<Whole, Name extends keyof Whole> = {
  /** Rejects with an `ApiProblem`; 412 carries the whole as it is. */
  save(patch: Fields<Whole, Name>, revision: number): Promise<Whole>
  /** The latest change that was not made by this person, of those after a revision. */
  whoChanged?(afterRevision: number): Promise<Change | null>
}

const CHOSEN_MS = 50
const MOST_STEPS = 100

export type FieldsStore<Whole extends { revision: number }, Name extends string & keyof Whole> = ReturnType<
  typeof openFields<Whole, Name>
>

/**
 * Saves what is written by itself, a moment after the last key, and never over somebody else's words: a field that was
 * changed meanwhile waits for a choice. Offline it goes on trying; what is written outlives a reload.
 */
export function openFields<Whole extends { revision: number }, Name extends string & keyof Whole>(
  first: Whole,
  fields: readonly Name[],
  server: FieldsServer<Whole, Name> & Shelf,
) {
  type Edits = Fields<Whole, Name>
  type State = FieldsState<Whole, Name>
  const namesOf = (edits: Edits): Name[] => fields.filter((name) => name in edits)
  const pick = (from: Edits, wanted: (name: Name) => boolean) =>
    Object.fromEntries(
      namesOf(from)
        .filter(wanted)
        .map((name) => [name, from[name]]),
    ) as Edits // of its own names
  let base: Edits = {}
  let undo: Step<Edits>[] = []
  let redo: Step<Edits>[] = []
  let turn: Turn = 'edit'
  let inFlight = false
  let wanted: 'undo' | 'redo' | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const retry = retries()
  let state: State = {
    saved: first,
    edits: {},
    saving: { kind: 'idle' },
    conflicts: [],
    canUndo: false,
    canRedo: false,
    news: null,
  }
  const listeners = new Set<() => void>()

  const set = (change: Partial<State>) => {
    state = { ...state, ...change, canUndo: undo.length > 0, canRedo: redo.length > 0 }
    for (const listener of listeners) listener()
  }
  const isUnsaved = () => namesOf(state.edits).length > 0
  const keep = () => server.keep(isUnsaved() ? JSON.stringify({ edits: state.edits, base }) : null)
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), ms)
  }

  /** Takes what the server has now as the ground for what is written here. */
  function rebase(saved: Whole) {
    const edits = { ...state.edits }
    const conflicts: FieldConflict<Name>[] = []
    for (const name of namesOf(edits)) {
      if (same(edits[name], saved[name])) {
        delete edits[name]
        delete base[name]
      } else if (!same(base[name], saved[name])) conflicts.push({ name, mine: edits[name], theirs: saved[name] })
    }
    set({ saved, edits, conflicts })
    keep()
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (inFlight) return
    const held = new Set(state.conflicts.map(({ name }) => name))
    const patch = pick(state.edits, (name) => !held.has(name) && valid(name, state.edits[name]))
    const names = namesOf(patch)
    if (names.length === 0) {
      if (state.saving.kind === 'waiting') set({ saving: { kind: 'idle' } })
      return
    }
    inFlight = true
    set({ saving: { kind: 'saving' } })
    const before = pick(base, (name) => name in patch)
    const [sentTurn, sentRevision] = [turn, state.saved.revision]
    try {
      const saved = await server.save(patch, sentRevision)
      inFlight = false
      retry.reset()
      remember(sentTurn, { before, after: pick(saved, (name) => name in patch) })
      const edits = { ...state.edits }
      for (const name of names) {
        if (same(edits[name], patch[name])) {
          delete edits[name]
          delete base[name]
        } else Object.assign(base, { [name]: saved[name] })
      }
      set({ edits, saving: { kind: 'saved', at: new Date() } })
      if (saved.revision >= state.saved.revision) rebase(saved)
      keep()
      if (namesOf(state.edits).some((name) => !held.has(name))) return later(TYPED_MS)
      const next = wanted
      wanted = null
      if (next) goTo(next)
    } catch (thrown) {
      inFlight = false
      failed(asProblem(thrown), sentRevision)
    }
  }

  function failed(problem: ApiProblem, sentRevision: number) {
    const current = meanwhileOf<Whole>(problem)
    if (current) {
      set({ saving: { kind: 'waiting' } })
      void tellWho(sentRevision)
      rebase(current)
      return later(0)
    }
    set({ saving: { kind: 'failed', problem } })
    if (problem.passing) later(retry.next(problem))
  }

  function remember(kind: Turn, step: Step<Edits>) {
    const back = { before: step.after, after: step.before }
    if (kind === 'undo') redo = [...redo, back].slice(-MOST_STEPS)
    else undo = [...undo, step].slice(-MOST_STEPS)
    if (kind === 'edit') redo = []
    turn = 'edit'
  }

  async function tellWho(revision: number) {
    const news = await server.whoChanged?.(revision).catch(() => null) // decoration: the change itself is on the page
    if (news) set({ news })
  }

  function edit(change: Edits, { typed = false } = {}) {
    for (const name of namesOf(change)) if (!(name in state.edits)) Object.assign(base, { [name]: state.saved[name] })
    const edits = { ...state.edits, ...change }
    for (const name of namesOf(change))
      if (same(edits[name], state.saved[name]) && !state.conflicts.some((each) => each.name === name))
        delete edits[name]
    set({ edits, saving: namesOf(edits).length > 0 ? { kind: 'waiting' } : state.saving })
    keep()
    later(typed ? TYPED_MS : CHOSEN_MS)
  }

  const goTo = (kind: 'undo' | 'redo') => {
    const steps = kind === 'undo' ? undo : redo
    const step = steps.at(-1)
    // What is on its way is the change that is meant.
    if (inFlight || namesOf(state.edits).length > state.conflicts.length) wanted = kind
    if (!step || wanted) return
    if (kind === 'undo') undo = steps.slice(0, -1)
    else redo = steps.slice(0, -1)
    turn = kind
    edit(kind === 'undo' ? step.before : step.after)
  }

  const store = {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    edit,
    /** At once, e.g. when a field is left. */
    save,
    retry() {
      retry.reset()
      void save()
    },
    undo: () => goTo('undo'),
    redo: () => goTo('redo'),
    /** As somebody read it again. */
    receive(saved: Whole) {
      if (saved === state.saved || saved.revision < state.saved.revision) return
      const known = state.saved.revision
      if (saved.revision === known || inFlight) {
        if (!inFlight) set({ saved })
        return
      }
      rebase(saved)
      void tellWho(known)
      if (namesOf(state.edits).length > state.conflicts.length) later(TYPED_MS)
    },
    choose(name: Name, whose: 'mine' | 'theirs') {
      const conflicts = state.conflicts.filter((each) => each.name !== name)
      const edits = { ...state.edits }
      if (whose === 'theirs') {
        delete edits[name]
        delete base[name]
      } else Object.assign(base, { [name]: state.saved[name] })
      set({ edits, conflicts })
      keep()
      if (whose === 'mine') later(0)
    },
    newsRead: () => set({ news: null }),
    isUnsaved,
    isLeft: () => listeners.size === 0 && !isUnsaved(),
  }
  const kept = readKept<Edits>(server.kept())
  if (kept) {
    base = pick(kept.base, () => true)
    set({ edits: pick(kept.edits, () => true), saving: { kind: 'waiting' } })
    rebase(first)
    later(CHOSEN_MS)
  }
  return store
}

/** What the server would refuse for sure waits until it is right: whatever it is, it keeps a title. */
const valid = (name: string, value: unknown) => name !== 'title' || (typeof value === 'string' && value.trim() !== '')

function readKept<Edits>(text: string | null): { edits: Edits; base: Edits } | null {
  try {
    const read: unknown = JSON.parse(text ?? 'null')
    if (typeof read !== 'object' || read === null || !('edits' in read) || !('base' in read)) return null
    return { edits: read.edits as Edits, base: read.base as Edits } // of this page's own making
  } catch {
    return null
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
