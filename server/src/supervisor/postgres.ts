import { setTimeout as delay } from 'node:timers/promises'
import {
  type Cluster,
  clusterUrl,
  initCluster,
  spawnPostgres,
  stopOrphan,
  whenReady,
} from '#platform/postgres/cluster.ts'
import { exitOf, killSession } from './child.ts'

export { clusterUrl }

/** PostgreSQL as a kept child. Lines it prints are shown only while it starts or when they tell of trouble. */
export function launchPostgres(cluster: Cluster) {
  let ended = false
  let child: ReturnType<typeof spawnPostgres> | null = null
  let last = ''
  const started = (async () => {
    initCluster(cluster)
    // One that a killed supervisor left behind ends first; so there is exactly one, and its exit is ours to see.
    await stopOrphan(cluster)
    child = spawnPostgres(cluster)
    child.stderr?.on('data', (chunk: Buffer) => {
      last = chunk.toString().slice(-2000)
      if (
        /FATAL|PANIC/.test(last) &&
        !/the database system is (starting up|shutting down)|terminating connection/.test(last)
      )
        process.stderr.write(`postgres: ${last}`)
    })
    void exitOf(child).then(() => {
      ended = true
    })
    await whenReady(cluster, () => ended)
    return ''
  })()
  const exited = started
    .then(
      () => undefined,
      () => undefined,
    )
    .then(() => (child ? exitOf(child) : undefined))
  return {
    ready: started.catch((error: unknown) => {
      throw new Error(`PostgreSQL did not start. ${last}`, { cause: error })
    }),
    exited,
    async stop(graceMs: number) {
      await started.catch(() => {})
      if (!child) return
      child.stdin?.end() // its keeper then asks for a fast shutdown
      const exit = exitOf(child)
      await Promise.race([exit, delay(graceMs, undefined, { ref: false })])
      killSession(child)
      await exit
    },
  }
}
