import type { Chapter } from './queries.ts'

/** A chapter as the page has it: the same row wherever it moves. */
export type Row = Chapter & { id: number }
export type Rows = readonly Row[]

let lastId = 0
export const rowsOf = (items: readonly Chapter[]): Rows =>
  items.map(({ startMs, title }) => ({ startMs, title, id: ++lastId }))

export const inOrder = (rows: Rows): Rows => [...rows].sort((a, b) => a.startMs - b.startMs)

/** As the server keeps them. */
export const plain = (rows: readonly Chapter[]): Chapter[] =>
  rows.map(({ startMs, title }) => ({ startMs, title: title.trim() }))

export const same = (one: readonly Chapter[], other: readonly Chapter[]): boolean =>
  JSON.stringify(plain(one)) === JSON.stringify(plain(other))

const SHORTEST_MS = 1000

/** What the server would refuse for sure, by the id of the row; such a list waits until it is right. */
export function wrongRows(rows: Rows, durationMs: number | null): Map<number, string> {
  const wrong = new Map<number, string>()
  for (const [at, { id, startMs, title }] of rows.entries()) {
    const before = rows[at - 1]
    if (title.trim() === '') wrong.set(id, 'It needs a name.')
    else if (durationMs !== null && startMs >= durationMs) wrong.set(id, 'It begins after the end of the video.')
    else if (before && startMs - before.startMs < SHORTEST_MS)
      wrong.set(id, 'It begins less than a second after the one above it.')
  }
  return wrong
}
