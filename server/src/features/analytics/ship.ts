import { ClickHouseError, ClickHouseUnavailable } from '#platform/clickhouse/client.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { isConnectionLoss } from '#platform/db-connect.ts'
import { uuidv7 } from '#platform/ids.ts'
import { idOfLine, withBatch } from './clickhouse-row.ts'
import type { Watch } from './count.ts'
import { pack, unpack } from './packed.ts'
import * as batches from './queries/batches.ts'
import { assertTurn, takeTurn } from './queries/counting.ts'
import { putAside } from './queries/quarantine.ts'

/** Batches that this process judged and nobody has tried to ship: their query id by their id. */
export type Untried = Map<string, string>

/** What an insert may take, and how long a runner of which nothing is heard keeps the turn: longer than all it waits for. */
export type Times = { insertMs: number; leaseMs: number }
const TIMES: Times = { insertMs: 30_000, leaseMs: 60_000 }
const KILL_MS = 5000

/**
 * Steps 2 and 3: brings the oldest waiting batches to ClickHouse. A transaction holds the turn while the insert runs, so
 * that there is one runner; it also marks the batch. Whatever breaks, the batch stays and is looked at again.
 * @returns `done` is false when more may be waiting
 * @throws {ClickHouseUnavailable} and others of the client; nothing is lost by it
 */
export async function shipWaiting(
  ctx: Ctx,
  untried: Untried,
  options: {
    signal?: AbortSignal
    watch?: Watch
    onShipped?: (channelIds: string[]) => void
    times?: Times
  } = {},
): Promise<{ done: boolean }> {
  const system = asSystem(ctx)
  const times = options.times ?? TIMES
  const waiting = await batches.waitingBatchIds(system, 50)
  const failed: unknown[] = []
  for (const id of waiting) {
    if (options.signal?.aborted) return { done: false }
    const channels = await inTransaction(system, async (tx) => {
      if (!(await takeTurn(tx, 'ship', times.leaseMs))) return null
      const batch = await batches.waitingBatch(tx, id)
      if (!batch) return []
      await ship(tx, batch, { beside: system, untried, insertMs: times.insertMs, watch: options.watch })
      return batch.channels
    }).catch((error: unknown) => {
      // What ails one batch alone keeps none of the others.
      if (error instanceof ClickHouseUnavailable || isConnectionLoss(error)) throw error
      failed.push(error)
      return []
    })
    if (!channels) return { done: true } // another process is at it
    await options.watch?.('ship.marked')
    if (channels.length > 0) options.onShipped?.(channels)
  }
  if (failed.length > 0) throw failed[0]
  return { done: waiting.length < 50 }
}

type How = {
  /** Statements that must be durable before the transaction ends. */
  beside: Ctx
  untried: Untried
  insertMs: number
  watch: Watch | undefined
}

async function ship(tx: Ctx, batch: batches.WaitingBatch, how: How): Promise<void> {
  const firstTry = how.untried.get(batch.id) === batch.query_id
  how.untried.delete(batch.id)
  const lines = await unpack(batch.body).catch((error: unknown) => putBatchAside(tx, batch, error))
  if (lines === null) return
  try {
    if (firstTry) await attempt(tx, lines, { ...how, queryId: batch.query_id, token: batch.id })
    else await again(tx, batch, lines, how)
  } catch (error) {
    if (!isAboutTheRows(error)) throw error
    return divide(tx, batch, await missing(tx, batch, lines), error)
  }
  await how.watch?.('ship.inserted')
  await batches.markShipped(tx, batch.id)
}

/**
 * An earlier insert may have happened, be on its way, or be sent yet by a runner that hung. Ended by its id it cannot go
 * on; then what is there counts. The rest goes with the same token, so that one of the two is dropped if both arrive;
 * when a crash left the token without the rows, they go with a new one.
 */
