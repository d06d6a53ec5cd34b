import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import type { Part } from './parts.ts'
import { type Edit, editQuery, saveEdit } from './queries.ts'

export type Saving =
  | { state: 'saved' | 'saving' | 'waiting' }
  | { state: 'failed'; reason: string }
  | { state: 'conflict'; theirs: Edit }

const SAVE_AFTER_MS = 600
const MOST_STEPS = 200

/** The parts with undo and redo; each change is saved by itself, and what somebody else saved meanwhile is never written over. */
export function useEdit(videoId: string, given: Edit) {
  const queryClient = useQueryClient()
  const [keep, setKeep] = useState<Part[]>(given.keep)
  const [past, setPast] = useState<Part[][]>([])
  const [future, setFuture] = useState<Part[][]>([])
  const [saving, setSaving] = useState<Saving>({ state: 'saved' })
  const server = useRef({ revision: given.revision, saved: given.keep as Part[] })
  const latest = useRef(keep)
  latest.current = keep
  const running = useRef(false)

  const save = useCallback(async () => {
    if (running.current) return
    running.current = true
    setSaving({ state: 'saving' })
    try {
      while (latest.current !== server.current.saved) {
        const sent = latest.current
        const saved = await saveEdit(videoId, sent, server.current.revision)
        server.current = { revision: saved.revision, saved: sent }
        queryClient.setQueryData(editQuery(videoId).queryKey, saved)
      }
      setSaving({ state: 'saved' })
    } catch (error) {
      const problem = asProblem(error)
      const theirs = problem.code === 'content.changed_meanwhile' ? (problem.body.current as Edit) : null // as the API says
      setSaving(theirs ? { state: 'conflict', theirs } : { state: 'failed', reason: problem.message })
    } finally {
      running.current = false
    }
  }, [videoId, queryClient])

  useEffect(() => {
    if (keep === server.current.saved) return
    setSaving((now) => (now.state === 'conflict' ? now : { state: 'waiting' }))
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [keep, save])

  const change = useCallback((next: Part[]) => {
    if (JSON.stringify(next) === JSON.stringify(latest.current) || next.length === 0) return
    setPast((steps) => [...steps.slice(-MOST_STEPS), latest.current])
    setFuture([])
    setKeep(next)
  }, [])

  return {
    keep,
    change,
    saving,
    retry: () => void save(),
    /** Within one drag: no step of its own. */
    preview: setKeep,
    begin: () => {
      setPast((steps) => [...steps.slice(-MOST_STEPS), latest.current])
      setFuture([])
    },
    undo:
      past.length > 0
        ? () => {
            setFuture((steps) => [latest.current, ...steps])
            setKeep(past.at(-1) ?? latest.current)
            setPast(past.slice(0, -1))
          }
        : null,
    redo:
      future.length > 0
        ? () => {
            setPast((steps) => [...steps, latest.current])
            setKeep(future[0] ?? latest.current)
            setFuture(future.slice(1))
          }
        : null,
    settle: (whose: 'mine' | 'theirs') => {
      if (saving.state !== 'conflict') return
      const { theirs } = saving
      server.current = { revision: theirs.revision, saved: theirs.keep }
      if (whose === 'theirs') change(theirs.keep)
      if (whose === 'theirs') server.current.saved = theirs.keep
      setSaving({ state: 'saved' })
      if (whose === 'mine') void save()
    },
  }
}
