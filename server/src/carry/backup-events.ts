import type { ClickHouse } from '#platform/clickhouse/client.ts'
import type { Progress } from '../cli/progress.ts'
import type { Manifest } from './backup-set.ts'
import { batchOfLine, columnsOf, monthsOf, pagesOf } from './events.ts'
import { addPacked } from './packed-lines.ts'
import type { Pool } from './pool.ts'

type Part = Manifest['clickhouse']

/**
 * The events that the database of this backup knows as shipped, and no others: it ships the rest itself when it is
 * restored. Which ones came later is asked after each page: a batch is in the database before any row of it is in
 * ClickHouse, and stays there for a day.
 * @param later the batches of which the snapshot does not know that they are shipped
 */
export async function copyEvents(
  clickhouse: ClickHouse,
  {
    later,
    former,
    pool,
    progress,
    signal,
  }: {
    later: () => Promise<ReadonlySet<string>>
    former: Part | null
    pool: Pool
    progress: Progress
    signal: AbortSignal
  },
): Promise<Part> {
  const columns = await columnsOf(clickhouse)
  const months = await monthsOf(clickhouse)
  const total = months.reduce((sum, each) => sum + each.rows, 0)
  progress.step('events')
  let done = 0

  const copied: Part['months'] = []
  for (const month of months) {
    const same = sameColumns(former, columns) ? former?.months.find((each) => each.month === month.month) : undefined
    // Rows are never changed, so a month with the same events in the same batches is the same month.
    if (same?.reusable === month.mark && (await allThere(pool, same.pages))) {
      copied.push(same)
      done += month.rows
      continue
    }
    const pages: Part['months'][number]['pages'] = []
    let rows = 0
    let all = true
    for await (const lines of pagesOf(clickhouse, month.month, columns)) {
      signal.throwIfAborted()
      const unwanted = await later()
      const kept = unwanted.size === 0 ? lines : lines.filter((line) => !unwanted.has(batchOfLine(line)))
      if (kept.length < lines.length) all = false
      done += lines.length
      progress.at(done, Math.max(total, done), 'rows')
      if (kept.length === 0) continue
      pages.push({ rows: kept.length, ...(await addPacked(pool, [`${kept.join('\n')}\n`])) })
      rows += kept.length
    }
    // Events that arrived while it was read make another month of it: the next backup reads it again.
    const after = (await monthsOf(clickhouse)).find((each) => each.month === month.month)
    copied.push({
      month: month.month,
      rows,
      mark: month.mark,
      pages,
      reusable: all && after?.mark === month.mark ? month.mark : null,
    })
  }
  await pool.flush()
  return { columns, months: copied.filter((each) => each.rows > 0) }
}

const sameColumns = (former: Part | null, columns: string[]) => former?.columns.join() === columns.join()

async function allThere(pool: Pool, pages: { sha256: string; size: number }[]): Promise<boolean> {
  for (const page of pages) if (!(await pool.has(page))) return false
  return true
}
