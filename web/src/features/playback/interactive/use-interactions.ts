import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { type Answer, AnsweringContext } from './answering.ts'
import { type Asked, cardsAt, dueAfter, holds, isAsked, type Shown, type ShownCard } from './due.ts'

type Open = { item: Asked; answer: Answer | null; sending: boolean; problem: string | null; again: boolean }
/** One that does not hold the film goes by itself. */
const STAYS_MS = 15_000
const key = (item: Shown) => `${item.id} ${item.revision}`

/** What of a video's interactions is shown at this moment of it. */
export function useInteractions(videoId: string, items: readonly Shown[], media: HTMLVideoElement) {
  const answering = useContext(AnsweringContext)
  const [open, setOpen] = useState<Open | null>(null)
  const [cards, setCards] = useState<ShownCard[]>([])
  const answers = useRef(new Map<string, Answer>())
  const seen = useRef(new Set<string>())
  const told = useRef(new Set<string>())
  const closedCards = useRef(new Set<string>())
  const last = useRef(-1)
  /** How the film came to where it is: by playing, by a hand, or by a choice. */
  const moved = useRef<'playing' | 'seeking' | 'leaping'>(media.currentTime > 1.5 ? 'seeking' : 'playing')
  const latest = useRef({ items, open })
  latest.current = { items, open }

  const tell = useCallback(
    (item: Shown) => {
      if (told.current.has(key(item))) return
      told.current.add(key(item))
      answering.shown(videoId, item)
    },
    [answering, videoId],
  )
  const show = useCallback(
    (item: Asked) => {
      seen.current.add(item.id)
      const answer = answers.current.get(key(item)) ?? null
      // Seen again, it does not hold up who answered it.
      if (holds(item) && (!answer || item.kind === 'choice')) {
        media.pause()
      }
      const opened = {
        item,
        answer: item.kind === 'choice' ? null : answer,
        sending: false,
        problem: null,
        again: answer !== null && item.kind === 'question',
      }
      latest.current.open = opened
      setOpen(opened)
      tell(item)
    },
    [media, tell],
  )
  const close = useCallback(() => {
    latest.current.open = null
    setOpen(null)
  }, [])

  useEffect(() => {
    let gone = false
    answering.before(videoId).then(
      (given) => {
        if (gone) return
        for (const answer of given) answers.current.set(`${answer.interactionId} ${answer.revision}`, answer)
      },
      () => {
        // Then it is asked again; the first answer counts all the same.
      },
    )
    return () => {
      gone = true
    }
  }, [answering, videoId])

  useEffect(() => {
    const off = new AbortController()
    let frame = 0
    const look = () => {
      const { items: all, open: now } = latest.current
      const asked = all.filter(isAsked)
      const endMs = Math.max(media.duration * 1000, ...asked.map(({ atMs }) => atMs))
      const ms = media.ended ? endMs : media.currentTime * 1000
      setCards((before) => {
        const next = cardsAt(all, ms, closedCards.current)
        return before.length === next.length && before.every((card, at) => card === next[at]) ? before : next
      })
      const [fromMs, bySeeking] = [last.current, moved.current === 'seeking']
      if (now) {
        const { item } = now
        if (ms < item.atMs - 300) close()
        else if (item.mustAnswer && !now.answer && ms > item.atMs + 500) media.currentTime = item.atMs / 1000
        else if (!holds(item) || now.again) {
          if (ms > item.atMs + STAYS_MS) close()
        } else if (ms > item.atMs + 1000 && !media.seeking) close() // it stands still there: somebody went on by hand
      }
      if (media.seeking) return
      moved.current = 'playing'
      last.current = ms
      const answered = new Set(asked.filter((item) => answers.current.has(key(item))).map(({ id }) => id))
      // Gone back, it may all come again.
      if (ms < fromMs) for (const { id, atMs } of asked) if (atMs > ms + 500) seen.current.delete(id)
      const due = dueAfter(asked, { fromMs, toMs: ms, bySeeking }, { answered, seen: seen.current })
      if (!due || latest.current.open?.item === due) return
      if (latest.current.open && holds(latest.current.open.item)) return
      // What comes after it is still to be passed, and what stands at the same moment.
      const others = asked.some(({ id, atMs }) => atMs === due.atMs && id !== due.id && !seen.current.has(id))
      last.current = others ? due.atMs - 1 : due.atMs
      if (bySeeking && ms - due.atMs > 250) media.currentTime = due.atMs / 1000
      show(due)
    }
    const follow = () => {
      cancelAnimationFrame(frame)
      look()
      if (!media.paused && !media.ended) frame = requestAnimationFrame(follow)
    }
    const onSeeking = () => {
      if (moved.current === 'playing') moved.current = 'seeking'
    }
    const onPlay = () => {
      const { open: now } = latest.current
      if (now && holds(now.item) && !now.again) {
        if (now.item.mustAnswer && !now.answer) return media.pause()
        close()
      }
      follow()
    }
    media.addEventListener('seeking', onSeeking, { signal: off.signal })
    media.addEventListener('play', onPlay, { signal: off.signal })
    // Before the first play nothing is asked: the poster stands there.
    for (const news of ['playing', 'pause', 'seeked', 'timeupdate', 'ended'])
      media.addEventListener(news, () => (media.played.length > 0 || !media.paused) && follow(), { signal: off.signal })
    if (!media.paused) follow()
    return () => {
      off.abort()
      cancelAnimationFrame(frame)
    }
  }, [media, show, close])

  const goOn = useCallback(() => {
    const held = latest.current.open
    close()
    if (held && holds(held.item) && !media.ended) void media.play().catch(() => {})
  }, [close, media])

  const submit = useCallback(
    async (item: Asked, optionIds: readonly string[]): Promise<void> => {
      setOpen((now) => (now ? { ...now, sending: true, problem: null } : now))
      try {
        const answer = await answering.answer(videoId, item, optionIds)
        answers.current.set(key(item), answer)
        setOpen((now) => (now?.item === item ? { ...now, answer, sending: false } : now))
      } catch (thrown) {
        const problem = asProblem(thrown)
        // Whoever cannot be heard is not held up.
        setOpen((now) => (now?.item === item ? { ...now, sending: false, problem: problem.message } : now))
      }
    },
    [answering, videoId],
  )
  /** To another moment: what lies between was passed on purpose. */
  const leap = useCallback(
    (ms: number) => {
      close()
      for (const { id, atMs } of latest.current.items) if (atMs >= ms) seen.current.delete(id)
      moved.current = 'leaping'
      last.current = ms - 1
      media.currentTime = ms / 1000
      void media.play().catch(() => {})
    },
    [close, media],
  )
  const closeCard = useCallback((card: ShownCard) => {
    closedCards.current.add(card.id)
    setCards((now) => now.filter((each) => each !== card))
  }, [])
  return { open, cards, submit, goOn, leap, closeCard, tell, real: answering.real }
}
