import { setTimeout as delay } from 'node:timers/promises'
import { eventually } from '../../server/test/eventually.ts'
import { descendantsOf } from '../processes.ts'
import { CHILDREN, type Pids, type Program, type Role } from '../program.ts'
import type { FakedClock } from './clock.ts'
import type { Disk } from './disk.ts'
import type { Bucket } from './objects.ts'

/**
 * What breaks in a round. A role or several are killed (-9) at the same instant; `again` kills one that is just coming
 * back; `stop` is a Ctrl-C; `restart` ends the database as an administrator would; `ffmpeg` kills what works on media;
 * `stalled` stops a role for a while, as a swapping machine or a paused virtual one does; `full` leaves no byte on the
 * disk; `clock` sets the time of day forward, and back when nobody watches; `store` lets the S3 server refuse everything, hang up,
 * or lose its answers.
 */
export type Fault =
  | Role
  | 'all'
  | 'two'
  | 'again'
  | 'stop'
  | 'restart'
  | 'ffmpeg'
  | 'stalled'
  | 'full'
  | 'clock'
  | 'store'
export const FAULTS: readonly Fault[] = [
  ...(['supervisor', ...CHILDREN, 'all', 'two', 'again', 'stop'] as const),
  ...(['restart', 'ffmpeg', 'stalled', 'full', 'clock', 'store'] as const),
]

/** What not every machine can do; such faults are left out, and that is said. */
export type Means = { disk: Disk | null; clock: FakedClock | null; bucket: Bucket | null }
export const possible = ({ disk, clock, bucket }: Means) =>
  FAULTS.filter((fault) => (fault !== 'full' || disk) && (fault !== 'clock' || clock) && (fault !== 'store' || bucket))

export type Struck = {
  /** In words, for the report. */
  what: string
  /** Who must come back as another process. */
  roles: Role[]
  /** Who may: a full disk ends a database too. */
  others: 'stay' | 'may end'
  /** To be called when nobody watches. */
  after?: () => void
}

/** The longest stall is longer than any lease or heartbeat of ours. */
const STALLS_MS = [800, 3000, 6000, 25_000]

export async function strike(
  program: Program,
  fault: Fault,
  { random, means }: { random: () => number; means: Means },
): Promise<Struck> {
  const some = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T // never empty
  const killed = (roles: Role[]): Struck => ({ what: `killed ${roles.join('+')}`, roles, others: 'stay' })
  switch (fault) {
    case 'stop':
      await program.stop()
      return { ...killed(['supervisor', ...CHILDREN]), what: 'stopped' }
    case 'all':
      program.kill(['supervisor', ...CHILDREN])
      return killed(['supervisor', ...CHILDREN])
    case 'two': {
      const first = some(CHILDREN)
      const both = [first, some(CHILDREN.filter((role) => role !== first))]
      program.kill(both)
      return killed(both)
    }
    case 'again': {
      const role = some(CHILDREN)
      const before = program.pids()
      program.kill([role])
      await eventually(async () => isNew(program.pids(), before, role))
      await delay(random() * 500)
      program.kill([role])
      return killed([role])
    }
    case 'restart':
      // Fast shutdown (PostgreSQL's documentation, "Shutting Down the Server").
      program.signal('postgres', 'SIGINT', program.pids())
      return { ...killed(['postgres']), what: 'restarted postgres' }
    case 'ffmpeg':
      return { what: `killed ${killFfmpeg(program)} ffmpeg`, roles: [], others: 'stay' }
    case 'stalled': {
      const role = some(CHILDREN)
      // Long ones seldom, or they would be all of the time.
      const drawn = random() < 0.85 ? some(STALLS_MS.slice(0, -1)) : (STALLS_MS.at(-1) ?? 0)
      // What the api hears late it takes for played late, and cuts the play that would not fit: rightly, for all it knows.
      const ms = role === 'api' ? Math.min(drawn, 800) : drawn
      await stall(program, role, ms)
      return { what: `stalled ${role} for ${ms} ms`, roles: [], others: 'stay' }
    }
    case 'full': {
      means.disk?.fill()
      const ms = Math.round(1000 + random() * 4000)
      await delay(ms)
      means.disk?.relieve()
      return { what: `disk full for ${ms} ms`, roles: [], others: 'may end' }
    }
    case 'clock': {
      const hours = some([0.02, 1.5, 26])
      means.clock?.jumpTo(Math.round(hours * 3600))
      await delay(500 + random() * 2000)
      return { what: `clock ${hours} h ahead and back`, roles: [], others: 'stay', after: () => means.clock?.jumpTo(0) }
    }
    case 'store': {
      const mode = some(['refuse', 'away', 'lose-answers'] as const)
      const ms = Math.round(1000 + random() * 5000)
      if (means.bucket) means.bucket.proxy.mode = mode
      await delay(ms)
      if (means.bucket) means.bucket.proxy.mode = 'well'
      return { what: `store: ${mode} for ${ms} ms`, roles: [], others: 'stay' }
    }
    default:
      program.kill([fault])
      return killed([fault])
  }
}

export const isNew = (now: Pids, before: Pids, role: Role) => now[role] !== undefined && now[role] !== before[role]

/** @returns how many were at work */
function killFfmpeg(program: Program): number {
  const worker = program.pids().worker
  const found =
    worker === undefined ? [] : descendantsOf(worker).filter(({ words }) => /ff(mpeg|probe)$/.test(words[0] ?? ''))
  for (const { pid } of found) signal(pid, 'SIGKILL')
  return found.length
}

async function stall(program: Program, role: Role, ms: number) {
  const pid = program.pids()[role]
  if (pid === undefined) return
  const pids = [pid, ...descendantsOf(pid).map((each) => each.pid)]
  for (const each of pids) signal(each, 'SIGSTOP')
  await delay(ms)
  for (const each of pids) signal(each, 'SIGCONT')
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // process.kill throws system errors only
  }
}
