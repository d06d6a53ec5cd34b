/** One event, ready to be sent: its id and its JSON. */
export type QueuedEvent = { id: string; at: number; json: string }

export type EventAnswer = { status: number; retryAfterS: number | null }

export type EventQueuePorts = {
  /** Sends a body and tells the status; 0 when no answer came. Must outlive the page where the browser can do that. */
  send: (body: string) => Promise<EventAnswer>
  /** Hands a body to the browser while the page goes away; false when it was not taken. */
  beacon: (body: string) => boolean
  /** What survives a reload. */
  store: EventStore
  now: () => number
  random: () => number
}

/** `own` are those of an earlier page in the same tab: nobody else sends them. */
export type StoredEvent = QueuedEvent & { own: boolean }

export type EventStore = {
  put: (event: QueuedEvent) => void
  has: (id: string) => boolean
  remove: (id: string) => void
  all: () => StoredEvent[]
}

const MOST_EVENTS = 100
/** The server takes 64 KiB; browsers let that much be on its way while a page closes. */
const MOST_BYTES = 60 * 1024
/** Events that are not urgent travel together. */
const GATHER_MS = 2_000
/** Nobody waits longer for a view. The server takes what is a week old, so a wrong clock does not matter here. */
const KEPT_MS = 86_400_000
const MOST_WAITING = 2_000
const LONGEST_WAIT_MS = 60_000
/** What another tab may still be sending itself is left to it; should both send, the ids tell. */
const OTHERS_AGE_MS = 60_000

export type EventQueue = ReturnType<typeof createEventQueue>

/**
 * Keeps events until the server has acknowledged them: in memory and in `store`, so that they survive failures and
 * reloads. They are sent again with the same ids, which the server counts once.
 */
export function createEventQueue(ports: EventQueuePorts) {
  let waiting: QueuedEvent[] = []
  /** Of other pages, which may still send them. */
  const adopted = new Set<string>()
  let flying = new Set<string>()
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let dueAt = Number.POSITIVE_INFINITY
  /** Until then nothing is sent, except when the page goes away: after a failure, and when the server named a time. */
  let pausedUntil = 0
  let toldUntil = 0

  function schedule(inMs: number): void {
    const due = Math.max(ports.now() + inMs, pausedUntil, toldUntil)
    if (flying.size > 0 || due >= dueAt) return
    if (timer) clearTimeout(timer)
    dueAt = due
    timer = setTimeout(() => void send(), Math.max(0, due - ports.now()))
  }

  async function send(): Promise<void> {
    timer = null
    dueAt = Number.POSITIVE_INFINITY
    forgetWhatOthersSent()
    const batch = nextBatch(waiting)
    if (batch.length === 0 || flying.size > 0) return
    flying = new Set(batch.map((event) => event.id))
    const answer = await ports.send(bodyOf(batch, ports.now()))
    flying = new Set()
    if (isSettled(answer.status)) {
      failures = 0
      forget(batch)
    } else {
      const backoff = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** failures++) * (0.5 + ports.random() / 2)
      pausedUntil = ports.now() + backoff
      // Everybody was told the same: who comes a little later finds the door less crowded.
      toldUntil = ports.now() + (answer.retryAfterS ?? 0) * 1000 * (1 + ports.random() / 2)
    }
    if (waiting.length > 0) schedule(0)
  }

  function forget(events: readonly QueuedEvent[]): void {
    const ids = new Set(events.map((event) => event.id))
    waiting = waiting.filter((event) => !ids.has(event.id))
    for (const id of ids) {
      adopted.delete(id)
      ports.store.remove(id)
    }
  }

  /** What is no longer stored was acknowledged to the page it came from. */
  function forgetWhatOthersSent(): void {
    if (adopted.size === 0) return
    const gone = new Set([...adopted].filter((id) => !ports.store.has(id)))
    for (const id of gone) adopted.delete(id)
    waiting = waiting.filter((event) => !gone.has(event.id))
  }

  return {
    add(event: QueuedEvent, urgent = false): void {
      if (waiting.length >= MOST_WAITING) forget(waiting.slice(0, 100))
      waiting.push(event)
      ports.store.put(event)
      schedule(urgent ? 0 : GATHER_MS)
    },

    /** Takes over what earlier pages left unsent; called again now and then, since others may leave at any time. */
    adoptLeftovers(): void {
      const known = new Set(waiting.map((event) => event.id))
      const now = ports.now()
      for (const { own, ...event } of ports.store.all().sort((a, b) => a.at - b.at)) {
        if (known.has(event.id)) continue
        const expired = Math.abs(now - event.at) > KEPT_MS
        if (expired) ports.store.remove(event.id)
        else if ((own || now - event.at > OTHERS_AGE_MS) && waiting.length < MOST_WAITING) {
          adopted.add(event.id)
          waiting.push(event)
        }
      }
      if (waiting.length > 0) schedule(0)
    },

    /** Now, e.g. because the network is back or the tab is put aside; but not before the time that the server named. */
    flush(): void {
      pausedUntil = 0
      schedule(0)
    },

    /**
     * The page may be gone in a moment. Whether this arrives is never known, so the events stay stored and a later page
     * sends them once more.
     */
    leave(): void {
      let rest = waiting.filter((event) => !flying.has(event.id))
      while (rest.length > 0) {
        const batch = nextBatch(rest)
        if (!ports.beacon(bodyOf(batch, ports.now()))) return
        rest = rest.slice(batch.length)
      }
    },

    size: () => waiting.length,
  }
}

function nextBatch(events: readonly QueuedEvent[]): QueuedEvent[] {
  const batch: QueuedEvent[] = []
  let bytes = 64 // the envelope around them
  for (const event of events.slice(0, MOST_EVENTS)) {
    // Ids, numbers and codes are ASCII: a character is a byte.
    bytes += event.json.length + 1
    if (bytes > MOST_BYTES && batch.length > 0) break
    batch.push(event)
  }
  return batch
}

const bodyOf = (events: readonly QueuedEvent[], now: number): string =>
  `{"sentAt":"${new Date(now).toISOString()}","events":[${events.map((event) => event.json).join(',')}]}`

/** Taken, or refused for good: sending it again would change nothing. */
const isSettled = (status: number): boolean =>
  (status >= 200 && status < 300) ||
  (status >= 400 && status < 500 && status !== 408 && status !== 429 && status !== 401)
