import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { MakeList } from './jobs.ts'
import { keepUp } from './keep/keep-up.ts'
import { ladderMovedAt } from './keep/queries.ts'
import { madeAt } from './lists/queries.ts'

export { keepUp } from './keep/keep-up.ts'

const HOUR_MS = 3_600_000
/** How oft each list is made anew; what people go on to changes slowly and takes the longest. */
const EVERY_MS = { trending: HOUR_MS, popular: HOUR_MS, ladder: HOUR_MS, went_on: 6 * HOUR_MS }

/** Asks for the lists that are due. Any number of workers may: of each list one job waits or runs. */
export async function askForLists(ctx: Ctx): Promise<void> {
  const now = ctx.clock().getTime()
  const system = asSystem(ctx)
  for (const list of ['ladder', 'trending', 'popular', 'went_on'] as const) {
    const at = list === 'ladder' ? await ladderMovedAt(system) : await madeAt(system, list)
    if (at && now - at.getTime() < EVERY_MS[list]) continue
    await inTransaction(system, (tx) => tx.jobs.enqueue(tx, MakeList, { list }))
  }
}

const KEEP_UP_EVERY_MS = 1000
const ASK_EVERY_MS = 60_000

/** What the worker does for searches and lists beside its jobs. */
export function startDiscovery(ctx: Ctx): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const stopping = new AbortController()
  const keeping = setInterval(() => {
    if (busy) return
    busy = true
    running = keepUp(ctx, stopping.signal)
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'the search was not brought up to date'))
      .finally(() => {
        busy = false
      })
  }, KEEP_UP_EVERY_MS)
  const ask = () => {
    askForLists(ctx).catch((error: unknown) => ctx.log.warn({ err: error }, 'the lists were not looked at'))
  }
  const asking = setInterval(ask, ASK_EVERY_MS)
  ask()
  return {
    async stop() {
      stopping.abort()
      clearInterval(keeping)
      clearInterval(asking)
      await running
    },
  }
}
