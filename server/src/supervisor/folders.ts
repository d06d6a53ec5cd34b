import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
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

/** Makes the folders, closed to everybody else as far as the engines' own users allow. */
export function prepareFolders(data: string): Folders {
  try {
    mkdirSync(data, { recursive: true })
    // Others may pass (PostgreSQL and ffmpeg run as their own users) and see nothing: each folder below has its own lock.
    chmodSync(data, process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (error) {
    throw new ConfigError(`STUDIO_DATA ${data} cannot be used: ${error instanceof Error ? error.message : error}`)
  }
  const real = realpathSync(data)
  if (!canReach(postgresUser(), real))
    throw new ConfigError(
      `STUDIO_DATA ${real} is below a folder that the user of PostgreSQL may not enter: choose another, for example /var/lib/creator-studio.`,
    )
  const work = join(real, 'work')
  rmSync(work, { recursive: true, force: true }) // what a killed worker left
  mkdirSync(work, { mode: 0o711 })
  chmodSync(work, 0o711)
  return { data: real, runtime: runtimeFolder(real), work }
}

/** Sockets live below the folder for temporary files: their paths may have at most 107 bytes. */
function runtimeFolder(data: string): string {
  const base = tmpdir().length > 40 ? '/tmp' : tmpdir()
  const folder = join(base, `creator-studio-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.())
    throw new ConfigError(`${folder} belongs to somebody else; remove it, or set TMPDIR.`)
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
  mkdirSync(join(folder, 'clickhouse'), { recursive: true, mode: 0o700 })
  return folder
}
