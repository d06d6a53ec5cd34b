import type { ClickHouseTarget } from '#platform/clickhouse/client.ts'
import type { Checkpoint } from './count.ts'
import { contextForTests } from './counting-for-tests.ts'
import { startCounting } from './service.ts'

/** A counting worker that ends itself, as `kill -9` would, when it comes to a checkpoint the given number of times. */
const { url, target, dieAt, times } = JSON.parse(process.env.COUNTING_CHILD ?? '{}') as {
  url: string
  target: ClickHouseTarget
  dieAt: Checkpoint | null
  times: number
}
let left = times
const { ctx } = contextForTests({ url, target })
startCounting(ctx, (point) => {
  if (point === dieAt && --left <= 0) process.kill(process.pid, 'SIGKILL')
})
process.send?.('counting')
