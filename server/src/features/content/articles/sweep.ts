import * as media from '#features/media/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { bodiesOf } from '../earlier/queries.ts'
import { videoById } from '../queries.ts'
import { pictureIds } from './markdown.ts'
import * as queries from './queries.ts'

/** Long enough to undo a deleted paragraph, and for a picture that waits to be put into its place. */
const UNUSED_MS = 86_400_000
const AT_ONCE = 500

/** Pictures that neither the draft, nor what it was before, nor what readers get names, a day after the last word was changed; asked hourly. */
export async function sweepImages(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx)
  const before = new Date(ctx.clock().getTime() - UNUSED_MS)
  for (const { video_id } of await queries.draftsToSweep(system, before, AT_ONCE))
    await inTransaction(system, async (tx) => {
      const draft = await queries.lockDraft(tx, video_id)
      const video = await videoById(tx, video_id)
      if (!draft || !video?.asset_id || draft.updated_at >= before) return
      const published = await queries.articleOf(tx, video_id)
      const earlier = await bodiesOf(tx, video_id, 'article')
      const used = new Set(pictureIds([draft.markdown, published?.markdown, ...earlier].join(' ')))
      const asset = (await media.describe(tx, [video.asset_id])).get(video.asset_id)
      const unused = asset
        ? (await media.picturesOf(tx, asset)).filter((each) => !used.has(each.id) && each.createdAt < before)
        : []
      await media.forgetPictures(
        tx,
        video.asset_id,
        unused.map((each) => each.id),
      )
      await queries.markSwept(tx, video_id)
    })
  await media.dropGonePictures(ctx)
}
