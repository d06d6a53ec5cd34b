import { sql } from 'kysely'
import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { said } from '#platform/language.ts'
import { problem } from '#platform/problem.ts'
import { oneLine } from '#platform/text.ts'

export const SavedViewNotFound = problem('content.view_not_found', 404, 'No such saved view')
export const TooManySavedViews = problem('content.too_many_views', 422, 'More views cannot be saved here')

/** Of one person in one channel. */
const MOST = 50

/** The page's own parameters, as they stand in its address; what they mean is checked where they are used. */
const Search = z
  .record(
    z.string().max(40),
    z.union([z.string().max(1000), z.number(), z.boolean(), z.array(z.string().max(100)).max(50)]),
  )
  .refine(
    (search) => JSON.stringify(search).length <= 4000,
    said('At most {most, number} characters in all', { most: 4000 }),
  )
const Name = z.string().max(500).overwrite(oneLine).trim().min(1).max(60)

export const NewSavedView = z
  .object({ channelId: z.uuid().optional(), name: Name, search: Search })
  .meta({ id: 'NewSavedView' })
export const SavedViewPatch = z
  .object({ name: Name.optional(), search: Search.optional() })
  .meta({ id: 'SavedViewPatch' })
export const SavedView = z
  .object({ id: z.uuid(), name: z.string(), search: z.record(z.string(), z.unknown()), createdAt: z.iso.datetime() })
  .meta({ id: 'SavedView' })
type SavedView = z.infer<typeof SavedView>

type SavedViewTable = {
  id: string
  channel_id: string
  user_id: string
  name: string
  search: Record<string, unknown>
  created_at: Date
}
const views = (ctx: Ctx) => ctx.db.$extendTables<{ 'content.saved_views': SavedViewTable }>()

const present = (row: Pick<SavedViewTable, 'id' | 'name' | 'search' | 'created_at'>): SavedView => ({
  id: row.id,
  name: row.name,
  search: row.search,
  createdAt: row.created_at.toISOString(),
})

/** One's own of a channel, oldest first. @throws {ChannelNotFound} */
export async function savedViews(ctx: Ctx, wanted: string | undefined): Promise<SavedView[]> {
  const working = await accounts.workingChannel(ctx, wanted)
  const rows = await views(working.ctx)
    .selectFrom('content.saved_views')
    .select(['id', 'name', 'search', 'created_at'])
    .where('user_id', '=', accounts.signedIn(ctx.actor).userId)
    .where('channel_id', '=', working.channelId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(present)
}

/** One with the same name is replaced, so that saving twice makes one. @throws {ChannelNotFound | TooManySavedViews} */
export async function saveView(
  ctx: Ctx,
  { channelId: wanted, name, search }: z.infer<typeof NewSavedView>,
): Promise<SavedView> {
  const { userId } = accounts.signedIn(ctx.actor)
  const working = await accounts.workingChannel(ctx, wanted)
  const { channelId } = working
  return inTransaction(working.ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`saved views ${userId} ${channelId}`}, 0))`.execute(tx.db)
    const known = await views(tx)
      .selectFrom('content.saved_views')
      .select(['id', 'name'])
      .where('user_id', '=', userId)
      .where('channel_id', '=', channelId)
      .execute()
    const same = known.find((row) => row.name === name)
    if (same) return change(tx, same.id, { search })
    if (known.length >= MOST) throw new TooManySavedViews({ limit: MOST })
    const row = {
      id: uuidv7(tx.clock().getTime()),
      channel_id: channelId,
      user_id: userId,
      name,
      search,
      created_at: tx.clock(),
    }
    await views(tx)
      .insertInto('content.saved_views')
      .values({ ...row, search: JSON.stringify(search) as never }) // jsonb is written as text
      .execute()
    return present(row)
  })
}

/** @throws {SavedViewNotFound} also for somebody else's */
export const changeView = (ctx: Ctx, id: string, patch: z.infer<typeof SavedViewPatch>): Promise<SavedView> =>
  change(ctx, id, patch)

async function change(ctx: Ctx, id: string, { name, search }: z.infer<typeof SavedViewPatch>): Promise<SavedView> {
  const { userId } = accounts.signedIn(ctx.actor)
  const row = await views(ctx)
    .updateTable('content.saved_views')
    .set({
      id, // something is always set
      ...(name === undefined ? {} : { name }),
      ...(search === undefined ? {} : { search: JSON.stringify(search) as never }), // as above
    })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning(['id', 'name', 'search', 'created_at'])
    .executeTakeFirst()
  if (!row) throw new SavedViewNotFound()
  return present(row)
}

/** @throws {SavedViewNotFound} also for somebody else's */
export async function forgetView(ctx: Ctx, id: string): Promise<void> {
  const { userId } = accounts.signedIn(ctx.actor)
  const { numDeletedRows } = await views(ctx)
    .deleteFrom('content.saved_views')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new SavedViewNotFound()
}
