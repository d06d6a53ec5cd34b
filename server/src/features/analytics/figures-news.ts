import type { Ctx } from '#platform/context.ts'

const EVERY_MS = 1000
/** A notice may have 7,900 bytes; an id takes 39. */
const MOST_IN_ONE = 180

/** Tells open dashboards which channels have new figures, at most once a second. */
export function tellFigures(ctx: Ctx) {
  let waiting = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let telling = Promise.resolve()

  async function tell() {
    timer = null
    const channelIds = [...waiting]
    waiting = new Set()
    try {
      for (let i = 0; i < channelIds.length; i += MOST_IN_ONE)
        await ctx.broadcast.publish(ctx, 'analytics.figures', { channelIds: channelIds.slice(i, i + MOST_IN_ONE) })
    } catch (error) {
      ctx.log.debug({ err: error }, 'new figures were not announced') // a page that is open asks again by itself
    }
  }

  return {
    add(channelIds: string[]) {
      for (const id of channelIds) waiting.add(id)
      timer ??= setTimeout(() => {
        telling = tell()
      }, EVERY_MS)
    },
    async close() {
      if (timer) clearTimeout(timer)
      await telling
    },
  }
}
