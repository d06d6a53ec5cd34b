import { type ChildProcess, spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pino from 'pino'
import { type Config, readConfig } from '../server/src/config.ts'
import { type Opened, openContext } from '../server/src/open-context.ts'
import { clusterUrl } from '../server/src/platform/postgres/cluster.ts'
import { dataFolder, runtimePath } from '../server/src/supervisor/folders.ts'
import { programOn } from '../server/src/supervisor/only-one.ts'

const root = join(import.meta.dirname, '..')

/** The program on this data folder, asked by HTTP as people do, and its database, for what nobody can do by HTTP: the past. */
export type Installation = {
  url: string
  config: Config
  opened: Opened
  /** Set when it did not run and was started for the demo. */
  started: ChildProcess | null
}

/** Starts the program where it does not run yet. */
export async function openInstallation(env: NodeJS.ProcessEnv = process.env): Promise<Installation> {
  const config = readConfig(env, root)
  let found = await runningOn(config)
  const started = found
    ? null
    : spawn(process.execPath, [join(root, 'server/src/main.ts')], { cwd: root, env, stdio: 'inherit' })
  while (!found) {
    if (started?.exitCode !== null) throw new Error('Creator Studio could not be started; why is said above.')
    await delay(200)
    found = await runningOn(config)
  }
  const { url, data } = found
  while (!(await isReady(url))) await delay(200)
  const databaseUrl = config.databaseUrl ?? clusterUrl({ socketDir: join(runtimePath(data), 'postgres') })
  // Events reach ClickHouse by the worker, which knows its password; nothing here asks it.
  const clickhouse = config.clickhouseUrl ? { url: config.clickhouseUrl } : { socketPath: '/nonexistent', password: '' }
  const opened = await openContext(config, { databaseUrl, clickhouse, dataDir: data }, 'api', {
    logTo: pino.destination(2),
  })
  return { url, config, opened, started }
}

async function runningOn(config: Config): Promise<{ url: string; data: string } | null> {
  const data = realOrNull(dataFolder(config.dataDir, config.root))
  const found = data && (await programOn(data))
  return found ? { url: found.url, data } : null
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null // the first start makes it
  }
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.ok,
    () => false,
  )
