import { join } from 'node:path'
import { type ClickHouse, ClickHouseUnavailable } from '#platform/clickhouse/client.ts'
import { bringUpToDate, ownerOf } from '#platform/clickhouse/installation.ts'
import { migrateClickHouse } from '#platform/clickhouse/migrate.ts'
import { Refusal } from '../cli/command.ts'
import type { Progress } from '../cli/progress.ts'
import type { Config } from '../config.ts'
import { columnsOf, dropMonth, fullMark, insertPage, lastPlace, type Month, monthsOf, pagesOf } from './events.ts'

type Moving = { installationId: string; progress: Progress; signal: AbortSignal }

/**
 * Month by month, in the order of the key; each page arrives as a whole, so what is there is a beginning and an
 * interrupted move goes on behind it. The new one is claimed last: until then no start takes it for the whole.
 * @returns how many events
 * @throws {Refusal}
 */
export async function moveEvents(
  config: Config,
  from: ClickHouse,
  to: ClickHouse,
  { installationId, progress, signal }: Moving,
): Promise<number> {
  const folder = join(config.root, 'migrations/clickhouse')
  await bringUpToDate(from, folder, installationId)
  const owner = await ownerOf(to).catch((cause) => {
    throw cause instanceof ClickHouseUnavailable ? new Refusal(`The new ${cause.message}`, { cause }) : cause
  })
  if (owner !== null && owner !== installationId)
    throw new Refusal(
      `The new ClickHouse holds the events of installation ${owner}, this one is ${installationId}: name an empty one.`,
    )
  await migrateClickHouse(to, folder)
  const columns = await columnsOf(from)
  const months = await monthsOf(from)
  const total = months.reduce((sum, each) => sum + each.rows, 0)
  let done = 0
  progress.step('events')
  const onRows = (rows: number) => {
    signal.throwIfAborted()
    done += rows
    progress.at(done, total, 'rows')
  }
  const there = new Map((await monthsOf(to)).map((each) => [each.month, each]))
  const strange = [...there.keys()].find((month) => !months.some((each) => each.month === month))
  if (strange) throw new Refusal(`The new ClickHouse has events of ${strange}, this one has none: name an empty one.`)
  for (const month of months) {
    onRows(there.get(month.month)?.rows ?? 0)
    if (await sameMonth(from, to, month, columns)) continue
    await copyMonth(from, to, { month: month.month, columns, onRows })
    if (await sameMonth(from, to, month, columns)) continue
    // What was there was no beginning of it.
    await dropMonth(to, month.month)
    await copyMonth(from, to, { month: month.month, columns, onRows })
    if (!(await sameMonth(from, to, month, columns)))
      throw new Refusal(
        `The events of ${month.month} are not the same in the new ClickHouse; nothing has been switched.`,
      )
  }
  await bringUpToDate(to, folder, installationId)
  return total
}

async function copyMonth(
  from: ClickHouse,
  to: ClickHouse,
  { month, columns, onRows }: { month: number; columns: string[]; onRows: (rows: number) => void },
) {
  for await (const lines of pagesOf(from, month, columns, await lastPlace(to, month))) {
    await insertPage(to, columns, lines)
    onRows(lines.length)
  }
}

/** By number and by a sum over every column. */
async function sameMonth(
  from: ClickHouse,
  to: ClickHouse,
  { month, rows }: Month,
  columns: string[],
): Promise<boolean> {
  const arrived = (await monthsOf(to)).find((each) => each.month === month)
  if (arrived?.rows !== rows) return false
  return (await fullMark(from, month, columns)) === (await fullMark(to, month, columns))
}
