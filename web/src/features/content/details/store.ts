import { type ApiProblem, asProblem } from '#web/lib/api-problem.ts'
import type { Video } from '../queries.ts'
import { meanwhileOf, retries, type Saving, type Shelf, TYPED_MS } from '../saving/store.ts'

export const FIELDS = [
  'title',
  'description',
  'tags',
  'category',
  'level',
  'language',
  'licence',
  'visibility',
  'publishAt',
  'comments',
  'downloads',
  'encryption',
  'embedding',
  'embedSites',
  'ageRestricted',
  'announced',
] as const
export type FieldName = (typeof FIELDS)[number]
export type Details = Pick<Video, FieldName>
export type Edits = Partial<Details>

/** One field that somebody else changed while it was written in here. */
export type Conflict = { name: FieldName; mine: unknown; theirs: unknown }
export type Change = { by: string | null; fields: string[]; at: Date }

export type State = {
  video: Video
  /** What was written here and is not saved yet. */
  edits: Edits
  saving: Saving
  conflicts: Conflict[]
  canUndo: boolean
  canRedo: boolean
  /** What somebody else changed since the page was opened, told until it is read. */
  news: Change | null
}

/** Before and after of one save, to go back and forth. */
type Step = { before: Edits; after: Edits }
type Turn = 'edit' | 'undo' | 'redo'

export type Server = Shelf & {
  /** Rejects with an `ApiProblem`; 412 carries the video as it is. */
  save(patch: Edits, revision: number): Promise<Video>
  /** The latest change that was not made by this person, of those after a revision. */
  whoChanged(afterRevision: number): Promise<Change | null>
}

const CHOSEN_MS = 50
const MOST_STEPS = 100

export type DetailsStore = ReturnType<typeof openDetails>

/**
 * Saves what is written by itself, a moment after the last key, and never over somebody else's words: a field that was
 * changed meanwhile waits for a choice. Offline it goes on trying; what is written outlives a reload.
 */
export function openDetails(first: Video, server: Server) {
  let base: Edits = {}
  let undo: Step[] = []
  let redo: Step[] = []
  let turn: Turn = 'edit'
  let inFlight = false
  let wanted: 'undo' | 'redo' | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const retry = retries()
  let state: State = {
    video: first,
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

  /** Takes the server's present video as the ground for what is written here. */
  function rebase(video: Video) {
    const edits = { ...state.edits }
    const conflicts: Conflict[] = []
    for (const name of namesOf(edits)) {
      if (same(edits[name], video[name])) {
        delete edits[name]
        delete base[name]
      } else if (!same(base[name], video[name])) conflicts.push({ name, mine: edits[name], theirs: video[name] })
    }
    set({ video, edits, conflicts })
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
    const [sentTurn, sentRevision] = [turn, state.video.revision]
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
      if (saved.revision >= state.video.revision) rebase(saved)
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
    const current = meanwhileOf<Video>(problem)
    if (current) {
      set({ saving: { kind: 'waiting' } })
      void tellWho(sentRevision)
      rebase(current)
      return later(0)
    }
    set({ saving: { kind: 'failed', problem } })
    if (problem.passing) later(retry.next(problem))
  }

  function remember(kind: Turn, step: Step) {
    const back = { before: step.after, after: step.before }
    if (kind === 'undo') redo = [...redo, back].slice(-MOST_STEPS)
    else undo = [...undo, step].slice(-MOST_STEPS)
    if (kind === 'edit') redo = []
    turn = 'edit'
  }

  async function tellWho(revision: number) {
    const news = await server.whoChanged(revision).catch(() => null) // decoration: the change itself is on the page
    if (news) set({ news })
  }

  function edit(change: Edits, { typed = false } = {}) {
    for (const name of namesOf(change)) if (!(name in state.edits)) Object.assign(base, { [name]: state.video[name] })
    const edits = { ...state.edits, ...change }
    for (const name of namesOf(change))
      if (same(edits[name], state.video[name]) && !state.conflicts.some((each) => each.name === name))
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
    /** The video as somebody read it again. */
    receive(video: Video) {
      if (video === state.video || video.revision < state.video.revision) return
      const known = state.video.revision
      if (video.revision === known || inFlight) {
        if (!inFlight) set({ video })
        return
      }
      rebase(video)
      void tellWho(known)
      if (namesOf(state.edits).length > state.conflicts.length) later(TYPED_MS)
    },
    choose(name: FieldName, whose: 'mine' | 'theirs') {
      const conflicts = state.conflicts.filter((each) => each.name !== name)
      const edits = { ...state.edits }
      if (whose === 'theirs') {
        delete edits[name]
        delete base[name]
      } else Object.assign(base, { [name]: state.video[name] })
      set({ edits, conflicts })
      keep()
      if (whose === 'mine') later(0)
    },
    newsRead: () => set({ news: null }),
    isUnsaved,
    isLeft: () => listeners.size === 0 && !isUnsaved(),
  }
  const kept = readKept(server.kept())
  if (kept) {
    base = kept.base
    set({ edits: kept.edits, saving: { kind: 'waiting' } })
    rebase(first)
    later(CHOSEN_MS)
  }
  return store
}

/** What the server would refuse for sure waits until it is right. */
const valid = (name: FieldName, value: unknown) =>
  name !== 'title' || (typeof value === 'string' && value.trim() !== '')

function readKept(text: string | null): { edits: Edits; base: Edits } | null {
  try {
    const read: unknown = JSON.parse(text ?? 'null')
    if (typeof read !== 'object' || read === null || !('edits' in read) || !('base' in read)) return null
    return { edits: pick(read.edits as Edits, () => true), base: pick(read.base as Edits, () => true) } // of this page's own making
  } catch {
    return null
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
const namesOf = (edits: Edits): FieldName[] => FIELDS.filter((name) => name in edits)
const pick = (from: Edits, wanted: (name: FieldName) => boolean): Edits =>
  Object.fromEntries(FIELDS.filter((name) => name in from && wanted(name)).map((name) => [name, from[name]]))
