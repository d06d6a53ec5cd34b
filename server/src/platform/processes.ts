import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Ctx } from './context.ts'
import { uuidv7 } from './ids.ts'

/** A job in the hands of a process. `attempt` is pg-boss's retry count: whoever takes the job later has another. */
export type HeldJob = { id: string; queue: string; attempt: number; since: string }
/** One thing looked at, and a sentence on it; `weak` works, but could be better. */
export type MediaCheck = { name: string; state: 'ok' | 'weak' | 'missing'; detail: string }
/** What the operator wants to know of a machine. */
export type ProcessFacts = {
  cores?: number
  /** First renditions made at once; not told where there is no ffmpeg. */
  mediaJobs?: number
  /** ffmpeg there, and how it is contained. */
  checks?: MediaCheck[]
}
export type ProcessRow = {
  id: string
  role: 'api' | 'worker'
  host: string
  pid: number
  version: string
  started_at: Date
  seen_at: Date
  /** By the database's clock, which is the one that wrote `seen_at`. */
  silent_ms: number
  jobs: HeldJob[]
  facts: ProcessFacts
}

const TELL_EVERY_MS = 4000
/** A process that said nothing for this long is shown as gone; after a day its row is dropped. */
export const SILENT_MS = 15_000

/**
 * Tells the others that this process is there and which jobs it holds, every few seconds and soon after a job began.
 * A worker also looks for processes of its own machine that are no more, and gives their jobs back at once: a number
 * that no process has within the same boot and name space is a certain death, where a heartbeat only guesses after 10 s.
 */
export function tellProcess(ctx: Ctx, options: { role: 'api' | 'worker'; version: string; facts: () => ProcessFacts }) {
  const system = asSystem(ctx)
  const id = uuidv7()
  const space = pidSpace()
  let ended = false
  let writing: Promise<unknown> = Promise.resolve()
  let soon: NodeJS.Timeout | null = null

  const write = async () => {
    if (ended) return
    const jobs = JSON.stringify(ctx.jobs.held())
    const facts = JSON.stringify(options.facts())
    await run(sql`
      insert into platform.processes (id, role, host, pid, pid_space, pid_started, version, jobs, facts)
      values (${id}, ${options.role}, ${hostname()}, ${process.pid}, ${space}, ${startOf(process.pid)}, ${options.version}, ${jobs}::jsonb, ${facts}::jsonb)
      on conflict (id) do update set seen_at = now(), jobs = excluded.jobs, facts = excluded.facts`)
    if (options.role === 'worker') await takeOver(ctx, space)
  }
  const run = <T>(query: RawBuilder<T>) => query.execute(system.db)
  const tell = () => {
    writing = writing.then(write).catch((error: unknown) => ctx.log.debug({ err: error }, 'presence not told'))
    return writing
  }
  const every = setInterval(tell, TELL_EVERY_MS)
  every.unref()
  ctx.jobs.onHeld(() => {
    soon ??= setTimeout(() => {
      soon = null
      void tell()
    }, 300).unref()
  })

  return {
    id,
    first: tell(),
    async end() {
      clearInterval(every)
      if (soon) clearTimeout(soon)
      ended = true
      await writing
      // What is still held ends with this process and is given back by whoever finds it, so the row must stay then; unless the
      // queue, which waits for nobody for long, has put it back itself.
      const jobs = JSON.stringify(ctx.jobs.held())
      await run(sql`
        delete from platform.processes where id = ${id} and not exists (
          select from jsonb_to_recordset(${jobs}::jsonb) as held (id uuid, queue text, attempt int)
          join pgboss.job on job.name = held.queue and job.id = held.id
          where job.state = 'active' and job.retry_count = held.attempt)`).catch(() => {}) // the next worker forgets it
    },
  }
}

/** Gives back what dead processes of this machine held. @returns how many jobs */
async function takeOver(ctx: Ctx, space: string): Promise<void> {
  const system = asSystem(ctx)
  const found = await sql<{ id: string; pid: number; pid_started: string; jobs: HeldJob[] }>`
    select id, pid, pid_started, jobs from platform.processes where pid_space = ${space}
    union all
    select id, pid, pid_started, jobs from platform.processes where seen_at < now() - interval '1 day'`.execute(
    system.db,
  )
  for (const other of found.rows) {
    if (startOf(other.pid) === other.pid_started) continue // alive, or this one
    await system.db.transaction().execute(async (db) => {
      // Two that look at once: one of them removes the row and gives the jobs back.
      const mine = await sql`delete from platform.processes where id = ${other.id} returning id`.execute(db)
      if (mine.rows.length > 0 && other.jobs.length > 0) await giveBack(other.jobs).execute(db)
    })
    if (other.jobs.length > 0) ctx.log.warn({ pid: other.pid, jobs: other.jobs }, 'jobs of a process that died')
  }
}

/** A try that was cut off counts as one: a file that kills its worker each time must come to an end. */
const giveBack = (jobs: HeldJob[]): RawBuilder<unknown> => sql`
  update pgboss.job set
    state = case when retry_count < retry_limit then 'retry' else 'failed' end::pgboss.job_state,
    completed_on = case when retry_count < retry_limit then null else now() end,
    start_after = now(), heartbeat_on = null,
    output = '{"message": "Its process was killed or crashed in the middle of it."}'
  from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as held (id uuid, queue text, attempt int)
  where job.name = held.queue and job.id = held.id and job.state = 'active' and job.retry_count = held.attempt`

/** Everybody at work, machine by machine. */
export async function processes(ctx: Ctx): Promise<ProcessRow[]> {
  const found = await sql<ProcessRow>`
    select id, role, host, pid, version, started_at, seen_at, jobs, facts,
      greatest(0, extract(epoch from now() - seen_at) * 1000)::int as silent_ms
    from platform.processes order by host, role, started_at limit 100`.execute(asSystem(ctx).db)
  return found.rows
}

/** Numbers of processes are comparable where this is the same: one boot of one machine, one name space (container). */
function pidSpace(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return uuidv7() // no /proc: nobody else's numbers are compared with ours
  }
}

/** @returns the clock tick at which that process began, empty when there is none (or only what is left of it) */
function startOf(pid: number): string {
  try {
    // After the name in brackets, which may hold anything: state, then 18 more fields up to the start.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return fields[0] === 'Z' ? '' : (fields[19] ?? '')
  } catch {
    return '' // no such process
  }
}
