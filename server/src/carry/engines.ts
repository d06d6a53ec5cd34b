import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clickHouseEnvironment } from '#platform/clickhouse/server.ts'
import { postgresHome, postgresUser } from '#platform/postgres/binaries.ts'
import { clusterUrl } from '#platform/postgres/cluster.ts'
import { Refusal } from '../cli/command.ts'
import type { Config } from '../config.ts'
import type { Engines } from '../engines.ts'
import { launchRole } from '../supervisor/child.ts'
import {
  assertRestored,
  clickHousePasswordFile,
  dataFolder,
  openDataFolder,
  prepareFolders,
  runtimePath,
} from '../supervisor/folders.ts'
import { assertNotMoved, type MovedEngine } from '../supervisor/moved.ts'
import { becomeOnlyOne } from '../supervisor/only-one.ts'
import { launchPostgres } from '../supervisor/postgres.ts'

export type InUse = {
  engines: Engines
  /** Somebody else runs them: the program itself. */
  live: boolean
  release(): Promise<void>
}

/**
 * The engines of the installation, for a command: those of the running program, or started for this moment; then nobody
 * else can start on the data folder.
 * @param options.clickhouse false where PostgreSQL is enough
 * @param options.restoring by the restore itself, which alone may work in a folder that is not whole
 * @param options.back of an engine that moved away and is about to be used again
 * @throws {Refusal | ConfigError} when the folder is not whole, or its engines moved elsewhere
 */
export async function useEngines(
  config: Config,
  options: { clickhouse?: boolean; restoring?: boolean; back?: MovedEngine } = {},
): Promise<InUse> {
  const data = openDataFolder(dataFolder(config.dataDir, config.root))
  if (!options.restoring) assertRestored(data)
  assertNotMoved(config, data, options.back)
  const only = await becomeOnlyOne(data, 'npx studio')
  if ('other' in only) return runningEngines(config, data)
  const folders = prepareFolders(data)
  const socketDir = join(folders.runtime, 'postgres')
  const engines: Engines = {
    databaseUrl: config.databaseUrl ?? clusterUrl({ socketDir }),
    clickhouse: config.clickhouseUrl
      ? { url: config.clickhouseUrl }
      : { socketPath: join(folders.runtime, 'clickhouse/socket'), password: randomBytes(24).toString('base64url') },
    dataDir: data,
  }
  const launched: { stop(graceMs: number): Promise<void> }[] = []
  const release = async () => {
    await Promise.all(launched.map((each) => each.stop(10_000)))
    only.lock.close()
  }
  try {
    const starting: Promise<unknown>[] = []
    if (!config.databaseUrl) {
      const user = postgresUser()
      const home = postgresHome(user, join(data, 'engines'))
      const postgres = launchPostgres({ home, dataDir: join(data, 'postgres'), socketDir, user })
      launched.push(postgres)
      starting.push(postgres.ready)
    }
    if (!config.clickhouseUrl && options.clickhouse !== false) {
      let said = ''
      const clickhouse = launchRole('clickhouse', engines, {
        env: clickHouseEnvironment,
        onFatal: (message) => {
          said = message
        },
      })
      launched.push(clickhouse)
      starting.push(
        clickhouse.ready.catch((error) => {
          throw said ? new Refusal(said, { cause: error }) : error
        }),
      )
    }
    await Promise.all(starting)
    return { engines, live: false, release }
  } catch (error) {
    await release()
    throw error
  }
}

/** @throws {Refusal} while the program, or another command, works on the data folder */
export async function assertStopped(data: string, purpose: string): Promise<void> {
  const only = await becomeOnlyOne(data, 'npx studio')
  if ('other' in only) {
    const where = only.other ? `${only.other.url}, process ${only.other.pid}` : 'it does not answer'
    throw new Refusal(`Creator Studio runs on ${data} (${where}): stop it first, ${purpose}.`)
  }
  await new Promise((resolve) => only.lock.close(resolve))
}

export function runningEngines(config: Config, data: string): InUse {
  const runtime = runtimePath(data)
  const password = () => {
    try {
      return readFileSync(clickHousePasswordFile(runtime), 'utf8')
    } catch (cause) {
      throw new Refusal(
        `Creator Studio runs on ${data}, but its ClickHouse cannot be asked: run this as the same user, with the same environment (CLICKHOUSE_URL, TMPDIR).`,
        { cause },
      )
    }
  }
  return {
    live: true,
    release: async () => {},
    engines: {
      dataDir: data,
      databaseUrl: config.databaseUrl ?? clusterUrl({ socketDir: join(runtime, 'postgres') }),
      clickhouse: config.clickhouseUrl
        ? { url: config.clickhouseUrl }
        : { socketPath: join(runtime, 'clickhouse/socket'), password: password() },
    },
  }
}
