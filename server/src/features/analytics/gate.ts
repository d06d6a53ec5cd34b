import { statfs } from 'node:fs/promises'
import { asSystem, type Ctx } from '#platform/context.ts'
import { Unavailable } from '#platform/problem.ts'
import { TooManyWaiting } from './errors.ts'
import { type Waiting, waitingEvents } from './queries/waiting.ts'
import { withinTime } from './within-time.ts'

const LOOK_EVERY_MS = 1000
/** Room below the limit before events are taken again, so that the door does not open and close each second. */
const REOPENS_AT = 0.8
const COME_AGAIN_S = { full: 10, away: 2 }

const MB = 1_000_000
const USUAL = { least: 256 * MB, most: 20_000 * MB, ofFreeDisk: 0.1, unknownDisk: 4000 * MB }

type State = { open: true } | { open: false; because: 'full' | 'away' }

/**
 * Keeps events outside while too many wait to be counted or to be brought to ClickHouse, or while the database is away:
 * players keep what is refused, and nothing that was acknowledged is dropped. A request only reads a field; a timer looks.
 */
function openGate(ctx: Ctx) {
  const system = asSystem(ctx)
  let state: State = { open: true }
  let timer: NodeJS.Timeout | null = null
  let limit: Promise<number> | null = null
  let closed = false

  /** One at a time: those that hang would take all connections. */
  let asking: Promise<Waiting> | null = null
  function ask(): Promise<Waiting> {
    asking ??= waitingEvents(system).finally(() => {
      asking = null
    })
    return asking
  }

  async function look(): Promise<void> {
    const began = performance.now()
    const found = await withinTime(ask()).catch(() => null)
    if (!found) {
      if (state.open) ctx.log.warn('the database does not answer: players keep their events until it does')
      state = { open: false, because: 'away' }
    } else {
      limit ??= mostBytes(ctx)
      const most = await limit
      const waiting = found.inboxBytes + found.batchBytes
      const full = waiting > (!state.open && state.because === 'full' ? most * REOPENS_AT : most)
      if (full && state.open)
        ctx.log.error(
          { waitingBytes: waiting, mostBytes: most, inbox: found.inboxEvents, batches: found.batchEvents },
          'too many events wait to be counted: players keep theirs until there is room',
        )
      if (!full && !state.open) ctx.log.info('events are taken again')
      state = full ? { open: false, because: 'full' } : { open: true }
    }
    // Looking takes at most a twentieth of the time, however much waits.
    const restMs = found ? Math.max(LOOK_EVERY_MS, 20 * (performance.now() - began)) : LOOK_EVERY_MS
    if (!closed) timer = setTimeout(begin, restMs).unref()
  }
  let looking = Promise.resolve()
  const begin = () => {
    looking = look()
  }

  return {
    /** @throws {TooManyWaiting | Unavailable} with the seconds after which to come again */
    check(): void {
      if (!timer) {
        // The first look begins with the first event; until it is done events are taken.
        timer = setTimeout(begin, 0).unref()
      }
      if (state.open) return
      const retryAfterS = COME_AGAIN_S[state.because]
      throw state.because === 'full' ? new TooManyWaiting({ retryAfterS }) : new Unavailable({ retryAfterS })
    },
    isOpen: () => state.open,
    async close(): Promise<void> {
      closed = true
      if (timer) clearTimeout(timer)
      await looking
    },
  }
}
export type Gate = ReturnType<typeof openGate>

const gates = new WeakMap<Ctx['database'], Gate>()

/** One for a process, shared by all who ask. */
export function gateOf(ctx: Ctx): Gate {
  const gate = gates.get(ctx.database) ?? openGate(ctx)
  gates.set(ctx.database, gate)
  return gate
}

/** Bytes that may wait, as configured, or a tenth of what the disk of the data folder has free; 4 GB beside an outside PostgreSQL. */
export async function mostBytes({ config }: Ctx): Promise<number> {
  if (config.eventsWaitingMb !== null) return config.eventsWaitingMb * MB
  if (config.databaseUrl || !config.dataDir) return USUAL.unknownDisk // it is set in all processes, though not in all tests
  const disk = await statfs(config.dataDir).catch(() => null)
  if (!disk) return USUAL.unknownDisk
  return Math.min(USUAL.most, Math.max(USUAL.least, disk.bavail * disk.bsize * USUAL.ofFreeDisk))
}
