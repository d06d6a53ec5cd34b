import type { Ctx } from '#platform/context.ts'
import { openFacts } from './facts.ts'
import { gateOf } from './gate.ts'
import { openInbox } from './inbox.ts'
import type { Reception } from './receive.ts'
import { openVisitors } from './visitor.ts'

export { startCounting } from './counting.ts'
export { dashboard } from './dashboard.ts'
export { forgetChannels } from './forget.ts'
export { discard, quarantine, tryAgain, tryAllAgain } from './quarantine.ts'
export { type ViewersOfDay, viewersOfDay, viewersOfWeek } from './queries/viewers-of-day.ts'
export { wentOnTo } from './queries/went-on-to.ts'
export { receiveEvents } from './receive.ts'

/** Before anything is looked up for a request that brings events. @throws {TooManyWaiting | Unavailable} */
export const refuseWhenFull = (ctx: Ctx): void => gateOf(ctx).check()

/** What taking events needs, once per process. Closing waits until everything taken is durable. */
export function openReception(ctx: Ctx): Reception & { close(): Promise<void> } {
  const facts = openFacts(ctx)
  const inbox = openInbox(ctx)
  return {
    facts,
    inbox,
    gate: gateOf(ctx),
    visitors: openVisitors(ctx),
    clock: ctx.clock,
    async close() {
      facts.close()
      await inbox.close()
    },
  }
}
