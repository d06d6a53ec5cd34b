import { isDeepStrictEqual } from 'node:util'
import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { ownRow } from '../captions/read-captions.ts'
import { editableFile, tellChange } from '../editable.ts'
import { ChangedMeanwhile, VideoNotFound } from '../errors.ts'
import { forgetPublic } from '../read-videos.ts'
import { wrongItems } from './check-items.ts'
import { InteractionsInvalid } from './errors.ts'
import { promptOf } from './item.ts'
import * as queries from './queries.ts'
import type { Interaction } from './schema.ts'
import type { ListRow } from './tables.ts'
import { inOrder, presentItems, raiseRevision, writeItems } from './write-items.ts'

function present(ctx: Ctx, video: { channel_id: string }, items: Interaction[], list: ListRow | undefined) {
  const edit = accounts.whyNot(ctx.actor, video.channel_id, 'videos.edit')
  const results = accounts.whyNot(ctx.actor, video.channel_id, 'analytics.read')
  return {
    items,
    revision: list?.revision ?? 0,
    updatedAt: list?.updated_at.toISOString() ?? null,
    updatedBy: list?.updated_by ?? null,
    can: { edit: !edit, results: !results },
    why: { ...(edit ? { edit } : {}), ...(results ? { results } : {}) },
  }
}

/** @throws {VideoNotFound} */
export async function readInteractions(ctx: Ctx, videoId: string) {
  const video = await ownRow(ctx, videoId)
  return present(ctx, video, await presentItems(ctx, videoId), await queries.listOf(ctx, videoId))
}

/**
 * Writes the whole list. The same again changes nothing.
 * @throws {VideoNotFound | NotEditable | NotForArticles | InteractionsInvalid | ChangedMeanwhile}
 */
export async function saveInteractions(
  ctx: Ctx,
  videoId: string,
  given: readonly Interaction[],
  { ifMatch }: { ifMatch?: string | undefined } = {},
) {
  const answer = await inTransaction(ctx, async (tx) => {
    const video = await editableFile(tx, videoId)
    if (video.deleted_at) throw new VideoNotFound()
    const [before, list] = [await presentItems(tx, videoId), await queries.listOf(tx, videoId)]
    const items = inOrder(given)
    if (isDeepStrictEqual(before, items)) return present(tx, video, before, list)
    if (
      ifMatch !== undefined &&
      !ifMatch.split(',').some((tag) => ['*', `"${list?.revision ?? 0}"`].includes(tag.trim()))
    )
      throw new ChangedMeanwhile({ current: present(tx, video, before, list) })
    const wrong = await wrongItems(tx, video, given)
    if (wrong.length > 0) throw new InteractionsInvalid({ items: wrong })
    await writeItems(tx, video, items)
    const next = await raiseRevision(tx, video)
    await accounts.audit(tx, {
      channelId: video.channel_id,
      action: 'interactions.saved',
      subject: { kind: 'video', id: video.id, label: video.title },
      before: { interactions: inShort(before) },
      after: { interactions: inShort(items) },
    })
    await tellChange(tx, video)
    return present(tx, video, items, next)
  })
  forgetPublic(videoId)
  return answer
}

/** For the audit log, whose entries are read by people. */
const inShort = (items: readonly Interaction[]) =>
  items.map((item) => ({ atMs: item.atMs, kind: item.kind, prompt: promptOf(item) }))
