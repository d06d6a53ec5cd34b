import { type ClickHouse, ClickHouseError, ClickHouseUnavailable } from './client.ts'
import { migrateClickHouse } from './migrate.ts'

/** It holds the events of another installation; one sentence for the operator. */
export class ForeignClickHouse extends Error {
  override name = 'ForeignClickHouse'
}

/** @returns the id of the installation whose events it holds; null when nobody has claimed it yet */
export async function ownerOf(clickhouse: ClickHouse): Promise<string | null> {
  try {
    const found = await clickhouse.query<{ id: string }>('SELECT DISTINCT toString(id) AS id FROM installation LIMIT 2')
    return found[0]?.id ?? null
  } catch (error) {
    if (error instanceof ClickHouseError && error.type === 'UNKNOWN_TABLE') return null
    throw error
  }
}

/**
 * Brings a ClickHouse of ours, or one that nobody has claimed, to this release, and claims it.
 * @returns the migrations applied now
 * @throws {ForeignClickHouse}
 */
export async function bringUpToDate(clickhouse: ClickHouse, folder: string, installationId: string): Promise<string[]> {
  const owner = await ownerOf(clickhouse)
  if (owner !== null && owner !== installationId) throw foreign(clickhouse, owner, installationId)
  const applied = await migrateClickHouse(clickhouse, folder)
  if (owner === null) await clickhouse.insert('installation', ['id'], JSON.stringify([installationId]))
  return applied
}

const foreign = ({ kind }: ClickHouse, owner: string, installationId: string) =>
  new ForeignClickHouse(
    `The ${kind === 'server' ? 'ClickHouse that CLICKHOUSE_URL names' : 'ClickHouse in STUDIO_DATA'} belongs to installation ${owner}, the database to ${installationId}: point both at the same installation, or give this one an empty ClickHouse.`,
  )

/** Those that bring it up to date. */
const OWN_TABLES = new Set(['schema_migrations', 'installation'])

/** The same ClickHouse, which takes no event before it is known to be ours: it may come up long after the start. */
export function onlyOf(installationId: string, clickhouse: ClickHouse): ClickHouse {
  let known = false
  return {
    ...clickhouse,
    async insert(...what) {
      if (!known && !OWN_TABLES.has(what[0])) {
        const owner = await ownerOf(clickhouse)
        if (owner === null) throw new ClickHouseUnavailable('ClickHouse is not brought up to date yet')
        if (owner !== installationId) throw foreign(clickhouse, owner, installationId)
        known = true
      }
      return clickhouse.insert(...what)
    },
  }
}
