import { statfs } from 'node:fs/promises'
import * as accounts from '#features/accounts/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { failuresSince } from '#platform/job-list.ts'
import { DiskLow, JobsFailed } from './kinds.ts'
import { notify, settle } from './notify.ts'

/** Told once when the room gets short, and again only after there was enough in between. */
const SHORT = { share: 0.05, bytes: 5e9 }
const ENOUGH = { share: 0.1, bytes: 10e9 }

/** What the people who run the installation should hear without looking. Called now and then. */
export async function watchMachine(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx)
  const operators = await accounts.operators(system)
  if (operators.length === 0) return
  const { dataDir } = ctx.config
  if (dataDir) {
    const { bavail, bsize, blocks } = await statfs(dataDir)
    await tellRoom(system, operators, { freeBytes: bavail * bsize, totalBytes: blocks * bsize })
  }
  await tellFailures(system, operators)
}

/** Exported for its test. */
export async function tellRoom(ctx: Ctx, operators: string[], disk: { freeBytes: number; totalBytes: number }) {
  const below = (limit: { share: number; bytes: number }) =>
    disk.freeBytes < Math.min(limit.bytes, disk.totalBytes * limit.share)
  if (below(SHORT)) await notify(ctx, operators, { kind: DiskLow, payload: disk, dedup: 'operator.disk-low' })
  else if (!below(ENOUGH)) await settle(ctx, operators, 'operator.disk-low')
}

/** Jobs that were given up, at most one notice a day and queue. */
async function tellFailures(ctx: Ctx, operators: string[]) {
  const today = ctx.clock().toISOString().slice(0, 10)
  for (const payload of await failuresSince(ctx, new Date(`${today}T00:00:00Z`)))
    await notify(ctx, operators, { kind: JobsFailed, payload, dedup: `operator.jobs-failed:${payload.queue}:${today}` })
}
