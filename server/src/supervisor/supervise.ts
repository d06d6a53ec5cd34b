import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { clickHouseEnvironment } from '#platform/clickhouse/server.ts'
import { postgresHome, postgresUser } from '#platform/postgres/binaries.ts'
import type { Config } from '../config.ts'
import type { Engines } from '../engines.ts'
import { publicUrlOf } from '../open-context.ts'
import { type Kept, keepRunning, launchRole } from './child.ts'
import { dataFolder, prepareFolders } from './folders.ts'
import { becomeOnlyOne } from './only-one.ts'
import { clusterUrl, launchPostgres } from './postgres.ts'
import { say, step } from './steps.ts'

/** Long enough for parts in flight; the supervisor of the machine (systemd) usually gives 90 s. */
const GRACE_MS = 10_000

/** Runs everything on this machine: the engines, the migration, then the roles. Resolves when all of it has stopped. */
export async function supervise(config: Config): Promise<number> {
  const startedAt = performance.now()
  const url = publicUrlOf(config)
  const folders = prepareFolders(dataFolder(config.dataDir, config.root))
  const only = await becomeOnlyOne(folders.data, url)
  if ('other' in only) {
    say(`Creator Studio runs on this data folder already: ${only.other.url} (process ${only.other.pid})`)
    return 1
  }

  const running: Kept[] = []
  const stopped = Promise.withResolvers<number>()
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    // api -> live -> worker -> engines: first nobody asks any more, then nobody works, then the data are closed.
    for (const kept of [...running].sort((a, b) => order(a) - order(b))) await kept.stop(GRACE_MS)
    stopped.resolve(code)
  }
  const onFatal = (message: string) => {
    say(`\n${message}`)
    void stop(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (!stopping) say('\nStopping: requests and writes in flight are finished first.')
      void stop(0)
    })

  try {
    await startAll()
    say(
      `\nCreator Studio is at ${url}   (${((performance.now() - startedAt) / 1000).toFixed(1)} s; data in ${folders.data}; Ctrl-C stops it)\n`,
    )
  } catch (error) {
    if (!stopping) say(`\nThe start failed: ${error instanceof Error ? error.message : String(error)}`)
    await stop(1)
  }
  return stopped.promise

  async function startAll() {
    const user = postgresUser()
    const cluster = {
      home: '',
      dataDir: join(folders.data, 'postgres'),
      socketDir: join(folders.runtime, 'postgres'),
      user,
    }
    const engines: Engines = {
      databaseUrl: config.databaseUrl ?? clusterUrl(cluster),
      clickhouse: config.clickhouseUrl
        ? { url: config.clickhouseUrl }
        : { socketPath: join(folders.runtime, 'clickhouse/socket'), password: randomBytes(24).toString('base64url') },
      dataDir: folders.data,
    }
    const keep = async (name: string, launch: Parameters<typeof keepRunning>[1]) => {
      const kept = keepRunning(name, launch, (news) => !stopping && say(news))
      running.push(kept)
      const done = step(name)
      done(await kept.start())
    }
    const starting: Promise<void>[] = []
    if (!config.databaseUrl) {
      cluster.home = postgresHome(user, join(folders.data, 'engines'))
      starting.push(keep('postgres', () => launchPostgres(cluster)))
    }
    if (!config.clickhouseUrl)
      starting.push(
        keep('clickhouse', () => launchRole('clickhouse', engines, { onFatal, env: clickHouseEnvironment })),
      )
    await Promise.all(starting)
    await migrate(engines)
    await Promise.all([
      keep('worker', () => launchRole('worker', engines, { onFatal })),
      keep('api', () => launchRole('api', engines, { onFatal, env: { UV_THREADPOOL_SIZE: '16' } })),
    ])
  }

  async function migrate(engines: Engines) {
    const done = step('migrate')
    const run = launchRole('migrate', engines, { onFatal })
    const detail = await run.ready
    await run.stop(GRACE_MS)
    done(detail)
  }
}

const ORDER = ['api', 'live', 'worker', 'clickhouse', 'postgres']
const order = (kept: Kept) => ORDER.indexOf(kept.name)
