import { setTimeout as delay } from 'node:timers/promises'
import { ClickHouseUnavailable } from '#platform/clickhouse/client.ts'
import type { Ctx } from '#platform/context.ts'

const LOOK_EVERY_MS = 400
const PATIENCE_MS = 500
/** After an engine did not answer, it is asked whether it lives before it is given anything to do. */
const DOUBT_MS = 10_000

const doubted = new WeakMap<Ctx['clickhouse'], number>()

/**
 * A query for a page that somebody waits for: a slow one is given its time, one at an engine that hangs is given up after
 * about a second, and the next ones after half of that.
 * @throws {ClickHouseUnavailable}
 */
export async function whileAlive<T>({ clickhouse }: Ctx, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const hangs = () => new ClickHouseUnavailable('ClickHouse does not answer')
  const lives = async () => {
    const alive = await clickhouse.alive(PATIENCE_MS)
    if (alive) doubted.delete(clickhouse)
    else doubted.set(clickhouse, performance.now() + DOUBT_MS)
    return alive
  }
  if ((doubted.get(clickhouse) ?? 0) > performance.now() && !(await lives())) throw hangs()
  const hung = new AbortController()
  const done = new AbortController()
  const watching = (async () => {
    while (!done.signal.aborted) {
      await delay(LOOK_EVERY_MS, undefined, { signal: done.signal }).catch(() => {}) // the answer came
      if (!done.signal.aborted && !(await lives())) return hung.abort(hangs())
    }
  })()
  try {
    return await ask(hung.signal)
  } finally {
    done.abort()
    await watching
  }
}
