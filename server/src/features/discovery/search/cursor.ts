import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { InvalidCursor } from '#platform/keyset.ts'
import { hmac } from '#platform/secrets.ts'

const Place = z.tuple([z.int(), z.int(), z.uuid(), z.boolean()])
type Place = { step: number; key: number; id: string; mended: boolean }

/** @param list everything that makes the list what it is: with other words or filters it is another one */
export const cursorOf = (ctx: Ctx, list: string, { step, key, id, mended }: Place): string => {
  const body = JSON.stringify([step, key, id, mended])
  return `${seal(ctx, list, body)}.${Buffer.from(body).toString('base64url')}`
}

/** @throws {InvalidCursor} for one that was given out for another list, or by nobody */
export function placeOf(ctx: Ctx, list: string, cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const [sealed, encoded = ''] = cursor.split('.')
  const body = Buffer.from(encoded, 'base64url').toString()
  if (sealed !== seal(ctx, list, body)) throw new InvalidCursor()
  const [step, key, id, mended] = Place.parse(JSON.parse(body)) // sealed, so it is ours
  return { step, key, id, mended }
}

const seal = (ctx: Ctx, list: string, body: string) =>
  hmac(ctx.secrets.key('cursors'), JSON.stringify([list, body]))
    .toString('base64url')
    .slice(0, 16)
