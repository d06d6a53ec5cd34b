import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { editable, tellChange } from '../editable.ts'
import { VideoNotFound } from '../errors.ts'
import type { PresentedVideo } from '../present.ts'
import * as queries from '../queries.ts'
import { forgetPublic, ownVideo } from '../read-videos.ts'
import type { VideoFields } from '../tables.ts'
import type { ChangeRow } from './changes-queries.ts'
import { recordChange } from './record-change.ts'

type Row = VideoFields

export type Choice =
  | { atMs: number }
  | { thumbnailId: string | null }
  | { image: Buffer; fit: 'crop' | 'letterbox'; focus: number }

/** What there is to choose from. @throws {VideoNotFound} */
export async function thumbnailsOf(ctx: Ctx, videoId: string) {
  accounts.signedIn(ctx.actor)
  const row = await queries.videoById(ctx, videoId)
  if (!row || row.deleted_at || !accounts.isTeam(ctx.actor, row.channel_id)) throw new VideoNotFound()
  return row.asset_id ? media.thumbnailsOf(ctx, row.asset_id) : { items: [], chosen: null, making: null }
}

/** Asks for moments to choose from, for a video that was processed before they were made by themselves. @throws {VideoNotFound | NotEditable} */
export async function suggestThumbnails(ctx: Ctx, videoId: string): Promise<boolean> {
  const row = await inTransaction(ctx, (tx) => editable(tx, videoId))
  if (row.deleted_at) throw new VideoNotFound()
  return row.asset_id ? media.suggestThumbnails(ctx, row.asset_id) : false
}

/**
 * The picture that stands for a video. One that is still to be made takes the place of the other as soon as it is stored.
 * @throws {VideoNotFound | NotEditable} and what media says of the picture
 */
export async function chooseThumbnail(ctx: Ctx, videoId: string, choice: Choice): Promise<PresentedVideo> {
  await inTransaction(ctx, async (tx) => {
    const row = await editable(tx, videoId)
    if (row.deleted_at) throw new VideoNotFound()
    await writeThumbnail(tx, row, choice)
  })
  forgetPublic(videoId)
  return ownVideo(ctx, videoId)
}

async function writeThumbnail(tx: Ctx, row: Row, choice: Choice, reverts: string | null = null) {
  const chosen = await ask(tx, row.asset_id ?? '', choice)
  if (chosen.id === chosen.before) return
  const revision = row.revision + 1
  await queries.updateVideo(tx, row.id, { revision })
  const change = { before: { thumbnail: chosen.before }, after: { thumbnail: chosen.id }, reverts }
  await recordChange(tx, { ...row, revision }, change)
  await tellChange(tx, row)
}

/** Without an asset every answer is that there are no pictures yet. */
function ask(tx: Ctx, assetId: string, choice: Choice) {
  const by = tx.actor.kind === 'user' ? tx.actor.userId : null
  if ('thumbnailId' in choice) return media.useThumbnail(tx, assetId, choice.thumbnailId)
  if ('atMs' in choice) return media.frameThumbnail(tx, assetId, { atMs: choice.atMs, by })
  return media.givenThumbnail(tx, assetId, { bytes: choice.image, fit: choice.fit, focus: choice.focus, by })
}

/** @returns fields that were changed again since, when nothing was done for that */
export async function revertThumbnail(
  tx: Ctx,
  row: Row,
  { change, force }: { change: ChangeRow; force: boolean },
): Promise<string[]> {
  const now = row.asset_id ? await media.thumbnailsOf(tx, row.asset_id) : null
  const shown = now?.making ?? now?.chosen ?? null
  const [back, since] = [change.before.thumbnail, change.after.thumbnail].map((id) =>
    typeof id === 'string' ? id : null,
  )
  // Another file may play by now: what was chosen for the one before came along as a copy.
  if (await media.areSameThumbnails(tx, [shown, back ?? null])) return []
  if (!force && !(await media.areSameThumbnails(tx, [shown, since ?? null]))) return ['thumbnail']
  await writeThumbnail(tx, row, { thumbnailId: back ?? null }, change.id)
  return []
}
