import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

/** SQLSTATE and socket codes of a server that is restarting or not there yet. */
const RESTARTING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '53300',
])

/** True when the server or the line to it was lost, so that the outcome of the statement is unknown. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  // A missing socket is a server that is not there yet; any other missing file is a defect of ours.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect'
  return (
    RESTARTING.has(code) ||
    /Connection terminated|connection is not queryable|Client has encountered a connection error|timeout exceeded when trying to connect/i.test(
      error.message,
    )
  )
}

/** True when the disk of the database, or ours, takes no more: what was to be written was not, and can be tried again. */
export const isDiskFull = (error: unknown): boolean =>
  // 53100 is PostgreSQL's disk_full; it says 58030, io_error, where the system speaks of a lost write.
  error instanceof Error && 'code' in error && ['53100', '58030', 'ENOSPC', 'EDQUOT'].includes(String(error.code))

/**
 * A pool whose connections may break at any moment. Unlistened, a loss told between two statements, or in the same packet
 * as the answer before, would end the process; listened to, the next statement fails with it.
 */
export function openPool(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(settings)
  pool.on('error', () => {}) // an idle connection that breaks is replaced by the next query
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Waits up to 8 s for a server that restarts (an embedded PostgreSQL is back after about 2 s, or 5 s after kill -9). */
export async function connectWithPatience(pool: pg.Pool): Promise<pg.PoolClient> {
  const giveUp = performance.now() + 8000
  for (;;) {
    try {
      return await pool.connect()
    } catch (error) {
      if (!isConnectionLoss(error) || performance.now() > giveUp) throw error
      await delay(100)
    }
  }
}

/** For what may be tried again: goes on trying while the server is away and nobody ended it. */
export async function patiently<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (!isConnectionLoss(error) || signal.aborted) throw error
      await delay(500, undefined, { signal }).catch(() => {}) // ended: the next failure is the last
    }
  }
}

const names = new Map<string, string>()

/** A prepared statement's name for a text that comes again; undefined once 500 texts have one, so that a server's memory is bounded. */
export function preparedName(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= 500) return undefined
  const name = `studio_${names.size}`
  names.set(text, name)
  return name
}
