import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { type EditCue, fromStored, toStored, warningOf } from './cue-edits.ts'
import { type Cues, saveCues } from './queries.ts'

type List = readonly EditCue[]
type State = { past: List[]; now: List; future: List[]; group: string | null }
export type SaveState =
  | { is: 'saved' }
  | { is: 'waiting' }
  | { is: 'saving' }
  | { is: 'wrong'; text: string }
  | { is: 'failed'; text: string }
  | { is: 'conflict'; theirs: Cues | null }

/** What the editor holds: newer captions take its place only while nothing of it is unsaved. */
export type Held = RefObject<{ revision: number; busy: () => boolean; flush: () => Promise<void> }>

const PAUSE_MS = 800
const MOST_STEPS = 500

/** The captions of one language while somebody edits them: undo, redo, and saving by itself after a pause. */
export function useCueEditor(videoId: string, given: Cues, { held, onSaved }: { held: Held; onSaved: () => void }) {
  const [state, setState] = useState<State>(() => ({ past: [], now: fromStored(given.cues), future: [], group: null }))
  const [save, setSave] = useState<SaveState>({ is: 'saved' })
  const written = useRef(state.now)
  const latest = useRef(state.now)
  latest.current = state.now
  const { language } = given

  /** @param group steps of one kind on one line are one step for undo */
  const change = useCallback((step: (cues: List) => List, group: string | null = null) => {
    setState((state) => {
      const now = step(state.now)
      if (now === state.now) return state
      const joins = group !== null && group === state.group
      const past = joins ? state.past : [...state.past.slice(-MOST_STEPS), state.now]
      return { past, now, future: [], group }
    })
  }, [])
  const undo = useCallback(
    () =>
      setState((state) => {
        const before = state.past.at(-1)
        if (!before) return state
        return { past: state.past.slice(0, -1), now: before, future: [state.now, ...state.future], group: null }
      }),
    [],
  )
  const redo = useCallback(
    () =>
      setState((state) => {
        const [next, ...future] = state.future
        return next ? { past: [...state.past, state.now], now: next, future, group: null } : state
      }),
    [],
  )

  const saving = useRef(false)
  const newSitting = useRef(false)
  const again = useRef(() => {})
  const write = useCallback(async () => {
    if (saving.current || written.current === latest.current) return
    const cues = latest.current
    const wrong = cues.findIndex((cue, at) => warningOf(cue, cues[at + 1])?.wrong)
    if (wrong >= 0) return setSave({ is: 'wrong', text: `Line ${wrong + 1} cannot be saved yet.` })
    const stored = toStored(cues)
    if (stored.length === 0)
      return setSave({ is: 'wrong', text: 'There is nothing to save. Delete the language instead.' })
    saving.current = true
    let more = false
    setSave({ is: 'saving' })
    try {
      const how = { revision: held.current.revision, newSitting: newSitting.current }
      const saved = await saveCues({ videoId, language }, stored, how)
      newSitting.current = false
      held.current.revision = saved.revision
      written.current = cues
      setSave({ is: latest.current === cues ? 'saved' : 'waiting' })
      more = latest.current !== cues
      onSaved()
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.status === 412) setSave({ is: 'conflict', theirs: theirsOf(thrown) })
      else setSave({ is: 'failed', text: problem.message })
    } finally {
      saving.current = false
    }
    if (more) again.current() // what was typed meanwhile
  }, [videoId, language, held, onSaved])

  const running = useRef<Promise<void>>(Promise.resolve())
  const start = useCallback(() => {
    if (!saving.current) running.current = write()
    return running.current
  }, [write])
  again.current = () => void start()
  useEffect(() => {
    held.current.busy = () => saving.current || written.current !== latest.current
    held.current.flush = async () => {
      await start()
      await start() // what was typed while the first was on its way
    }
  }, [held, start])

  const blocked = save.is === 'conflict'
  useEffect(() => {
    if (state.now === written.current || blocked) return
    setSave((known) => (known.is === 'saving' ? known : { is: 'waiting' }))
    const timer = setTimeout(() => void start(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [state.now, start, blocked])
  // What was typed last is not lost by going elsewhere.
  useEffect(() => () => void start(), [start])
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => written.current !== latest.current && event.preventDefault()
    addEventListener('beforeunload', onLeave)
    return () => removeEventListener('beforeunload', onLeave)
  }, [])

  return {
    cues: state.now,
    save,
    change,
    undo: state.past.length > 0 ? undo : null,
    redo: state.future.length > 0 ? redo : null,
    retry: () => void start(),
    /** Theirs stay as an earlier version, even when it was the same person in another window. */
    keepMine(theirs: Cues | null) {
      held.current.revision = theirs?.revision ?? held.current.revision
      newSitting.current = true
      setSave({ is: 'waiting' })
      void start()
    },
    takeTheirs(theirs: Cues) {
      held.current.revision = theirs.revision
      const now = fromStored(theirs.cues)
      written.current = now
      setState((state) => ({ past: [...state.past, state.now], now, future: [], group: null }))
      setSave({ is: 'saved' })
    },
  }
}
export type CueEditor = ReturnType<typeof useCueEditor>

function theirsOf(thrown: unknown): Cues | null {
  const current = (thrown as { body?: { current?: Cues | null } }).body?.current
  return current ?? null
}
