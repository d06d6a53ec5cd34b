import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canReach, postgresUser } from '#platform/postgres/binaries.ts'
import { ConfigError } from '../config.ts'

export type Folders = { data: string; runtime: string; work: string }

/** data/ in the checkout, or below /var/lib where root starts it and PostgreSQL's user could not reach the checkout. */
export function dataFolder(configured: string | null, root: string): string {
  if (configured) return configured
  return canReach(postgresUser(), root) ? join(root, 'data') : '/var/lib/creator-studio'
}

/** Makes the data folder, closed to everybody else as far as the engines' own users allow. @returns its real path */
export function openDataFolder(data: string): string {
  const real = usable(data, () => {
    mkdirSync(data, { recursive: true })
    // Others may pass (PostgreSQL and ffmpeg run as their own users) and see nothing: each folder below has its own lock.
    chmodSync(data, process.getuid?.() === 0 ? 0o711 : 0o700)
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(data)
  })
  if (!canReach(postgresUser(), real))
    throw new ConfigError(
      `STUDIO_DATA ${real} is below a folder that the user of PostgreSQL may not enter: choose another, for example /var/lib/creator-studio.`,
    )
  return real
}

/** What is needed to work in it. Only for whoever holds the folder: it removes what a killed worker left. */
export function prepareFolders(data: string): Folders {
  const work = join(data, 'work')
  usable(data, () => {
    // Moved away first: a worker of a killed supervisor may write there for up to a second.
    if (existsSync(work)) renameSync(work, join(data, `${ENDED}${process.pid}`))
    mkdirSync(work, { mode: 0o711 })
    chmodSync(work, 0o711)
    for (const name of readdirSync(data)) if (name.startsWith(ENDED)) removeIfPossible(join(data, name))
  })
  return { data, runtime: runtimeFolder(data), work }
}

const ENDED = 'work-ended-'

function removeIfPossible(folder: string) {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // somebody still writes to it: the next start removes it
  }
}

function usable<T>(data: string, use: () => T): T {
  try {
    return use()
  } catch (error) {
    throw new ConfigError(`STUDIO_DATA ${data} cannot be used: ${error instanceof Error ? error.message : error}`)
  }
}

/** Sockets live below the folder for temporary files: their paths may have at most 107 bytes. */
function runtimeFolder(data: string): string {
  const folder = runtimePath(data)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.())
    throw new ConfigError(`${folder} belongs to somebody else; remove it, or set TMPDIR.`)
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
  mkdirSync(join(folder, 'clickhouse'), { recursive: true, mode: 0o700 })
  return folder
}

/** In a data folder until `npx studio restore` has brought everything. */
export const UNFINISHED_RESTORE = 'restore-unfinished.json'

/** @throws {ConfigError} */
export function assertRestored(data: string) {
  if (!existsSync(join(data, UNFINISHED_RESTORE))) return
  throw new ConfigError(
    `A restore into ${data} was interrupted: run npx studio restore again, or empty the folder to begin anew.`,
  )
}

/** For this user's commands: of the running embedded ClickHouse. */
export const clickHousePasswordFile = (runtime: string) => join(runtime, 'clickhouse/password')

/** @param data the data folder's real path */
export function runtimePath(data: string): string {
  const base = tmpdir().length > 40 ? '/tmp' : tmpdir()
  return join(base, `creator-studio-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`)
}
