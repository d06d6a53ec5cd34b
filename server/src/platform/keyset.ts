import { isUuid } from './ids.ts'
import { problem } from './problem.ts'

export const InvalidCursor = problem('request.invalid_cursor', 400, 'This cursor is not one of ours')

/**
 * Where a page ended: the sort value and the id that breaks ties, so that none is lost or shown twice. What a list is sorted
 * by has to be a `timestamptz(3)`: a finer time would be cut off here, and the rest of its millisecond lost.
 */
export type Position = { at: Date; id: string }

export const cursorOf = (position: Position) =>
  Buffer.from(`${position.at.getTime()}.${position.id}`).toString('base64url')

/** @throws {InvalidCursor} */
export function readCursor(cursor: string | undefined): Position | null {
  if (!cursor) return null
  const found = /^(\d{1,14})\.(.{36})$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (!found?.[1] || !found[2] || !isUuid(found[2])) throw new InvalidCursor()
  return { at: new Date(Number(found[1])), id: found[2] }
}
