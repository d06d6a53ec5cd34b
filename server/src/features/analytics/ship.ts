import { ClickHouseError } from '#platform/clickhouse/client.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { idOfLine, withBatch } from './clickhouse-row.ts'
import type { Watch } from './count.ts'
import { pack, unpack } from './packed.ts'
import * as batches from './queries/batches.ts'
import { putAside, takeTurn } from './queries/counting.ts'

/** Batches that this process judged and nobody has tried to ship: their query id by their id. */
export type Untried = Map<string, string>

/**
 * Steps 2 and 3: brings the oldest waiting batches to ClickHouse. A transaction holds the turn while the insert runs, so
 * that there is one runner; it also marks the batch. Whatever breaks, the batch stays and is looked at again.
 * @returns `done` is false when more may be waiting
 * @throws {ClickHouseUnavailable} and others of the client; nothing is lost by it
 */
export async function shipWaiting(
  ctx: Ctx,
  untried: Untried,
  options: { signal?: AbortSignal; watch?: Watch; onShipped?: (channelIds: string[]) => void } = {},
): Promise<{ done: boolean }> {
  const system = asSystem(ctx)
  const waiting = await batches.waitingBatchIds(system, 50)
  for (const id of waiting) {
    if (options.signal?.aborted) return { done: false }
    const channels = await inTransaction(system, async (tx) => {
      if (!(await takeTurn(tx, 'ship'))) return null
      const batch = await batches.waitingBatch(tx, id)
      if (!batch) return []
      await ship(tx, system, batch, untried, options.watch)
      return batch.channels
    })
    if (!channels) return { done: true } // another process is at it
    await options.watch?.('ship.marked')
    if (channels.length > 0) options.onShipped?.(channels)
  }
  return { done: waiting.length < 50 }
}

/** @param beside statements that must be durable before the transaction ends */
async function ship(tx: Ctx, beside: Ctx, batch: batches.WaitingBatch, untried: Untried, watch?: Watch): Promise<void> {
  const firstTry = untried.get(batch.id) === batch.query_id
  untried.delete(batch.id)
  let queryId = batch.query_id
  let lines = await unpack(batch.body)
  if (!firstTry) {
    // An earlier insert may have happened, or be on its way. Ended by its id it can no longer; then what is there counts.
    await tx.clickhouse.kill(queryId)
    lines = await missing(tx, batch, lines)
    if (lines === '') return batches.markShipped(tx, batch.id)
    queryId = crypto.randomUUID()
    await batches.nameAttempt(beside, batch.id, queryId)
  }
  await watch?.('ship.before_insert')
  try {
    await batches.insertEvents(tx, lines, queryId)
  } catch (error) {
    if (!isAboutTheRows(error)) throw error
    return divide(tx, batch, await missing(tx, batch, lines), error)
  }
  await watch?.('ship.inserted')
  await batches.markShipped(tx, batch.id)
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

/**
 * A batch with a row that ClickHouse does not take becomes two halves, each a batch that goes its own way, until the row
 * is alone: then it is put aside. Each division is one transaction, so a crash between them changes nothing.
 */
async function divide(tx: Ctx, batch: batches.WaitingBatch, rows: string, error: ClickHouseError): Promise<void> {
  const lines = rows.split('\n').filter(Boolean)
  await batches.deleteBatch(tx, batch.id)
  if (lines.length === 1) {
    tx.log.error({ batch: batch.id, err: error }, 'ClickHouse refused an event; it was put aside')
    return putAside(tx, [{ id: uuidv7(), batch_id: batch.id, row: lines.join(''), error: error.message }])
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
const isAboutTheRows = (error: unknown): error is ClickHouseError =>
  error instanceof ClickHouseError && ABOUT_ROWS.has(error.code)
