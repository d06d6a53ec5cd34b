import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Session } from 'chdb'
import { EngineError } from './engine-error.ts'
import type { Limits } from './limits.ts'

/** Runs on a session of its own; `tag` is the mark by which the engine finds the query again to kill it. */
export type Work<T> = (session: Session, tag: string) => Promise<T>

export type Engine = {
  /** @throws {EngineError} QUERY_WAS_CANCELLED when killed, also before it began; else what the engine says */
  run<T>(queryId: string, work: Work<T>, options: { read: boolean; signal: AbortSignal }): Promise<T>
  /** Ends the queries of this id and keeps later ones of the same id from starting. Their number; `settled` when all are gone. */
  kill(queryId: string): { found: number; settled: Promise<void> }
  /** Lets no new query start, ends reads, and waits up to `graceMs` for writes. */
  finishWrites(graceMs: number): Promise<void>
  /** The same, and then gives the data directory back. */
  close(graceMs: number): Promise<void>
}

/** Another process holds the directory, or it cannot be opened. The message is for the operator. */
export class CannotOpenData extends Error {
  override name = 'CannotOpenData'
}

type Entry = { queryId: string; tag: string; read: boolean; cancel: () => void; settled: Promise<void> }

/** How long the id of a killed query stays refused: a request that was still on its way must not run afterwards. */
const killedForMs = 10 * 60_000

/**
 * Opens the one data directory this process can have (chDB allows no second) with a pool of sessions over it.
 * Blocks the event loop for 0.3 to 3 s, most of it loading the library.
 * @throws {CannotOpenData}
 */
export async function openEngine(dataDir: string, limits: Limits): Promise<Engine> {
  const directory = resolve(dataDir)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const { Session, drainPending } = await import('chdb')
  const connectionArgs = connectionArguments(limits)
  const open = () => new Session(directory, { connectionArgs })
  // First of all sessions, and for KILL alone: ending a query never waits behind queries.
  let control = openFirst(open, directory)
  const idle: Session[] = []
  const entries = new Map<string, Entry>()
  const killed = new Map<string, number>()
  const waiting: { since: number; start: () => void }[] = []
  let busy = 0
  let patience: NodeJS.Timeout | undefined
  let closing = false

  function pump(): void {
    clearTimeout(patience)
    const { usual, most, patienceMs } = limits.sessions
    while (waiting[0]) {
      const early = waiting[0].since + patienceMs - performance.now()
      if (busy >= most) return
      if (busy >= usual && early > 0) {
        patience = setTimeout(pump, Math.ceil(early))
        return
      }
      busy++
      waiting.shift()!.start()
    }
  }

  async function runOn<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = idle.pop() ?? open()
    try {
      const result = await work(session)
      if (idle.length < limits.sessions.usual && !closing) idle.push(session)
      else session.close()
      return result
    } catch (error) {
      // chDB keeps the rows a failed query had already written and hands them to the next query of the session
      // (measured: `select 1` answered 84 MB of another query), and keeps a killed one in system.processes.
      session.close()
      throw error
    }
  }

  /** Repeated until the query is gone: an insert appears in system.processes only after its rows were counted. */
  async function killUntilSettled(entry: Entry): Promise<void> {
    let gone = false
    entry.settled.then(() => (gone = true))
    while (!gone) {
      const sql = `KILL QUERY WHERE startsWith(query, '/*${entry.tag}*/') OR Settings['log_comment'] = '${entry.tag}' ASYNC`
      await control.queryAsync(sql, { format: 'Null' }).catch(() => {
        control.close()
        control = open()
      })
      // SYNC would wait for as long as the session keeps the dead query; the promise of the query is the truth here.
      await Promise.race([entry.settled, new Promise((wake) => setTimeout(wake, 50))])
    }
  }

  function refuseKilled(queryId: string): void {
    for (const [id, at] of killed) {
      if (at > performance.now() - killedForMs) break
      killed.delete(id)
    }
    if (killed.has(queryId)) throw new EngineError('QUERY_WAS_CANCELLED', `Query ${queryId} was killed before it began`)
  }

  async function run<T>(
    queryId: string,
    work: Work<T>,
    { read, signal }: { read: boolean; signal: AbortSignal },
  ): Promise<T> {
    refuseKilled(queryId)
    if (closing) throw new EngineError('ABORTED', 'The engine is stopping')
    if (entries.has(queryId)) {
      throw new EngineError('QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING', `Query with id = ${queryId} is already running`)
    }
    const tag = randomBytes(9).toString('hex')
    const done = Promise.withResolvers<void>()
    let started = false
    let cancelled = false
    const place = Promise.withResolvers<void>()
    const waiter = { since: performance.now(), start: place.resolve }
    const entry: Entry = { queryId, tag, read, settled: done.promise, cancel }
    function cancel(): void {
      cancelled = true
      if (started) {
        void killUntilSettled(entry)
        return
      }
      const at = waiting.indexOf(waiter)
      if (at >= 0) waiting.splice(at, 1)
      place.reject(new EngineError('QUERY_WAS_CANCELLED', 'Query was cancelled before it began'))
    }
    entries.set(queryId, entry)
    signal.addEventListener('abort', cancel, { once: true })
    waiting.push(waiter)
    pump()
    try {
      await place.promise
      started = true
      try {
        if (cancelled || signal.aborted)
          throw new EngineError('QUERY_WAS_CANCELLED', 'Query was cancelled before it began')
        return await runOn((session) => work(session, tag))
      } finally {
        busy--
      }
    } finally {
      signal.removeEventListener('abort', cancel)
      entries.delete(queryId)
      done.resolve()
      pump()
    }
  }

  async function finishWrites(graceMs: number): Promise<void> {
    closing = true
    const running = [...entries.values()]
    for (const entry of running) if (entry.read) entry.cancel()
    await settledWithin(running, graceMs)
  }

  return {
    run,
    kill(queryId) {
      killed.delete(queryId)
      killed.set(queryId, performance.now())
      const entry = entries.get(queryId)
      entry?.cancel()
      return { found: entry ? 1 : 0, settled: entry ? entry.settled : Promise.resolve() }
    },
    finishWrites,
    async close(graceMs) {
      await finishWrites(graceMs)
      const late = [...entries.values()]
      for (const entry of late) entry.cancel()
      await settledWithin(late, 1000)
      for (const session of [control, ...idle]) session.close()
      await drainPending()
    },
  }
}

