import { randomId } from '#web/lib/random-id.ts'
import { tellEvent } from './beacons.ts'
import type { PlayerEvent } from './playback-report.ts'

/** The rule of a read: so long open and in sight. */
const READ_MS = 10_000

/** Tells the studio that an article is read: when its text comes into sight, and when it has been there long enough. @returns its end */
export function reportReading(text: Element, vodId: string): () => void {
  const playbackId = randomId()
  let inSight = false
  let opened = false
  let seenMs = 0
  let since: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (type: 'open' | 'read', more: Partial<PlayerEvent> = {}) => {
    const at = new Date().toISOString()
    tellEvent({ id: randomId(), type, at, playbackId, vodId, positionMs: 0, ...more }, true)
  }
  function look(): void {
    const now = performance.now()
    const visible = inSight && !document.hidden
    if (since !== null) seenMs += now - since
    since = visible ? now : null
    clearTimeout(timer)
    if (!visible) return
    if (!opened) tell('open')
    opened = true
    if (seenMs < READ_MS) timer = setTimeout(look, READ_MS - seenMs)
    else {
      tell('read', { ranges: [[0, READ_MS]] })
      end()
    }
  }
  const observer = new IntersectionObserver(([entry]) => {
    inSight = entry?.isIntersecting ?? false
    look()
  })
  function end(): void {
    clearTimeout(timer)
    observer.disconnect()
    document.removeEventListener('visibilitychange', look)
  }
  observer.observe(text)
  document.addEventListener('visibilitychange', look)
  return end
}
