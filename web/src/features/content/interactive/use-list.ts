import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { ownVideoQuery } from '../queries.ts'
import { keepDraft, keptDraft } from './draft.ts'
import { type Item, inOrder, missingIn } from './items.ts'
import { type InteractionList, interactionsQuery, resultsQuery, saveInteractions } from './queries.ts'

export type Saving =
  | { state: 'saved' | 'saving' | 'waiting' | 'incomplete' }
  | { state: 'failed'; reason: string }
  | { state: 'conflict'; theirs: InteractionList }

const SAVE_AFTER_MS = 800
const RETRY_MS = 5000
const MOST_STEPS = 100
/** Words typed one after the other are one step back. */
const ONE_STEP_MS = 1500

/** The list as it is written here: saved by itself as soon as nothing is missing, with undo, never over somebody else's. */
export function useList(video: { id: string; durationMs: number }, given: InteractionList) {
  const queryClient = useQueryClient()
  const [kept] = useState(() => keptDraft(video.id))
  const [items, setItems] = useState<readonly Item[]>(kept?.items ?? given.items)
  const [past, setPast] = useState<(readonly Item[])[]>([])
  const [future, setFuture] = useState<(readonly Item[])[]>([])
  const [saving, setSaving] = useState<Saving>({ state: 'saved' })
  const server = useRef({ revision: kept?.revision ?? given.revision, saved: given.items as readonly Item[] })
  const latest = useRef(items)
  latest.current = items
  const running = useRef(false)
  const typed = useRef({ what: '', at: 0 })
  const { durationMs } = video
  const whole = useCallback(
    (list: readonly Item[]) => list.every((item) => missingIn(item, durationMs) === null),
    [durationMs],
  )

  const save = useCallback(async () => {
    if (running.current) return
    running.current = true
    setSaving({ state: 'saving' })
    try {
      while (latest.current !== server.current.saved) {
        const sent = latest.current
        if (!whole(sent)) return setSaving({ state: 'incomplete' })
        const saved = await saveInteractions(video.id, sent, server.current.revision)
        server.current = { revision: saved.revision, saved: sent }
        queryClient.setQueryData(interactionsQuery(video.id).queryKey, saved)
      }
      keepDraft(video.id, null)
      setSaving({ state: 'saved' })
      void queryClient.invalidateQueries({ queryKey: ownVideoQuery(video.id).queryKey })
      void queryClient.invalidateQueries({ queryKey: resultsQuery(video.id).queryKey })
    } catch (thrown) {
      const problem = asProblem(thrown)
      const theirs = problem.code === 'content.changed_meanwhile' ? (problem.body.current as InteractionList) : null // as the API says
      const first = (problem.body.items as { message: string }[] | undefined)?.[0] // as the API says
      setSaving(
        theirs
          ? { state: 'conflict', theirs }
          : { state: 'failed', reason: first?.message ?? problem.fields[0]?.message ?? problem.message },
      )
      if (problem.passing) setTimeout(() => void save(), RETRY_MS)
    } finally {
      running.current = false
    }
  }, [video.id, whole, queryClient])

  useEffect(() => {
    if (items === server.current.saved) return
    keepDraft(video.id, { items, revision: server.current.revision })
    setSaving((now) => (now.state === 'conflict' ? now : { state: whole(items) ? 'waiting' : 'incomplete' }))
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [items, save, whole, video.id])
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (latest.current !== server.current.saved) event.preventDefault()
    }
    addEventListener('beforeunload', leaving)
    return () => {
      removeEventListener('beforeunload', leaving)
      if (latest.current !== server.current.saved) void save()
    }
  }, [save])

  /** @param what of words that are typed: those of one field within a moment are one step */
  const change = useCallback((next: readonly Item[], what = '') => {
    const now = Date.now()
    const goesOn = what !== '' && typed.current.what === what && now - typed.current.at < ONE_STEP_MS
    typed.current = { what, at: now }
    if (!goesOn) setPast((steps) => [...steps.slice(-MOST_STEPS), latest.current])
    setFuture([])
    latest.current = inOrder(next)
    setItems(latest.current)
  }, [])
  const goTo = (from: (readonly Item[])[], list: readonly Item[] | undefined, back: boolean) => {
    if (!list) return
    typed.current = { what: '', at: 0 }
    if (back) {
      setFuture([latest.current, ...future])
      setPast(from.slice(0, -1))
    } else {
      setPast([...past, latest.current])
      setFuture(from.slice(1))
    }
    setItems(list)
  }
  return {
    items,
    saving,
    change,
    edit: (id: string, part: Partial<Item>, what = '') =>
      change(
        latest.current.map((item) => (item.id === id ? ({ ...item, ...part } as Item) : item)), // of the same kind
        what && `${id} ${what}`,
      ),
    remove: (id: string) => change(latest.current.filter((item) => item.id !== id)),
    undo: past.length > 0 ? () => goTo(past, past.at(-1), true) : null,
    redo: future.length > 0 ? () => goTo(future, future[0], false) : null,
    retry: () => void save(),
    settle: (whose: 'mine' | 'theirs') => {
      if (saving.state !== 'conflict') return
      const { theirs } = saving
      server.current = { revision: theirs.revision, saved: theirs.items }
      setSaving({ state: 'saved' })
      if (whose === 'theirs') {
        setPast((steps) => [...steps, latest.current])
        setItems(theirs.items)
        keepDraft(video.id, null)
      } else void save()
    },
  }
}
export type ListState = ReturnType<typeof useList>
