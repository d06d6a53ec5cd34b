import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { said } from '#platform/language.ts'
import { editable, tellChange } from '../editable.ts'
import { ChangedMeanwhile, VideoNotFound } from '../errors.ts'
import { requireBytes } from '../quota/quota.ts'
import { ensureCurrent } from '../versions/make-current.ts'
import * as versions from '../versions/queries.ts'
import { ownVideoRow, versionsOf } from '../versions/read-versions.ts'
import { requireReplaceable } from '../versions/replace.ts'
import { isWhole, keptMs, type Part, whyNotKeep } from './edit-list.ts'
import { EditInvalid, NotCuttable, NothingCut } from './errors.ts'
import type { Edit } from './schema.ts'
import { type EditRow, editOf, writeEdit } from './tables.ts'

type Video = { id: string; channel_id: string; asset_id: string | null; duration_ms: number | null; status: string }

/** What can be cut: the file that plays, once its length is known. @throws {NotCuttable} */
function cuttable<T extends Video>(video: T): { assetId: string; durationMs: number } {
  if (!video.asset_id || !video.duration_ms || video.status !== 'ready') throw new NotCuttable()
  return { assetId: video.asset_id, durationMs: video.duration_ms }
}

/** @throws {VideoNotFound | NotCuttable} */
export async function readEdit(ctx: Ctx, videoId: string): Promise<z.infer<typeof Edit>> {
  const video = await ownVideoRow(ctx, videoId)
  const { assetId } = cuttable(video)
  return present(ctx, video, await editOf(ctx, videoId, assetId))
}

async function present(ctx: Ctx, video: Video, row: EditRow | undefined): Promise<z.infer<typeof Edit>> {
  const { assetId, durationMs } = cuttable(video)
  const reason = accounts.whyNot(ctx.actor, video.channel_id, 'videos.edit')
  const keep = row?.keep ?? [{ startMs: 0, endMs: durationMs }]
  const names = await accounts.peopleNames(ctx, row?.updated_by ? [row.updated_by] : [])
  const notRendered =
    reason ?? (isWhole(keep, durationMs) ? said('Nothing is cut out yet.') : whyNotKeep(keep, durationMs))
  return {
    versionId: assetId,
    durationMs,
    keep,
    keptMs: keptMs(keep),
    revision: row?.revision ?? 0,
    updatedAt: row?.updated_at.toISOString() ?? null,
    updatedBy: row?.updated_by ? { id: row.updated_by, name: names.get(row.updated_by) ?? null } : null,
    can: { edit: reason === null, render: notRendered === null },
    why: { ...(reason ? { edit: reason } : {}), ...(notRendered ? { render: notRendered } : {}) },
  }
}

/** Keeps what somebody is about to cut; nothing is changed by it. The same again changes nothing. @throws {EditInvalid | ChangedMeanwhile | NotCuttable} */
export async function saveEdit(
  ctx: Ctx,
  videoId: string,
  keep: Part[],
  { ifMatch }: { ifMatch?: string | undefined } = {},
): Promise<z.infer<typeof Edit>> {
  return inTransaction(ctx, async (tx) => {
    const video = await editable(tx, videoId)
    if (video.deleted_at) throw new VideoNotFound()
    const { assetId, durationMs } = cuttable(video)
    const reason = whyNotKeep(keep, durationMs)
    if (reason) throw new EditInvalid({ reason })
    const before = await editOf(tx, videoId, assetId)
    if (before && JSON.stringify(partsOf(before.keep)) === JSON.stringify(partsOf(keep)))
      return present(tx, video, before)
    // RFC 9110 section 13.1.1
    if (
      ifMatch !== undefined &&
      !ifMatch.split(',').some((tag) => ['*', `"${before?.revision ?? 0}"`].includes(tag.trim()))
    )
      throw new ChangedMeanwhile({ current: await present(tx, video, before) })
    const row: EditRow = {
      video_id: videoId,
      version_id: assetId,
      channel_id: video.channel_id,
      keep: partsOf(keep),
      revision: (before?.revision ?? 0) + 1,
      updated_by: accounts.signedIn(tx.actor).userId,
      updated_at: tx.clock(),
    }
    await writeEdit(tx, row)
    return present(tx, video, row)
  })
}

const partsOf = (keep: readonly Part[]): Part[] => keep.map(({ startMs, endMs }) => ({ startMs, endMs }))

/**
 * Makes a new version of what is kept, in the background; it takes the place of the one that plays as soon as it is playable.
 * Asked for again while the same is being made, it is that one.
 * @throws {NotCuttable | NothingCut | EditInvalid | TooManyVersions | QuotaExceeded}
 */
export async function renderEdit(ctx: Ctx, videoId: string) {
  const id = await inTransaction(ctx, async (tx) => {
    const video = await editable(tx, videoId)
    await requireReplaceable(tx, video)
    const { assetId, durationMs } = cuttable(video)
    const keep = (await editOf(tx, videoId, assetId))?.keep ?? []
    if (keep.length === 0 || isWhole(keep, durationMs)) throw new NothingCut()
    const reason = whyNotKeep(keep, durationMs)
    if (reason) throw new EditInvalid({ reason })
    await ensureCurrent(tx, video)
    const same = (await versions.versionsOf(tx, videoId)).find(
      (each) =>
        each.state === 'processing' &&
        !each.deleted_at &&
        each.made_from === assetId &&
        JSON.stringify(partsOf(each.keep ?? [])) === JSON.stringify(partsOf(keep)),
    )
    if (same) return same.id
    // About as much of the file as is kept of its time.
    const bytes = (await media.describe(tx, [assetId])).get(assetId)?.source_bytes ?? 0
    const reservedBytes = Math.round((bytes * keptMs(keep)) / durationMs)
    await requireBytes(tx, video.channel_id, reservedBytes)
    const versionId = uuidv7()
    await media.createCut(tx, { id: versionId, from: assetId, keep: partsOf(keep), reservedBytes })
    await versions.insertVersion(tx, {
      id: versionId,
      video_id: videoId,
      channel_id: video.channel_id,
      kind: 'cut',
      state: 'processing',
      wanted: true,
      made_from: assetId,
      keep: JSON.stringify(partsOf(keep)),
      created_by: accounts.signedIn(tx.actor).userId,
      created_at: tx.clock(),
    })
    await accounts.audit(tx, {
      channelId: video.channel_id,
      action: 'video.cut',
      subject: { kind: 'video', id: videoId, label: video.title },
      before: { durationMs },
      after: { durationMs: keptMs(keep), version: versionId },
    })
    await tellChange(tx, video)
    return versionId
  })
  const { items } = await versionsOf(ctx, videoId)
  const made = items.find((each) => each.id === id)
  if (!made) throw new VideoNotFound()
  return made
}
