import type { Ctx } from './context.ts'
import type { Database } from './db.ts'

type Batch<V> = { ctx: Ctx; ids: Set<string> } & PromiseWithResolvers<Map<string, V>>
type Line<V> = { underWay: number; waiting: Batch<V>[] }

/** Of one statement. */
const MOST_IDS = 1000

/**
 * What many ask for at the same moment is read by one statement: who asks while `atOnce` readings are under way is answered by
 * the next one, with everybody else who waits. Nobody waits where nothing is under way, and every reading begins after it was
 * asked for, so that it sees what was committed before.
 * @param read as somebody who is the same for all, like everybody or the program: the first one's context is used
 * @returns a map that may hold what others asked for too
 */
export function readTogether<V>(
  read: (ctx: Ctx, ids: readonly string[]) => Promise<Map<string, V>>,
  { atOnce }: { atOnce: number },
) {
  const lines = new WeakMap<Database, Line<V>>()

  function begin(line: Line<V>, ctx: Ctx, ids: readonly string[]): Promise<Map<string, V>> {
    line.underWay++
    return read(ctx, ids).finally(() => {
      line.underWay--
      const next = line.waiting.shift()
      if (next) begin(line, next.ctx, [...next.ids]).then(next.resolve, next.reject)
    })
  }

  return (ctx: Ctx, ids: readonly string[]): Promise<Map<string, V>> => {
    let line = lines.get(ctx.database)
    if (!line) {
      line = { underWay: 0, waiting: [] }
      lines.set(ctx.database, line)
    }
    if (line.underWay < atOnce) return begin(line, ctx, ids)
    let last = line.waiting.at(-1)
    if (!last || last.ids.size >= MOST_IDS) {
      last = { ctx, ids: new Set(), ...Promise.withResolvers<Map<string, V>>() }
      line.waiting.push(last)
    }
    for (const id of ids) last.ids.add(id)
    return last.promise
  }
}
