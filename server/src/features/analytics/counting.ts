import { setTimeout as delay } from 'node:timers/promises'
import { ClickHouseUnavailable } from '#platform/clickhouse/client.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { isConnectionLoss } from '#platform/db-connect.ts'
import { countOnce, type Watch } from './count.ts'
import { tellFigures } from './figures-news.ts'
import { forgetOld } from './queries/counting.ts'
import { destroySalts } from './queries/salts.ts'
import { shipWaiting, type Times, type Untried } from './ship.ts'

const BEAT_MS = 1000
const HOUSEKEEPING_MS = 600_000
const DAY_MS = 86_400_000

/**
 * The worker's counting: one loop judges, one ships, so that a ClickHouse that is away delays no counter. Any number of
 * processes may run it; each step has one runner at a time.
 */
export function startCounting(ctx: Ctx, watch?: Watch, times?: Times): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const untried: Untried = new Map()
  const news = tellFigures(asSystem(ctx))
  const { signal } = stopping
  let shipSoon = () => {}
  let housekeepingAt = 0

  const rest = (ms: number) => delay(ms, undefined, { signal }).catch(() => {})
  /** Ends early when a batch is ready. */
  const restOrShip = (ms: number) =>
    Promise.race([
      rest(ms),
      new Promise<void>((resolve) => {
        shipSoon = resolve
      }),
    ])

  async function count(): Promise<boolean> {
    const counted = await countOnce(ctx, watch, times?.leaseMs)
    for (const batch of counted?.batches ?? []) untried.set(batch.id, batch.queryId)
    if (counted?.batches.length) shipSoon()
    if (performance.now() > housekeepingAt) {
      housekeepingAt = performance.now() + HOUSEKEEPING_MS
      const now = ctx.clock()
      await forgetOld(asSystem(ctx), now)
      await destroySalts(asSystem(ctx), new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10))
    }
    return counted?.full ?? false
  }

  async function counting() {
    let failures = 0
    while (!signal.aborted) {
      const began = performance.now()
      try {
        if (await count()) continue
        failures = 0
      } catch (error) {
        failures++
        if (isConnectionLoss(error)) ctx.log.debug({ err: error }, 'counting waits for the database')
        else ctx.log.error({ err: error, failures }, 'counting failed and is tried again')
      }
      await rest(
        failures > 0 ? Math.min(10_000, 200 * 2 ** failures) : Math.max(0, began + BEAT_MS - performance.now()),
      )
    }
  }

  async function shipping() {
    let failures = 0
    while (!signal.aborted) {
      try {
        const { done } = await shipWaiting(ctx, untried, {
          signal,
          onShipped: news.add,
          ...(watch && { watch }),
          ...(times && { times }),
        })
        if (failures > 0) ctx.log.info('events are on their way to ClickHouse again')
        failures = 0
        if (!done) continue
      } catch (error) {
        failures++
        const known = error instanceof ClickHouseUnavailable || isConnectionLoss(error)
        if (!known) ctx.log.error({ err: error, failures }, 'shipping events to ClickHouse failed and is tried again')
        else if (failures === 1) ctx.log.warn({ err: error }, 'events wait for ClickHouse; counters go on')
      }
      if (failures > 0) await rest(Math.min(3000, 200 * 2 ** failures))
      else await restOrShip(BEAT_MS)
    }
  }

  const loops = Promise.all([counting(), shipping()])
  return {
    async stop() {
      stopping.abort()
      await loops
      await news.close()
    },
  }
}
