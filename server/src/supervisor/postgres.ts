import { setTimeout as delay } from 'node:timers/promises'
import { type Cluster, endOrphans, initCluster, spawnPostgres, whenReady } from '#platform/postgres/cluster.ts'
import { exitOf, killSession } from './child.ts'

/** What it says whenever it starts, stops or recovers. */
const USUAL =
  /the database system is (starting up|shutting down|in recovery mode|not yet accepting)|terminating connection|pre-existing shared memory/
/** Children of a killed server that root in a container may not see; they leave by themselves. */
const ORPHANS = /pre-existing shared memory block/
const ORPHANS_MS = 15_000
/** After a crash it first goes through up to `max_wal_size` of log, on a slow disk for minutes. */
const RECOVERY_MS = 600_000

/** PostgreSQL as a kept child. Lines it prints are shown only while it starts or when they tell of trouble. */
export function launchPostgres(cluster: Cluster) {
  let child: ReturnType<typeof spawnPostgres> | null = null
  let last = ''

  async function start() {
    let ended = false
    const server = spawnPostgres(cluster)
    child = server
    server.stderr?.on('data', (chunk: Buffer) => {
      last = chunk.toString().slice(-2000)
      if (/FATAL|PANIC/.test(last) && !USUAL.test(last)) process.stderr.write(`postgres: ${last}`)
    })
    void exitOf(server).then(() => {
      ended = true
    })
    await whenReady(cluster, () => ended, RECOVERY_MS)
  }

  const started = (async () => {
    initCluster(cluster)
    // What a killed supervisor left behind ends first; so there is exactly one, and its exit is ours to see.
    await endOrphans(cluster)
    const giveUp = performance.now() + ORPHANS_MS
    for (;;)
      try {
        await start()
        return ''
      } catch (error) {
        if (!ORPHANS.test(last) || performance.now() > giveUp) throw error
        await delay(200)
      }
  })()
  const exited = started
    .then(
      () => undefined,
      () => undefined,
    )
    .then(() => (child ? exitOf(child) : undefined))
  return {
    ready: started.catch((error: unknown) => {
      const said = last || (error instanceof Error ? error.message : '')
      throw new Error(`PostgreSQL did not start. ${said}`, { cause: error })
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
