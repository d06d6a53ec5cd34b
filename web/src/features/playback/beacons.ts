import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { randomId } from '#web/lib/random-id.ts'
import { createEventQueue, type EventQueue, type EventStore, type StoredEvent } from './event-queue.ts'
import { EVENT_KEY } from './leftovers.ts'
import type { PlayerEvent } from './playback-report.ts'
import { reportMedia } from './report-media.ts'

const ADDRESS = '/api/events'
const TAB_KEY = 'studio.tab'
const LOOK_AGAIN_MS = 60_000

/** One entry per event, so that tabs never overwrite each other's. Without storage, events live as long as the page. */
const eventStore: EventStore = {
  put({ id, at, json }) {
    attempt(() => localStorage.setItem(EVENT_KEY + id, JSON.stringify({ at, json, tab: tab() })))
  },
  has(id) {
    let found = true // where storage is off nobody else can have sent it
    attempt(() => {
      found = localStorage.getItem(EVENT_KEY + id) !== null
    })
    return found
  },
  remove(id) {
    attempt(() => localStorage.removeItem(EVENT_KEY + id))
  },
  all() {
    const found: StoredEvent[] = []
    attempt(() => {
      for (const key of Object.keys(localStorage)) {
        if (!key.startsWith(EVENT_KEY)) continue
        const { at, json, tab: from } = readEntry(localStorage.getItem(key))
        if (typeof at === 'number' && typeof json === 'string')
          found.push({ id: key.slice(EVENT_KEY.length), at, json, own: from === tab() })
        else localStorage.removeItem(key)
      }
    })
    return found
  },
}

/** The same over reloads of this tab. */
function tab(): string {
  let id = ''
  attempt(() => {
    id = sessionStorage.getItem(TAB_KEY) ?? randomId()
    sessionStorage.setItem(TAB_KEY, id)
  })
  return id
}

function readEntry(text: string | null): { at?: unknown; json?: unknown; tab?: unknown } {
  try {
    return JSON.parse(text ?? '{}') ?? {}
  } catch {
    return {}
  }
}

function attempt(storage: () => void): void {
  try {
    storage()
  } catch {
    // Storage is off, full, or holds something foreign.
  }
}

async function send(body: string): Promise<{ status: number; retryAfterS: number | null }> {
  try {
    // `keepalive` lets the request outlive the page; the body is JSON already.
    await call(api.POST(ADDRESS, { body: JSON.parse(body), keepalive: true }))
    return { status: 202, retryAfterS: null }
  } catch (thrown) {
    const { status, retryAfterS } = asProblem(thrown)
    return { status, retryAfterS }
  }
}

let shared: EventQueue | null = null

/** The one queue of this page, made when something is played first. */
function eventQueue(): EventQueue {
  if (shared) return shared
  const queue = createEventQueue({
    send,
    beacon: (body) => navigator.sendBeacon?.(ADDRESS, body) ?? false,
    store: eventStore,
    now: () => Date.now(),
    random: Math.random,
  })
  addEventListener('online', () => queue.flush())
  addEventListener('pageshow', (event) => event.persisted && queue.flush())
  document.addEventListener('visibilitychange', () => document.hidden && queue.flush())
  addEventListener('pagehide', () => queue.leave())
  queue.adoptLeftovers()
  setInterval(() => queue.adoptLeftovers(), LOOK_AGAIN_MS)
  shared = queue
  return queue
}

/** What earlier pages could not send, also where nothing is played. */
export const sendLeftovers = (): void => void eventQueue()

/** Kept, joined with others and sent; `urgent` at once. */
export const tellEvent = (event: PlayerEvent, urgent: boolean): void =>
  eventQueue().add({ id: event.id, at: Date.parse(event.at), json: JSON.stringify(event) }, urgent)

/** Tells the studio what is played in this element, until it is detached. */
export const reportPlayback = (media: HTMLMediaElement, about: { vodId: string; durationMs: number | null }) =>
  reportMedia(media, about, tellEvent)
