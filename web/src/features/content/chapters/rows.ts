import { t } from '#web/lib/i18n/t.ts'
import type { Saving } from '../saving/saving.ts'
import type { Written } from '../saving/store.ts'
import type { Chapter, Chapters } from './queries.ts'

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

const SHORTEST_MS = 1000

/** What the server would refuse for sure, by the id of the row; such a list waits until it is right. */
export function wrongRows(rows: Rows, durationMs: number | null): Map<number, string> {
  const wrong = new Map<number, string>()
  for (const [at, { id, startMs, title }] of rows.entries()) {
    const before = rows[at - 1]
    if (title.trim() === '') wrong.set(id, t('It needs a name.'))
    else if (durationMs !== null && startMs >= durationMs) wrong.set(id, t('It begins after the end of the video.'))
    else if (before && startMs - before.startMs < SHORTEST_MS)
      wrong.set(id, t('It begins less than a second after the one above it.'))
  }
  return wrong
}

/** What is wrong with them as they are written, or as the server has just told. */
export function wrongIn(rows: Rows, saving: Saving, durationMs: number | null): ReadonlyMap<number, string> {
  const wrong = wrongRows(rows, durationMs)
  if (wrong.size > 0 || saving.kind !== 'failed') return wrong
  const told = (saving.problem.body.rows ?? []) as { row: number; message: string }[] // as the API says
  return new Map(told.flatMap(({ row, message }) => [[rows[row - 1]?.id ?? 0, message]]))
}

export const chapterList = (
  durationMs: number | null,
  save: (chapters: Chapter[], revision: number, newSitting: boolean) => Promise<Chapters>,
): Written<Rows, Chapter[], Chapters> => ({
  open: rowsOf,
  plain,
  of: ({ items }) => plain(items),
  save,
  isWhole: (rows) => wrongRows(rows, durationMs).size === 0,
  // An empty list goes back to the times of the description.
  answers: true,
})
