import type { PlayedRange } from '../played-ranges.ts'
import { joined } from './progress-of.ts'

/** One video's report that the server has not acknowledged. */
export type Unsent = { vodId: string; positionMs: number; ranges: PlayedRange[]; at: number }

export type UnsentPorts = {
  /** Must outlive the page where the browser can do that. @returns false when it is worth another try */
  send: (items: readonly Unsent[]) => Promise<boolean>
  /** Hands them to the browser while the page goes away. */
  beacon: (items: readonly Unsent[]) => void
  /** What survives a reload, by video. */
  store: { put: (item: Unsent) => void; remove: (item: Unsent) => void; all: () => Unsent[] }
}

/** Each may have 200 ranges, and browsers let 64 KiB be on its way while a page closes. */
const MOST_AT_ONCE = 10
const LONGEST_WAIT_MS = 60_000

/**
 * Keeps reports until the server has acknowledged them. Those of one video become one: ranges are added, the position
 * that was reached last holds. Sent twice they come to the same.
 */
export function openUnsent(ports: UnsentPorts) {
  const waiting = new Map<string, Unsent>()
  let flying: readonly Unsent[] = []
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The report that is under way, and those that follow it at once. */
  let sending = Promise.resolve()

  function add(item: Unsent): void {
    const before = waiting.get(item.vodId)
    const last = before && before.at > item.at ? before : item
    const whole = { ...last, ranges: joined([...(before?.ranges ?? []), ...item.ranges]) }
    waiting.set(item.vodId, whole)
    const inFlight = flying.find(({ vodId }) => vodId === item.vodId)
    ports.store.put(inFlight ? { ...whole, ranges: joined([...inFlight.ranges, ...whole.ranges]) } : whole)
  }

  async function send(): Promise<void> {
    clearTimeout(timer)
    if (flying.length > 0 || waiting.size === 0) return
    flying = [...waiting.values()].slice(0, MOST_AT_ONCE)
    for (const { vodId } of flying) waiting.delete(vodId)
    const settled = await ports.send(flying)
    const sent = flying
    flying = []
    if (settled) {
      failures = 0
      // What came meanwhile lies there under the same name.
      for (const item of sent) if (!waiting.has(item.vodId)) ports.store.remove(item)
      return send()
    }
    for (const item of sent) add(item)
    timer = setTimeout(start, Math.min(LONGEST_WAIT_MS, 2000 * 2 ** failures++))
  }

  function start(): void {
    if (flying.length === 0) sending = send()
  }

  return {
    add(item: Unsent): void {
      add(item)
      // After a failure its time comes by itself.
      if (failures === 0) start()
    },
    /** Now, e.g. because the network is back; with what earlier pages left. */
    flush(): void {
      failures = 0
      start()
    },
    adopt(): void {
      for (const item of ports.store.all()) if (!waiting.has(item.vodId)) waiting.set(item.vodId, item)
      start()
    },
    /** What was told before is acknowledged, or could not be sent. */
    idle: (): Promise<void> => sending,
    /** The page may be gone in a moment. Whether it arrives is not known, so it stays stored for a later page. */
    leave(): void {
      if (waiting.size > 0) ports.beacon([...waiting.values()].slice(0, MOST_AT_ONCE))
    },
  }
}
