import { mkdir } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { CannotOpenData, runClickHouse } from '#platform/clickhouse/server.ts'
import type { Engines } from '../engines.ts'
import { FatalError, type Running } from './child.ts'

export async function runEmbeddedClickHouse(engines: Engines): Promise<Running> {
  if (!('socketPath' in engines.clickhouse)) throw new Error('CLICKHOUSE_URL names a server: nothing to run here')
  setPriority(process.pid, 3) // requests come first; charts can wait a moment
  const dataDir = join(engines.dataDir, 'clickhouse')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const running = await opened({ dataDir, ...engines.clickhouse })
  return { stop: () => running.close() }
}

/** The former process of a killed supervisor leaves within a second; until then the directory is locked. */
async function opened(options: Parameters<typeof runClickHouse>[0]) {
  for (let tries = 1; ; tries++) {
    try {
      return await runClickHouse(options)
    } catch (error) {
      if (!(error instanceof CannotOpenData)) throw error
      if (tries > 20) throw new FatalError(error.message, { cause: error })
      await delay(150)
    }
  }
}
