import type { Ctx } from '#platform/context.ts'
import { isUuid } from '#platform/ids.ts'
import { InvalidCursor } from '#platform/keyset.ts'
import { hmac } from '#platform/secrets.ts'

/** Where a page of a sorted list ended: the value it is sorted by, and the id that breaks ties. */
export type Place = { key: number | string; id: string }

/** @param list everything that makes the list what it is: another channel, filter or order is another list */
export const cursorOf = (ctx: Ctx, list: string, { key, id }: Place): string =>
  `${seal(ctx, list, key, id)}.${Buffer.from(JSON.stringify([key, id])).toString('base64url')}`

/** @throws {InvalidCursor} for one that was given out for another list, or by nobody */
export function placeOf(ctx: Ctx, list: string, cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const [sealed, body = ''] = cursor.split('.')
  const [key, id] = parsed(Buffer.from(body, 'base64url').toString())
  if ((typeof key !== 'number' && typeof key !== 'string') || typeof id !== 'string' || !isUuid(id))
    throw new InvalidCursor()
  if (sealed !== seal(ctx, list, key, id)) throw new InvalidCursor()
  return { key, id }
}

function parsed(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : []
  } catch {
    return [] // not one of ours, as the caller finds
  }
}

const seal = (ctx: Ctx, list: string, key: number | string, id: string) =>
  hmac(ctx.secrets.key('cursors'), JSON.stringify([list, key, id]))
    .toString('base64url')
    .slice(0, 16)
