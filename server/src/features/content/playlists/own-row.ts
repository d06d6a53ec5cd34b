import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { PlaylistNotFound } from './errors.ts'
import * as queries from './queries.ts'
import type { PlaylistRow } from './tables.ts'

/** One of a channel of one's own, deleted ones included. @throws {PlaylistNotFound} */
export async function ownRow(ctx: Ctx, id: string, how: 'read' | 'lock' = 'read'): Promise<PlaylistRow> {
  accounts.signedIn(ctx.actor)
  const row = how === 'lock' ? await queries.lockPlaylist(ctx, id) : await queries.playlistById(ctx, id)
  if (!row || !accounts.isTeam(ctx.actor, row.channel_id)) throw new PlaylistNotFound()
  return row
}

/** Held until the commit. @throws {PlaylistNotFound | NotAllowed} */
export async function editableRow(tx: Ctx, id: string): Promise<PlaylistRow> {
  const row = await ownRow(tx, id, 'lock')
  accounts.requireMay(tx.actor, row.channel_id, 'videos.edit')
  return row
}

/** As `editableRow`, and not deleted. */
export async function livingRow(tx: Ctx, id: string): Promise<PlaylistRow> {
  const row = await editableRow(tx, id)
  if (row.deleted_at) throw new PlaylistNotFound()
  return row
}

/** Open studios read their lists again, and what is counted of a list that is filtered by it is counted anew. */
export const tellLists = (tx: Ctx, row: { channel_id: string }) =>
  tx.broadcast.publish(tx, 'content.videos', { channelId: row.channel_id, videoIds: [] })
