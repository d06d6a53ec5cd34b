import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { ClickHouse } from '#platform/clickhouse/client.ts'
import { ownerOf } from '#platform/clickhouse/installation.ts'
import type { S3Settings } from '#platform/storage/s3-settings.ts'
import { openS3Store } from '#platform/storage/s3-store.ts'
import { storeInstallation } from '#platform/storage/store-installation.ts'
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

/** The same for files, before the bucket is claimed. @throws {FatalError} */
export async function assertFilesNotForgotten(settings: S3Settings, { dataDir }: Engines) {
  const folder = join(dataDir, 'objects/objects')
  if (!existsSync(folder) || readdirSync(folder).length === 0 || readMoved(dataDir).files) return
  const store = openS3Store(settings)
  try {
    if ((await storeInstallation(store).read()) !== null) return
  } catch {
    return // what is wrong with the bucket is said by those who look at it next
  } finally {
    await store.close()
  }
  throw new FatalError(
    `The bucket that S3_BUCKET names is empty, and ${dataDir}/objects holds the files of this installation: run npx studio move --to-s3 first, or unset S3_BUCKET.`,
  )
}

/** What the migrations and every statement after them need, said before anything is tried. */
export async function assertRights(client: pg.Client | pg.PoolClient) {
  const { rows } = await client.query(`
    select current_setting('server_version_num')::int as version, current_user as login, me.rolsuper, me.rolcreaterole,
      has_database_privilege(current_database(), 'create') as creates,
      (select count(*)::int from pg_roles where rolname in ('studio_app', 'studio_worker')) as roles,
      (select bool_and(pg_has_role(current_user, oid, 'set') or pg_has_role(current_user, oid, 'usage with admin option'))
        from pg_roles where rolname in ('studio_app', 'studio_worker')) as becomes
    from pg_roles me where me.rolname = current_user`)
  const { version, login, rolsuper, rolcreaterole, creates, roles, becomes } = rows[0]
  if (version < 160_000) throw new Error('it is older than PostgreSQL 16')
  if (!creates) throw new Error(`the login ${login} may not create schemas in it (GRANT CREATE ON DATABASE)`)
  if (rolsuper) return
  const grant = `GRANT studio_app, studio_worker TO "${login}"`
  if (roles < 2 && !rolcreaterole)
    throw new Error(
      `the login ${login} may not make roles: give it CREATEROLE, or run as an administrator CREATE ROLE studio_app NOLOGIN; CREATE ROLE studio_worker NOLOGIN; ${grant}`,
    )
  if (roles > 0 && !becomes)
    throw new Error(`the roles studio_app and studio_worker are another login's: run as an administrator ${grant}`)
}
