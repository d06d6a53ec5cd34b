import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import * as uploads from '#features/uploads/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { stopWork } from './change-video.ts'
import { defaultsOf } from './details/defaults.ts'
import { tellChange } from './editable.ts'
import { NotEditable, VideoNotFound } from './errors.ts'
import { UploadGivenUp } from './events.ts'
import { reachOf } from './policy.ts'
import * as queries from './queries.ts'
import { requireRoom } from './quota/quota.ts'
import { tellHappened } from './tell-happened.ts'
import { titleFrom } from './title.ts'
import { ownVideoRow } from './versions/read-versions.ts'
import { beginReplacement, cancelReplacement, completeReplacement } from './versions/replace.ts'

type NewUpload = {
  filename: string
  size: number
  type: string
  fingerprint?: string | undefined
  channelId?: string | undefined
  /** The video whose file it takes the place of. */
  replaces?: string | undefined
}

/** The draft exists from this moment and can be edited while the bytes flow. */
export async function startUpload(
  ctx: Ctx,
  input: NewUpload,
  idempotencyKey: string | null,
): Promise<uploads.SessionRow> {
  const channelId = input.replaces ? (await ownVideoRow(ctx, input.replaces)).channel_id : input.channelId
  const working = await accounts.workingChannel(ctx, channelId)
  const reason = accounts.whyNot(working.ctx.actor, working.channelId, 'videos.edit')
  if (reason) throw new NotEditable({ reason })
  const file = {
    channelId: working.channelId,
    filename: input.filename,
    size: input.size,
    type: input.type,
    fingerprint: input.fingerprint ?? null,
  }
  return inTransaction(working.ctx, async (tx) => {
    const known = await uploads.sessionForKey(tx, idempotencyKey, { ...file, replaces: input.replaces ?? null })
    if (known) return known
    if (input.replaces)
      return beginReplacement(tx, input.replaces, async (video) => {
        await requireRoom(tx, working.channelId, input.size)
        return uploads.startSession(tx, { ...file, subjectId: video.id, idempotencyKey })
      })
    const videoId = uuidv7()
    const defaults = await defaultsOf(tx, working.channelId)
    await requireRoom(tx, working.channelId, input.size)
    const session = await uploads.startSession(tx, { ...file, subjectId: videoId, idempotencyKey })
    const title = titleFrom(input.filename)
    await queries.insertDraft(tx, {
      id: videoId,
      channel_id: working.channelId,
      upload_id: session.id,
      title,
      created_by: accounts.signedIn(tx.actor).userId,
      ...defaults,
      ...(defaults.visibility === 'public' ? { published_at: tx.clock() } : {}),
    })
    await accounts.audit(tx, {
      channelId: working.channelId,
      action: 'video.created',
      subject: { kind: 'video', id: videoId, label: title },
      after: { title, visibility: defaults.visibility },
    })
    await tellChange(tx, { id: videoId, channel_id: working.channelId })
    return session
  })
}

/** Idempotent: the same answer as often as it is called. */
export async function completeUpload(
  ctx: Ctx,
  uploadId: string,
  parts: { partNumber: number; etag: string }[],
): Promise<{ videoId: string }> {
  accounts.signedIn(ctx.actor)
  let trashed: string | null = null
  const session = await uploads.complete(ctx, uploadId, parts, async (tx, row) => {
    const draft = await queries.lockVideo(tx, row.subject_id)
    if (!draft) throw new VideoNotFound()
    if (draft.upload_id !== row.id) {
      trashed = await completeReplacement(tx, draft, row)
      return
    }
    const assetId = uuidv7()
    await media.createAsset(tx, {
      id: assetId,
      channelId: row.channel_id,
      visibility: reachOf(draft.visibility),
      encrypted: draft.encryption,
      sourceKey: row.store_key,
      sourceName: row.filename,
      sourceBytes: row.size_bytes,
    })
    await queries.updateVideo(tx, draft.id, { asset_id: assetId, status: 'processing' })
    await tellChange(tx, draft)
    const told = [{ id: draft.id, title: draft.title, visibility: draft.visibility }]
    await tellHappened(tx, row.channel_id, 'video.uploaded', told)
    if (draft.visibility === 'public' && !draft.deleted_at)
      await tellHappened(tx, row.channel_id, 'video.published', told)
    if (draft.deleted_at) trashed = assetId
  })
  // Thrown away while it was uploaded: it lies in the trash with its file, and is processed when it is restored.
  if (trashed) await stopWork(ctx, session.subject_id, trashed)
  return { videoId: session.subject_id }
}

/** Gives up uploads that nobody has gone on with for 30 days; their drafts go to the trash. */
export async function cancelIdleUploads(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx)
  for (const id of await uploads.idleUploads(system))
    await cancelAndTrash(system, id, async (tx, { videoId, channelId, title, uploadedBy }) => {
      await tx.jobs.emit(tx, UploadGivenUp, { videoId, channelId, title, uploadedBy })
    })
}

/** The bytes are thrown away, and the draft with them goes to the trash. */
export async function cancelUpload(ctx: Ctx, uploadId: string): Promise<void> {
  accounts.signedIn(ctx.actor)
  await cancelAndTrash(ctx, uploadId)
}

type Cancelled = { videoId: string; channelId: string; title: string; uploadedBy: string }

/** By a person or by the program; whoever asks may see the session. */
export async function cancelAndTrash(
  ctx: Ctx,
  uploadId: string,
  then: (tx: Ctx, cancelled: Cancelled) => Promise<void> = async () => {},
): Promise<void> {
  await uploads.cancel(ctx, uploadId, async (tx, row) => {
    const draft = await queries.lockVideo(tx, row.subject_id)
    if (await cancelReplacement(tx, row.id)) return
    if (!draft || draft.deleted_at) return
    const deletedAt = tx.clock()
    await queries.updateVideo(tx, draft.id, { deleted_at: deletedAt })
    await accounts.audit(tx, {
      channelId: row.channel_id,
      action: 'video.deleted',
      subject: { kind: 'video', id: draft.id, label: draft.title },
      before: { deletedAt: null },
      after: { deletedAt },
    })
    await tellChange(tx, draft)
    await then(tx, { videoId: draft.id, channelId: row.channel_id, title: draft.title, uploadedBy: row.user_id })
  })
}
