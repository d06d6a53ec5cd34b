import { randomBytes } from 'node:crypto'
import type { Ctx } from '#platform/context.ts'
import { analytics } from '../tables.ts'

/** The salt of a UTC day, the same for all processes; whoever asks first makes it. */
export async function saltOf(ctx: Ctx, day: string): Promise<Buffer> {
  const read = () =>
    analytics(ctx).selectFrom('analytics.salts').select('salt').where('day', '=', day).executeTakeFirst()
  const known = await read()
  if (known) return known.salt
  await analytics(ctx)
    .insertInto('analytics.salts')
    .values({ day, salt: randomBytes(32) })
    .onConflict((on) => on.doNothing())
    .execute()
  const made = await read()
  if (!made) throw new Error(`The salt of ${day} was neither found nor made`)
  return made.salt
}

/** After this nobody can tell whose hash a viewer of those days is. */
export async function destroySalts(ctx: Ctx, beforeDay: string): Promise<void> {
  await analytics(ctx).deleteFrom('analytics.salts').where('day', '<', beforeDay).execute()
}