async function again(tx: Ctx, batch: batches.WaitingBatch, lines: string, how: How): Promise<void> {
  let before = batch.query_id
  let token = batch.id
  for (let tries = 0; tries < 3; tries++) {
    await tx.clickhouse.kill(before, KILL_MS)
    const rest = await missing(tx, batch, lines)
    if (rest === '') return
    const queryId = crypto.randomUUID()
    await batches.nameAttempt(how.beside, batch.id, queryId)
    await attempt(tx, rest, { ...how, queryId, token })
    before = queryId
    token = queryId
  }
  if ((await missing(tx, batch, lines)) !== '') throw new Error(`Batch ${batch.id} does not arrive`)
}

async function attempt(tx: Ctx, lines: string, how: How & { queryId: string; token: string }): Promise<void> {
  await assertTurn(tx)
  await how.watch?.('ship.before_insert')
  await batches.insertEvents(tx, lines, { queryId: how.queryId, token: how.token, timeoutMs: how.insertMs })
}

async function missing(tx: Ctx, batch: batches.WaitingBatch, lines: string): Promise<string> {
  const arrived = await batches.arrivedIds(tx, batch)
  if (arrived.size === 0) return lines
  if (arrived.size < batch.rows)
    tx.log.error(
      { batch: batch.id, rows: batch.rows, arrived: arrived.size },
      'a part of a batch arrived; the rest follows',
    )
  return lines
    .split('\n')
    .filter((line) => !arrived.has(idOfLine(line)))
    .join('\n')
}

/** A body that cannot be read would stand in the way of all batches after it. */
async function putBatchAside(tx: Ctx, { body, ...batch }: batches.WaitingBatch, error: unknown): Promise<null> {
  tx.log.error({ batch: batch.id, err: error }, 'a batch cannot be read; it was put aside')
  await batches.deleteBatch(tx, batch.id)
  const detail = {
    ...batch,
    at_from: batch.at_from.toISOString(),
    at_to: batch.at_to.toISOString(),
    received_from: batch.received_from.toISOString(),
  }
  const row = body.toString('base64')
  await putAside(tx, [{ kind: 'batch', batch_id: batch.id, events: batch.rows, detail, row, error: String(error) }])
  return null
}

/**
 * A batch with a row that ClickHouse does not take becomes two halves, each a batch that goes its own way, until the row
 * is alone: then it is put aside. Each division is one transaction, so a crash between them changes nothing.
 */
async function divide(tx: Ctx, batch: batches.WaitingBatch, rows: string, error: Error): Promise<void> {
  const lines = rows.split('\n').filter(Boolean)
  await batches.deleteBatch(tx, batch.id)
  if (lines.length === 1) {
    tx.log.error({ batch: batch.id, err: error }, 'ClickHouse refused an event; it was put aside')
    return putAside(tx, [{ kind: 'event', batch_id: batch.id, row: lines.join(''), error: error.message }])
  }
  const middle = Math.ceil(lines.length / 2)
  for (const half of [lines.slice(0, middle), lines.slice(middle)]) {
    const id = uuidv7()
    const body = await pack(half.map((line) => withBatch(line, id)).join('\n'))
    await batches.insertBatch(tx, { ...batch, id, query_id: crypto.randomUUID(), rows: half.length, body })
  }
}

/**
 * Codes by which ClickHouse says that the data cannot be read or do not fit: cannot parse (6, 25, 26, 27, 33, 38, 41, 72,
 * 130, 376, 467), types and ranges (32, 53, 69, 70, 131, 321, 349, 407, 441, 691), incorrect data (117), constraint (469).
 */
const ABOUT_ROWS = new Set('6 25 26 27 32 33 38 41 53 69 70 72 117 130 131 321 349 376 407 441 467 469 691'.split(' '))
const isAboutTheRows = (error: unknown): error is Error =>
  error instanceof ClickHouseError
    ? ABOUT_ROWS.has(error.code)
    : error instanceof SyntaxError || error instanceof RangeError // no line of ours, or larger than an insert may be
