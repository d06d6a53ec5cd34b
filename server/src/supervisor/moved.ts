import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, ConfigError } from '../config.ts'

export type MovedEngine = 'postgres' | 'clickhouse' | 'files'
/** Where an engine of this data folder went; without any password. */
export type Moved = Partial<Record<MovedEngine, { to: string; at: string; formerUploads?: Record<string, string> }>>

const FILE = 'moved.json'

export function readMoved(data: string): Moved {
  const path = join(data, FILE)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

/** Whole or not at all; an empty one goes. */
export function writeMoved(data: string, moved: Moved): void {
  const path = join(data, FILE)
  if (Object.keys(moved).length === 0) {
    rmSync(path, { force: true })
    return
  }
  writeFileSync(`${path}.new`, `${JSON.stringify(moved, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
}

const SETTING: Record<MovedEngine, string> = { postgres: 'DATABASE_URL', clickhouse: 'CLICKHOUSE_URL', files: 'S3_*' }
const NAME: Record<MovedEngine, string> = { postgres: 'The database', clickhouse: 'ClickHouse', files: 'The files' }

/** Work on what was left behind would be lost. @param but an engine that may be used all the same @throws {ConfigError} */
export function assertNotMoved(config: Config, data: string, but?: MovedEngine): void {
  const outside: Record<MovedEngine, boolean> = {
    postgres: config.databaseUrl !== null,
    clickhouse: config.clickhouseUrl !== null,
    files: config.s3 !== null,
  }
  for (const [engine, moved] of Object.entries(readMoved(data)) as [MovedEngine, { to: string; at: string }][]) {
    if (outside[engine] || engine === but) continue
    throw new ConfigError(
      `${NAME[engine]} of this installation moved to ${moved.to} on ${moved.at.slice(0, 10)}: set ${SETTING[engine]} to it. ` +
        `Only to go back to what lies in ${data} as it was then: npx studio move --back ${engine}`,
    )
  }
}
