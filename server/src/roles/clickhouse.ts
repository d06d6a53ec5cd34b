import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runClickHouse } from '#platform/clickhouse/server.ts'
import type { Engines } from '../engines.ts'
import type { Running } from './child.ts'

export async function runEmbeddedClickHouse(engines: Engines): Promise<Running> {
  if (!('socketPath' in engines.clickhouse)) throw new Error('CLICKHOUSE_URL names a server: nothing to run here')
  const dataDir = join(engines.dataDir, 'clickhouse')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const running = await runClickHouse({ dataDir, ...engines.clickhouse })
  return { stop: () => running.close() }
}
