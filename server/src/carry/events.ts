import { type ClickHouse, ClickHouseError } from '#platform/clickhouse/client.ts'

/**
 * What ClickHouse holds of an installation: rows that are written once and never changed, in parts by month. A test holds
 * that there is no other table.
 */
const EVENTS = 'events'
const ORDER = ['channel_id', 'video_id', 'at', 'id'] as const
const KEY = ORDER.join(', ')

export type Month = {
  /** 202611 */
  month: number
  rows: number
  /** Of which events in which batches these are; says nothing of their other columns. */
  mark: string
}
export type Place = { channel: string; video: string; at: string; id: string }

export async function monthsOf(clickhouse: ClickHouse): Promise<Month[]> {
  return clickhouse.query<Month>(
    `SELECT toYYYYMM(at) AS month, toUInt64(count()) AS rows, toString(sum(cityHash64(id, batch))) AS mark
     FROM ${EVENTS} GROUP BY month ORDER BY month`,
    {},
    { timeoutMs: 600_000 },
  )
}

/** A sum over every column, in which the order of rows does not matter. */
export async function fullMark(clickhouse: ClickHouse, month: number, columns: string[]): Promise<string> {
  const [found] = await clickhouse.query<{ mark: string }>(
    `SELECT toString(sum(cityHash64(${columns.join(', ')}))) AS mark FROM ${EVENTS} WHERE toYYYYMM(at) = {month:UInt32}`,
    { month },
    { timeoutMs: 600_000 },
  )
  return found?.mark ?? '0'
}

/** The id and the batch first: both are looked for in the text of a row. */
export async function columnsOf(clickhouse: ClickHouse): Promise<string[]> {
  const found = await clickhouse.query<{ name: string }>(
    `SELECT name FROM system.columns WHERE database = currentDatabase() AND table = '${EVENTS}' ORDER BY position`,
  )
  const names = found.map((row) => row.name).filter((name) => name !== 'id' && name !== 'batch')
  return ['id', 'batch', ...names]
}

const PAGE_ROWS = 50_000

/** The rows of a month in the order of the table's key, in pages of lines. @param after where an earlier run had come to */
export async function* pagesOf(
  clickhouse: ClickHouse,
  month: number,
  columns: string[],
  after: Place | null = null,
  pageRows = PAGE_ROWS,
): AsyncGenerator<string[]> {
  let place = after
  for (let rows = pageRows; ; ) {
    const lines = await page(clickhouse, { month, columns, place, rows }).catch((error) => {
      // Rows with all their ranges are ten times the usual ones: then fewer at once (396: too many bytes, 241: memory).
      if (error instanceof ClickHouseError && ['396', '241'].includes(error.code) && rows > 500) return null
      throw error
    })
    if (!lines) {
      rows = Math.floor(rows / 4)
      continue
    }
    if (lines.length === 0) return
    const last = lines.at(-1)! // not empty
    place = placeOf(last, columns)
    yield lines
  }
}

async function page(
  clickhouse: ClickHouse,
  { month, columns, place, rows }: { month: number; columns: string[]; place: Place | null; rows: number },
) {
  const further = place
    ? `AND channel_id >= {channel:UUID} AND (${KEY}) > ({channel:UUID}, {video:UUID}, {at:DateTime64(3)}, {id:UUID})`
    : ''
  const text = await clickhouse.lines(
    `SELECT ${columns.join(', ')} FROM ${EVENTS} WHERE toYYYYMM(at) = {month:UInt32} ${further} ORDER BY ${KEY} LIMIT {rows:UInt32}`,
    { month, rows, ...place },
    { timeoutMs: 300_000 },
  )
  return text.split('\n').filter(Boolean)
}

export function placeOf(line: string, columns: string[]): Place {
  const values: unknown[] = JSON.parse(line)
  const at = (name: string) => String(values[columns.indexOf(name)])
  return { channel: at('channel_id'), video: at('video_id'), at: plainTime(at('at')), id: at('id') }
}

/** The last row of a month, or null: pages arrive in order and each as a whole, so what is there is a beginning. */
export async function lastPlace(clickhouse: ClickHouse, month: number): Promise<Place | null> {
  const found = await clickhouse.query<{ channel: string; video: string; at: string; id: string }>(
    `SELECT channel_id AS channel, video_id AS video, toString(at) AS at, id FROM ${EVENTS}
     WHERE toYYYYMM(${EVENTS}.at) = {month:UInt32}
     ORDER BY channel_id DESC, video_id DESC, ${EVENTS}.at DESC, ${EVENTS}.id DESC LIMIT 1`,
    { month },
    { timeoutMs: 300_000 },
  )
  return found[0] ? { ...found[0], at: plainTime(found[0].at) } : null
}

/** A text for a DateTime64 parameter has no zone. */
const plainTime = (iso: string) => iso.replace('T', ' ').replace('Z', '')

/** ClickHouse writes a space behind commas, which our own lines do not have. @throws when it is no row of `columnsOf` */
export function batchOfLine(line: string): string {
  const batch = /^\["[0-9a-f-]{36}", ?"([0-9a-f-]{36})"/.exec(line)?.[1]
  if (!batch) throw new Error(`not a row with its batch: ${line.slice(0, 90)}`)
  return batch
}

export async function insertPage(clickhouse: ClickHouse, columns: string[], lines: string[]): Promise<void> {
  const text = lines.join('\n')
  if (Buffer.byteLength(text) > 30_000_000 && lines.length > 1) {
    const middle = Math.ceil(lines.length / 2)
    await insertPage(clickhouse, columns, lines.slice(0, middle))
    return insertPage(clickhouse, columns, lines.slice(middle))
  }
  // A token of its own: without any, a server drops what looks like a repetition.
  const settings = { insert_deduplication_token: crypto.randomUUID() }
  await clickhouse.insert(EVENTS, columns, text, { timeoutMs: 300_000, settings })
}

export async function dropMonth(clickhouse: ClickHouse, month: number): Promise<void> {
  if (!Number.isInteger(month)) throw new TypeError(`not a month: ${month}`)
  await clickhouse.command(`ALTER TABLE ${EVENTS} DROP PARTITION ${month}`, {}, { timeoutMs: 300_000 })
}
