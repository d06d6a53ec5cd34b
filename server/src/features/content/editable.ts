import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { NotForArticles } from './articles/errors.ts'
import { NotEditable, VideoNotFound } from './errors.ts'
import * as queries from './queries.ts'

/** Locked for a change. @throws {VideoNotFound | NotEditable} */
export async function editable(tx: Ctx, id: string) {
  accounts.signedIn(tx.actor)
  const row = await queries.lockVideo(tx, id)
  if (!row || !accounts.isTeam(tx.actor, row.channel_id)) throw new VideoNotFound()
  const reason = accounts.whyNot(tx.actor, row.channel_id, 'videos.edit')
  if (reason) throw new NotEditable({ reason })
  return row
}

/** As `editable`, for what is done to a file. @throws {VideoNotFound | NotEditable | NotForArticles} */
export async function editableFile(tx: Ctx, id: string) {
  const row = await editable(tx, id)
  if (row.kind === 'article') throw new NotForArticles()
  return row
}

/** Everybody who shows it hears of it: caches drop it, open studios read it again. */
export const tellChange = (tx: Ctx, row: { id: string; channel_id: string }) =>
  tx.broadcast.publish(tx, 'content.video', { videoId: row.id, channelId: row.channel_id })
