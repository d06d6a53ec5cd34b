import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { withBatch } from './clickhouse-row.ts'
import { QuarantineUnreadable } from './errors.ts'
import { gateOf, mostBytes } from './gate.ts'
import { readLine } from './inbox-row.ts'
import { pack } from './packed.ts'
import { insertBatch } from './queries/batches.ts'
import * as queries from './queries/quarantine.ts'
import { waitingEvents } from './queries/waiting.ts'

const PAGE = 50
const MOST_AT_ONCE = 1000

/** For the operator: what was put aside, and what waits on its way. */
export async function quarantine(ctx: Ctx, asked: { discarded: boolean; cursor: string | undefined }) {
  const system = asSystem(ctx)
  const [found, counts, waiting, most] = await Promise.all([
    queries.listRefused(system, { discarded: asked.discarded, before: asked.cursor ?? null, limit: PAGE + 1 }),
    queries.refusedCounts(system),
    waitingEvents(system),
    mostBytes(ctx),
  ])
  const items = found.slice(0, PAGE)
  return {
    items,
    counts,
    waiting: { ...waiting, mostBytes: most, taking: gateOf(ctx).isOpen() },
    nextCursor: found.length > PAGE ? (items.at(-1)?.id ?? null) : null,
  }
}

/**
 * Sends it the way it would have gone: to the inbox, or to ClickHouse. Doing it twice changes nothing, since the row is
 * taken out in the same transaction; what cannot be read again is put aside again.
 * @returns false when it is no longer there
 * @throws {QuarantineUnreadable} when it cannot even be sent; then it stays
 */
export async function tryAgain(ctx: Ctx, id: string): Promise<boolean> {
  return inTransaction(asSystem(ctx), async (tx) => {
    const refused = await queries.takeRefused(tx, id)
    if (!refused) return false
    await sendAgain(tx, refused)
    return true
  })
}

async function sendAgain(tx: Ctx, refused: queries.Refused): Promise<void> {
  const { kind, row, events, detail } = refused
  if (kind === 'lot') return queries.putBackInInbox(tx, events, Buffer.from(row, 'base64'))
  if (kind === 'line') {
    readable(refused, () => readLine(row))
    return queries.putBackInInbox(tx, 1, await pack(`${row}\n`))
  }
  if (kind === 'batch' && detail) {
    const [at_from, at_to, received_from] = [
      new Date(detail.at_from),
      new Date(detail.at_to),
      new Date(detail.received_from),
    ]
    return insertBatch(tx, {
      ...detail,
      at_from,
      at_to,
      received_from,
      query_id: crypto.randomUUID(),
      body: Buffer.from(row, 'base64'),
    })
  }
  const [, , channel] = readable(refused, () => JSON.parse(row) as string[]) // written by clickHouseLine
  const id = uuidv7()
  return insertBatch(tx, {
    id,
    query_id: crypto.randomUUID(),
    rows: 1,
    // Its own time may be what is wrong with it.
    at_from: new Date(0),
    at_to: new Date(Date.UTC(2100, 0)),
    received_from: refused.created_at,
    channels: channel ? [channel] : [],
    body: await pack(withBatch(row, id)),
  })
}

function readable<T>({ id }: queries.Refused, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new QuarantineUnreadable({ id }, cause)
  }
}

/** All that waits, oldest first, at most a thousand at once. */
export async function tryAllAgain(ctx: Ctx): Promise<{ tried: number; unreadable: number }> {
  let tried = 0
  let unreadable = 0
  for (const id of await queries.waitingRefusedIds(asSystem(ctx), MOST_AT_ONCE)) {
    try {
      if (await tryAgain(ctx, id)) tried++
    } catch (error) {
      if (!(error instanceof QuarantineUnreadable)) throw error
      unreadable++
    }
  }
  return { tried, unreadable }
}

/** Gives it up; it stays in the log of what was given up, with who did it and when. @returns false when there is none that waits */
export const discard = (ctx: Ctx, id: string, by: string): Promise<boolean> =>
  queries.markDiscarded(asSystem(ctx), id, by)