async function settledWithin(entries: Entry[], ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((wake) => {
    timer = setTimeout(wake, ms)
  })
  await Promise.race([Promise.all(entries.map((entry) => entry.settled)), late])
  clearTimeout(timer)
}

/** Given with every session: what the first one says about queries does not hold for the others. */
function connectionArguments(limits: Limits): string[] {
  const settings = {
    // The server's own count leaves out results on their way to JavaScript and the library itself, so it is well
    // below the 1.5 GB the process may take.
    max_server_memory_usage: 800_000_000,
    mark_cache_size: 256 * 1024 * 1024,
    max_execution_time: limits.executionS.default,
    max_memory_usage: limits.queryMemoryBytes.default,
    max_result_rows: limits.resultRows,
    max_result_bytes: limits.resultBytes,
    result_overflow_mode: 'throw',
    async_insert: 0,
    // Parameters are part of the text here; on a server they are not, and 256 KB of text are enough.
    max_query_size: 4_000_000,
    // Conveniences of the command line that a server does not have.
    implicit_select: 0,
    allow_introspection_functions: 0,
  }
  return Object.entries(settings).map(([name, value]) => `--${name}=${value}`)
}

function openFirst(open: () => Session, directory: string): Session {
  try {
    return open()
  } catch (cause) {
    const owner = ownerOf(directory)
    const message = owner
      ? `The ClickHouse data in ${directory} are in use by process ${owner}: stop that one first, or choose another data folder.`
      : `The ClickHouse data in ${directory} could not be opened: the line above, written by the engine, says why.`
    throw new CannotOpenData(message, { cause })
  }
}

/** The engine writes its process id into `status` and locks it; its own error only says that opening failed. */
function ownerOf(directory: string): number | null {
  try {
    const pid = Number(/^PID: (\d+)/.exec(readFileSync(`${directory}/status`, 'utf8'))?.[1])
    if (!pid || pid === process.pid) return null
    return existsSync(`/proc/${pid}`) ? pid : null
  } catch {
    return null // no `status` yet
  }
}
