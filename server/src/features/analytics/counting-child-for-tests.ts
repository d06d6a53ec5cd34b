import type { ClickHouseTarget } from '#platform/clickhouse/client.ts'
import type { Checkpoint } from './count.ts'
import { contextForTests } from './counting-for-tests.ts'
import { startCounting } from './service.ts'

/** A counting worker that ends itself, as `kill -9` would, when it comes to a checkpoint the given number of times. */
const { url, target, dieAt, times, stopAt, leaseMs } = JSON.parse(process.env.COUNTING_CHILD ?? '{}') as {
  url: string
  target: ClickHouseTarget
  dieAt: Checkpoint | null
  times: number
  /** Where it hangs instead, as a machine that sleeps does; it says so before. */
  stopAt?: Checkpoint
  leaseMs?: number
}
let left = times
const { ctx } = contextForTests({ url, target })
let hung = false
const watch = async (point: Checkpoint) => {
  if (point === stopAt && !hung) {
    hung = true
    await new Promise((sent) => process.send?.('hangs', undefined, undefined, sent))
    process.kill(process.pid, 'SIGSTOP')
  }
  if (point === dieAt && --left <= 0) process.kill(process.pid, 'SIGKILL')
}
startCounting(ctx, watch, leaseMs ? { insertMs: 30_000, leaseMs } : undefined)
process.send?.('counting')
