import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { type ApiProblem, asProblem } from '#web/lib/api-problem.ts'
import { ownPlaylistQuery, type Playlist, type PlaylistPatch } from './queries.ts'

export type FieldName = 'title' | 'description' | 'kind' | 'visibility' | 'coverVideoId'
export type Edits = Partial<Pick<Playlist, FieldName>>
export type Conflict = { name: FieldName; mine: unknown; theirs: unknown }
export type Saving =
  | { kind: 'idle' | 'waiting' | 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'failed'; problem: ApiProblem }

const TYPED_MS = 800
const CHOSEN_MS = 50
const RETRY_MS = 3000

const namesOf = (edits: Edits) => Object.keys(edits) as FieldName[] // the type's own keys
const without = (edits: Edits, names: readonly FieldName[]): Edits =>
  Object.fromEntries(Object.entries(edits).filter(([name]) => !names.includes(name as FieldName)))

/**
 * What is written of a playlist is saved by itself, a moment after the last key, and never over somebody else's words: a field
 * that they changed meanwhile waits for a choice.
 */
export function useAutosave(playlist: Playlist) {
  const queryClient = useQueryClient()
  const [edits, setEdits] = useState<Edits>({})
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' })
  const [conflicts, setConflicts] = useState<Conflict[]>([])
  /** What the timers and the way out need: `base` is what stood there when each edit began. */
  const box = useRef({
    edits: {} as Edits,
    base: {} as Edits,
    held: [] as FieldName[],
    known: playlist,
    inFlight: false,
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (playlist.revision > box.current.known.revision) box.current.known = playlist

  const put = useCallback((next: Edits) => {
    box.current.edits = next
    setEdits(next)
  }, [])
  const hold = useCallback((next: Conflict[]) => {
    box.current.held = next.map(({ name }) => name)
    setConflicts(next)
  }, [])

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    timer.current = undefined
    const { current } = box
    const patch = without(current.edits, [
      ...current.held,
      ...(current.edits.title?.trim() === '' ? ['title' as const] : []),
    ])
    if (current.inFlight || namesOf(patch).length === 0) return
    current.inFlight = true
    setSaving({ kind: 'saving' })
    try {
      const saved = await call(
        api.PATCH('/api/creator/playlists/{id}', {
          params: { path: { id: playlist.id }, header: { 'if-match': `"${current.known.revision}"` } },
          body: patch as PlaylistPatch,
        }),
      )
      current.known = saved
      queryClient.setQueryData(ownPlaylistQuery(playlist.id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ['content', 'playlists'] })
      const done = namesOf(patch).filter((name) => current.edits[name] === patch[name])
      current.base = without({ ...current.base, ...patch }, done)
      put(without(current.edits, done))
      setSaving({ kind: 'saved', at: new Date() })
    } catch (thrown) {
      failed(asProblem(thrown))
    }
    current.inFlight = false
    if (namesOf(current.edits).some((name) => !current.held.includes(name)) && !timer.current)
      timer.current = setTimeout(() => void save(), TYPED_MS)

    function failed(problem: ApiProblem) {
      const theirs = problem.code === 'content.changed_meanwhile' ? (problem.body.current as Playlist) : null // as the API says
      if (!theirs) {
        setSaving({ kind: 'failed', problem })
        if (problem.passing) timer.current = setTimeout(() => void save(), RETRY_MS)
        return
      }
      current.known = theirs
      queryClient.setQueryData(ownPlaylistQuery(playlist.id).queryKey, theirs)
      const changed = namesOf(current.edits).filter((name) => theirs[name] !== current.base[name])
      hold(changed.map((name) => ({ name, mine: current.edits[name], theirs: theirs[name] })))
      setSaving({ kind: 'waiting' })
      timer.current = setTimeout(() => void save(), 0)
    }
  }, [playlist.id, queryClient, put, hold])

  const edit = (change: Edits, { typed = false } = {}) => {
    const { current } = box
    for (const name of namesOf(change))
      if (!(name in current.edits)) Object.assign(current.base, { [name]: current.known[name] })
    const next = { ...current.edits, ...change }
    put(
      without(
        next,
        namesOf(next).filter((name) => next[name] === current.known[name] && !current.held.includes(name)),
      ),
    )
    setSaving({ kind: 'waiting' })
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => {
        timer.current = undefined
        if (namesOf(box.current.edits).length === 0) setSaving({ kind: 'idle' })
        else void save()
      },
      typed ? TYPED_MS : CHOSEN_MS,
    )
  }

  const choose = (name: FieldName, whose: 'mine' | 'theirs') => {
    const { current } = box
    Object.assign(current.base, { [name]: current.known[name] })
    hold(conflicts.filter((each) => each.name !== name))
    if (whose === 'theirs') put(without(current.edits, [name]))
    void save()
  }

  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && void save()
    const leaving = (event: BeforeUnloadEvent) => {
      if (namesOf(box.current.edits).length > 0) event.preventDefault()
    }
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('beforeunload', leaving)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('beforeunload', leaving)
      void save()
    }
  }, [save])

  return { edits, saving, conflicts, edit, choose, flush: () => void save() }
}
export type Autosave = ReturnType<typeof useAutosave>
