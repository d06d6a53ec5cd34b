import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { ClickHouse } from '#platform/clickhouse/client.ts'
import { ownerOf } from '#platform/clickhouse/installation.ts'
import type { Config } from '../config.ts'
import type { Engines } from '../engines.ts'
import { readMoved } from '../supervisor/moved.ts'
import { FatalError } from './child.ts'

/**
 * An outside database that is empty is a new installation only where the data folder knows of none.
 * @throws {FatalError}
 */
export async function assertNotForgotten(config: Config, { dataDir }: Engines, client: pg.Client | pg.PoolClient) {
  if (!config.databaseUrl) return
  const { rows } = await client.query("select to_regclass('platform.installation') is not null as there")
  if (rows[0]?.there) return
  const former = existsSync(join(dataDir, 'postgres/PG_VERSION')) && !readMoved(dataDir).postgres
  if (former)
    throw new FatalError(
      `The database that DATABASE_URL names is empty, and ${dataDir} holds one: run npx studio move --to-postgres URL first, or unset DATABASE_URL. For a new installation set STUDIO_DATA to an empty folder.`,
    )
  if (existsSync(join(dataDir, 'objects/.installation')))
    throw new FatalError(
      `The database that DATABASE_URL names is empty, and ${dataDir} holds the files of an installation: name its database, or set STUDIO_DATA to an empty folder for a new installation.`,
    )
}

/** The same for ClickHouse, before its migrations. @throws {FatalError} */
export async function assertEventsNotForgotten(config: Config, { dataDir }: Engines, clickhouse: ClickHouse) {
  if (!config.clickhouseUrl || !existsSync(join(dataDir, 'clickhouse')) || readMoved(dataDir).clickhouse) return
  if ((await ownerOf(clickhouse)) !== null) return
  throw new FatalError(
    `The ClickHouse that CLICKHOUSE_URL names is empty, and ${dataDir}/clickhouse holds the events of this installation: run npx studio move --to-clickhouse URL first, or unset CLICKHOUSE_URL. If its history may be forgotten, remove that folder.`,
  )
}
