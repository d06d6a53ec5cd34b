import { randomBytes } from 'node:crypto'
import { accessSync, constants, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { clickHouseEnvironment } from '#platform/clickhouse/server.ts'
import { tryPort, withPort } from '#platform/port.ts'
import { postgresHome, postgresUser } from '#platform/postgres/binaries.ts'
import { clusterUrl } from '#platform/postgres/cluster.ts'
import { type Config, ConfigError, publicUrlOf } from '../config.ts'
import type { Engines } from '../engines.ts'
import { type Kept, keepRunning, launchRole } from './child.ts'
import { assertRestored, clickHousePasswordFile, dataFolder, openDataFolder, prepareFolders } from './folders.ts'
import { assertNotMoved } from './moved.ts'
import { becomeOnlyOne } from './only-one.ts'
import { launchPostgres } from './postgres.ts'
import { say, step } from './steps.ts'

/** Long enough for parts in flight; the supervisor of the machine (systemd) usually gives 90 s. */
const GRACE_MS = 10_000
/** ClickHouse opens in 1 to 3 s. Nothing but the charts needs it, so a start does not wait for it for long. */
const CLICKHOUSE_PATIENCE_MS = 15_000

/** Runs everything on this machine: the engines, the migration, then the roles. Resolves when all of it has stopped. */
export async function supervise(config: Config): Promise<number> {
  const startedAt = performance.now()
  const url = publicUrlOf(config)
  checkFfmpegPath(config)
  const data = openDataFolder(dataFolder(config.dataDir, config.root))
  const only = await becomeOnlyOne(data, url)
  if ('other' in only) {
    const where = only.other ? `${only.other.url} (process ${only.other.pid})` : 'it does not answer at the moment'
    say(`Creator Studio runs on this data folder already: ${where}`)
    return 1
  }
  assertRestored(data)
  assertNotMoved(config, data)
  // Here rather than by the api: engines that start for nothing cost seconds.
  await withPort(
    config,
    () => tryPort(config),
    (sentence) => new ConfigError(sentence),
  )
  const folders = prepareFolders(data)

  const running: Pick<Kept, 'name' | 'stop'>[] = []
  const stopped = Promise.withResolvers<number>()
  let stopping = false
  let up = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    // api -> worker -> engines: first nobody asks any more, then nobody works, then the data are closed.
    for (const kept of [...running].sort((a, b) => order(a) - order(b))) await kept.stop(GRACE_MS)
    rmSync(folders.runtime, { recursive: true, force: true })
    stopped.resolve(code)
  }
  /** At the start a person reads it and mends it. Later it may pass (a port taken while we were away), so it is tried again. */
  const onFatal = (message: string) => {
    if (stopping) return
    say(up ? message : `\n${message}`)
    if (!up) void stop(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!stopping) say('\nStopping: requests and writes in flight are finished first.')
      void stop(0)
    })

  try {
    await startAll()
    up = true
    if (!stopping)
      say(
        `\nCreator Studio is at ${url}   (${((performance.now() - startedAt) / 1000).toFixed(1)} s; data in ${folders.data}; Ctrl-C stops it)\n`,
      )
  } catch (error) {
    if (!stopping) say(`\nThe start failed: ${error instanceof Error ? error.message : String(error)}`)
    await stop(1)
  }
  return stopped.promise

  async function startAll() {
    const socketDir = join(folders.runtime, 'postgres')
    const engines: Engines = {
      databaseUrl: config.databaseUrl ?? clusterUrl({ socketDir }),
      clickhouse: config.clickhouseUrl
        ? { url: config.clickhouseUrl }
        : { socketPath: join(folders.runtime, 'clickhouse/socket'), password: randomBytes(24).toString('base64url') },
      dataDir: folders.data,
    }
    tellCommands(folders.runtime, engines)
    const starting: Promise<unknown>[] = []
    if (!config.databaseUrl) {
      const user = postgresUser()
      const home = postgresHome(user, join(folders.data, 'engines'))
      const cluster = { home, dataDir: join(folders.data, 'postgres'), socketDir, user }
      starting.push(keep('postgres', () => launchPostgres(cluster)))
    }
    if (!config.clickhouseUrl) starting.push(keepClickHouse(engines))
    await Promise.all(starting)
    await migrate(engines)
    await Promise.all([
      keep('worker', () => launchRole('worker', engines, { onFatal })),
      keep('api', () => launchRole('api', engines, { onFatal, env: { UV_THREADPOOL_SIZE: '16' } })),
    ])
  }

  async function keep(name: string, launch: Parameters<typeof keepRunning>[1]) {
    const kept = keepUnlessStopping(name, launch)
    const done = step(name)
    done(await kept.start())
  }

  function keepUnlessStopping(name: string, launch: Parameters<typeof keepRunning>[1]): Kept {
    if (stopping) throw new Error('stopped')
    const kept = keepRunning(name, launch, (news) => !stopping && say(news))
    running.push(kept)
    return kept
  }

  /** Whatever keeps ClickHouse from starting keeps only the charts waiting; it is tried again and again. */
  async function keepClickHouse(engines: Engines) {
    let told = ''
    const tell = (message: string) => {
      if (!stopping && message !== told) say(message)
      told = message
    }
    const kept = keepUnlessStopping('clickhouse', () =>
      launchRole('clickhouse', engines, { onFatal: tell, env: clickHouseEnvironment }),
    )
    const done = step('clickhouse')
    const first = await Promise.race([
      kept.start({ mayFail: true }).catch(() => null),
      delay(CLICKHOUSE_PATIENCE_MS, null, { ref: false }),
    ])
    if (!stopping) done(first ?? 'not there yet: charts wait for it, everything else works')
  }

  async function migrate(engines: Engines) {
    if (stopping) throw new Error('stopped')
    const done = step('migrate')
    const run = launchRole('migrate', engines, { onFatal })
    running.push({ name: 'migrate', stop: run.stop })
    const detail = await run.ready
    await run.stop(GRACE_MS)
    done(detail)
  }
}

/** `npx studio` asks the running engines; the folder is closed to everybody else. */
function tellCommands(runtime: string, { clickhouse }: Engines) {
  if ('password' in clickhouse) writeFileSync(clickHousePasswordFile(runtime), clickhouse.password, { mode: 0o600 })
}

/** Unset, the system's is looked for while the program runs; a path that was given has to be right. */
function checkFfmpegPath({ ffmpegPath }: Config) {
  if (ffmpegPath === null) return
  try {
    accessSync(ffmpegPath, constants.X_OK)
  } catch {
    throw new ConfigError(`FFMPEG_PATH ${ffmpegPath} is not a program; correct it, or unset it to use the system's.`)
  }
}

const ORDER = ['migrate', 'api', 'worker', 'clickhouse', 'postgres']
const order = ({ name }: { name: string }) => ORDER.indexOf(name)
