import { asSystem } from '#platform/context.ts'
import { readConfig } from '../../../config.ts'
import type { Engines } from '../../../engines.ts'
import { openContext } from '../../../open-context.ts'
import { runBulk } from '../bulk/run-bulk.ts'
import { purgeChannel } from '../leaving/purge-channel.ts'
import { purgeAll } from './purge.ts'

/** Does a piece of work in a process of its own, which ends itself as `kill -9` would: at a delete, or whenever it is told. */
const { engines, root, work } = JSON.parse(process.env.KILLED_CHILD ?? '{}') as {
  engines: Engines
  root: string
  work:
    | { kind: 'bulk'; id: string }
    | { kind: 'purge'; dieAtDelete: number }
    | { kind: 'channel'; id: string; dieAtDelete: number }
}
const { ctx } = await openContext(readConfig({ LOG_LEVEL: 'error', PORT: '4999' }, root), engines, 'api')
const system = asSystem(ctx)
if (work.kind === 'bulk') await runBulk(system, work.id)
else {
  let left = work.dieAtDelete
  const store = {
    ...ctx.store,
    async delete(keys: readonly string[]) {
      await ctx.store.delete(left === 1 ? keys.slice(0, Math.ceil(keys.length / 2)) : keys)
      if (--left <= 0) process.kill(process.pid, 'SIGKILL')
    },
  }
  const { signal } = new AbortController()
  if (work.kind === 'channel') await purgeChannel({ ...system, store }, work.id, signal)
  else await purgeAll({ ...system, store }, signal)
}
process.exit(0)
