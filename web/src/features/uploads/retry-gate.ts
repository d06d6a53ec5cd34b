import type { ApiProblem } from '#web/lib/api-problem.ts'
import { backoffMs } from './backoff.ts'

/** What an upload waits for when the line is down. `at` is in ms of the clock. */
export type Waiting = { name: 'offline' } | { name: 'retrying'; at: number; reason: string }

export type RetryPorts = {
  now: () => number
  random: () => number
  /** False only when the device knows that it has no network. */
  online: () => boolean
  /** Calls back once the network returns; the result takes that back. */
  whenOnline: (callback: () => void) => () => void
}

/**
 * One gate for all requests of an upload: the first one to fail closes it, the others wait behind it, and one of them
 * tries first when it opens. Network failures and a server that is down are waited out for as long as it takes.
 */
export type RetryGate = {
  /** Resolves when requests may be made; throws the signal's reason. */
  pass: () => Promise<void>
  close: (problem: ApiProblem) => void
  /** Something went through: the next failure starts with a short wait again. */
  succeeded: () => void
  /** Ends the waiting now. */
  hurry: () => void
}

/** A device that says "offline" may still reach a studio on itself, so even then it is tried now and then. */
const OFFLINE_TRY_MS = 20_000

export function createRetryGate(
  ports: RetryPorts,
  signal: AbortSignal,
  report: (waiting: Waiting | null) => void,
): RetryGate {
  let failures = 0
  let opening: Promise<void> | null = null
  let open = () => {}

  const waitFor = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => open(), ms)
      const forget = ports.whenOnline(() => open())
      open = () => {
        clearTimeout(timer)
        forget()
        signal.removeEventListener('abort', open)
        opening = null
        resolve()
      }
      signal.addEventListener('abort', open)
    })

  return {
    async pass() {
      while (opening) await opening
      signal.throwIfAborted()
    },
    close(problem) {
      if (opening || signal.aborted) return
      const offline = problem.status === 0 && !ports.online()
      const ms = offline
        ? OFFLINE_TRY_MS
        : Math.max((problem.retryAfterS ?? 0) * 1000, backoffMs(failures++, ports.random))
      report(offline ? { name: 'offline' } : { name: 'retrying', at: ports.now() + ms, reason: problem.title })
      opening = waitFor(ms).then(() => {
        if (!signal.aborted) report(null)
      })
    },
    succeeded() {
      failures = 0
    },
    hurry: () => open(),
  }
}
