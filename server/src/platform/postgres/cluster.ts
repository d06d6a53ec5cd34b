import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { SystemUser } from './binaries.ts'

export type Cluster = { home: string; dataDir: string; socketDir: string; user: SystemUser }

/** Address for pg: a Unix socket in a private folder, so nothing is on the network and no port can clash. */
export const clusterUrl = ({ socketDir }: Pick<Cluster, 'socketDir'>, database = 'studio') =>
  `postgresql://studio@/${database}?host=${encodeURIComponent(socketDir)}`

/** Makes the data folder on first use; an interrupted attempt leaves nothing that the next would take for a cluster. */
export function initCluster(cluster: Cluster): boolean {
  prepareFolder(cluster.socketDir, cluster.user)
  removeAttempts(cluster.dataDir)
  if (existsSync(join(cluster.dataDir, 'PG_VERSION'))) return false
  // A name of its own: the initdb of a killed supervisor goes on for a second.
  const partial = `${cluster.dataDir}${PARTIAL}${process.pid}`
  prepareFolder(partial, cluster.user)
  execFileSync(
    join(cluster.home, 'bin/initdb'),
    [
      '-D',
      partial,
      '-U',
      'studio',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
    ],
    { ...cluster.user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } },
  )
  rmSync(cluster.dataDir, { recursive: true, force: true })
  renameSync(partial, cluster.dataDir)
  return true
}

const PARTIAL = '.partial-'

function removeAttempts(dataDir: string) {
  const folder = dirname(dataDir)
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(dataDir)}${PARTIAL}`)) continue
    try {
      rmSync(join(folder, name), { recursive: true, force: true })
    } catch {
      // still being written: the next start removes it
    }
  }
}

function prepareFolder(path: string, user: SystemUser) {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (user) chownSync(path, user.uid, user.gid)
  chmodSync(path, 0o700)
}

/** A sixteenth of the memory, so that the pages which everybody asks for stay there; it is taken as it is used. */
export const buffersMb = (bytes: number) => Math.min(1024, Math.max(128, Math.floor(bytes / 16 / 1024 ** 2)))

/**
 * What was in memory when it ended is read again after a start, in the order of the files. Else the first minutes would fetch it
 * page by page as it is asked for.
 */
const warmAgain = ({ home }: Cluster) =>
  existsSync(join(home, 'lib/postgresql/pg_prewarm.so')) ? ['shared_preload_libraries=pg_prewarm'] : []

/** Of this machine, or of the container it is. */
const memoryBytes = () => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)

/** Durable by default: what is acknowledged is on the disk. */
const DURABLE = [
  'wal_compression=on',
  `shared_buffers=${buffersMb(memoryBytes())}MB`,
  // What is not among the buffers is most often in the system's memory: to have PostgreSQL 18's own processes fetch it from
  // there, which is its default, cost a quarter of what a search took.
  'io_method=sync',
  'max_wal_size=2GB',
  'jit=off',
  'random_page_cost=1.1',
  'max_connections=80',
]

/** For tests only: nothing survives a power cut, databases are cloned in 50 ms. */
export const THROWAWAY = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'autovacuum=off',
  'jit=off',
  'max_connections=100',
]

/**
 * The shell is the server's line to the supervisor: it ends the server (fast shutdown) when its standard input closes,
 * which also happens when the supervisor is killed, and it leaves when the server does.
 */
const KEEPER =
  'exec 3<&0; "$@" </dev/null & server=$!; (read -r _ <&3; kill -INT $server) & wait $server; code=$?; kill $! 2>/dev/null; exit $code'

export function spawnPostgres(cluster: Cluster, settings = [...DURABLE, ...warmAgain(cluster)]): ChildProcess {
  const flags = [
    'listen_addresses=',
    `unix_socket_directories=${cluster.socketDir}`,
    'logging_collector=off',
    'log_min_messages=warning',
    'log_checkpoints=off',
    ...settings,
  ].flatMap((setting) => ['-c', setting])
  return spawn(
    '/bin/sh',
    ['-c', KEEPER, 'postgres', join(cluster.home, 'bin/postgres'), '-D', cluster.dataDir, ...flags],
    {
      ...cluster.user,
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    },
  )
}

/** Waits until it answers; makes the database on first use. @throws when `exited` tells that it will not */
export async function whenReady(cluster: Cluster, exited: () => boolean, limitMs = 60_000): Promise<void> {
  const giveUp = performance.now() + limitMs
  for (;;) {
    const client = new pg.Client({ connectionString: clusterUrl(cluster, 'postgres') })
    client.on('error', () => {})
    try {
      await client.connect()
      const found = await client.query("select 1 from pg_database where datname = 'studio'")
      if (found.rowCount === 0) await client.query('create database studio')
      return
    } catch (error) {
      if (exited() || performance.now() > giveUp) throw new Error('PostgreSQL did not start', { cause: error })
      await delay(30)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

const LEAVES_MS = 10_000

/**
 * Ends what a killed supervisor or a killed server left behind, so that a new server can start and recovers as after any
 * crash. Only for whoever holds the data folder.
 */
export async function endOrphans(cluster: Cluster): Promise<void> {
  const server = postmasterPid(cluster)
  if (server !== null) signal(server, 'SIGINT')
  // A new one may not start beside the children of a server that was killed. They leave by themselves, but after seconds;
  // SIGQUIT is what the server itself would end them with after a crash.
  else for (const pid of workingIn(cluster.dataDir)) signal(pid, 'SIGQUIT')
  const escalate = performance.now() + LEAVES_MS
  for (let left = stillThere(cluster); left.length > 0; left = stillThere(cluster)) {
    if (performance.now() > escalate) for (const pid of left) signal(pid, 'SIGKILL')
    await delay(30)
  }
  // A lock file that names another program, which got the number since: PostgreSQL refuses to start beside one of the
  // same user. Any other stale file stays, since PostgreSQL finds by it whether old children still hold the memory.
  const stale = lockedBy(cluster)
  if (stale !== null && postmasterPid(cluster) === null && existsSync(`/proc/${stale}`))
    rmSync(join(cluster.dataDir, 'postmaster.pid'))
}

const stillThere = (cluster: Cluster) => [...workingIn(cluster.dataDir), postmasterPid(cluster) ?? []].flat()

/** Processes of PostgreSQL work in its data folder. Those that may not be looked at are left out (root in a container). */
export function workingIn(dataDir: string): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const here = readlinkSync(`/proc/${name}/cwd`) === dataDir
      return here && /\/postgres( \(deleted\))?$/.test(readlinkSync(`/proc/${name}/exe`)) ? [Number(name)] : []
    } catch {
      return [] // it has ended, or is somebody else's
    }
  })
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // process.kill throws system errors only
  }
}

/** The running server's pid by its own lock file; null for a stale file, also when the pid now is another program's. */
export function postmasterPid(cluster: Cluster): number | null {
  const pid = lockedBy(cluster)
  if (pid === null) return null
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return command[0]?.endsWith('/postgres') && command.includes(cluster.dataDir) ? pid : null
  } catch {
    return null // no such process
  }
}

function lockedBy(cluster: Cluster): number | null {
  try {
    return Number(readFileSync(join(cluster.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]) || null
  } catch {
    return null
  }
}
