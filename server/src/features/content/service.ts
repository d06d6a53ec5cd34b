import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import * as uploads from '#features/uploads/service.ts'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { NotEditable, VideoNotFound } from './errors.ts'
import { canEdit, canWatch } from './policy.ts'
import { type PresentedVideo, presentVideo } from './present.ts'
import * as queries from './queries.ts'
import type { VideoPatch } from './schema.ts'
import type { VideoRow } from './tables.ts'
import { titleFrom } from './title.ts'

export type { PresentedVideo } from './present.ts'
export { Video } from './schema.ts'

/** Rows of a page with what the neighbours know of them: each is asked once. */
async function presentAll(ctx: Ctx, rows: VideoRow[]): Promise<PresentedVideo[]> {
  const uploading = rows.flatMap((row) =>
    row.status === 'uploading' && row.upload_id && accounts.isTeam(ctx.actor, row.channel_id) ? [row.upload_id] : [],
  )
  const [channels, assets, received] = await Promise.all([
    channelsOf(
      ctx,
      rows.map((row) => row.channel_id),
    ),
    media.describe(
      ctx,
      rows.flatMap((row) => row.asset_id ?? []),
    ),
    uploads.receivedBytes(ctx, uploading),
  ])
  return rows.flatMap((row) => {
    const channel = channels.get(row.channel_id)
    return channel
      ? [
          presentVideo(ctx, row, {
            channel,
            asset: assets.get(row.asset_id ?? ''),
            upload: received.get(row.upload_id ?? ''),
          }),
        ]
      : []
  })
}

const channels: SmallCache<accounts.ChannelRow> = smallCache({ max: 5000, ttlMs: 5000 })

/** Names and handles are public and change seldom; five seconds of an old one do no harm. */
async function channelsOf(ctx: Ctx, ids: readonly string[]) {
  const found = new Map<string, accounts.ChannelRow>()
  const missing: string[] = []
  for (const id of new Set(ids)) {
    const known = channels.get(id)
    if (known) found.set(id, known)
    else missing.push(id)
  }
  const asOf = channels.now()
  for (const [id, row] of await accounts.channelsByIds(ctx, missing)) found.set(id, channels.set(id, row, asOf))
  return found
}

/** What everybody sees of a public video, for two seconds or until it changes: the page of a video that many open at once. */
const publicVideos: SmallCache<PresentedVideo> = smallCache({ max: 5000, ttlMs: 2000 })

export function listenForVideos(ctx: Ctx) {
  ctx.broadcast.on('content.video', ({ videoId, channelId }) => {
    publicVideos.delete(String(videoId))
    totals.delete(String(channelId))
  })
  ctx.broadcast.on('reset', () => {
    publicVideos.clear()
    totals.clear()
  })
}

/** @throws {VideoNotFound} also for a private video of somebody else: no hint that it exists */
export async function video(ctx: Ctx, id: string): Promise<PresentedVideo> {
  if (ctx.actor.kind === 'anonymous') {
    const known = publicVideos.get(id)
    if (known) return known
  }
  const asOf = publicVideos.now()
  const row = await queries.videoById(ctx, id)
  if (!row || !canWatch(ctx.actor, row)) throw new VideoNotFound()
  const [presented] = await presentAll(ctx, [row])
  if (!presented) throw new VideoNotFound()
  if (ctx.actor.kind === 'anonymous' && row.visibility === 'public' && row.status === 'ready')
    publicVideos.set(id, presented, asOf)
  return presented
}

/** A video of one's own team. @throws {VideoNotFound} */
export async function ownVideo(ctx: Ctx, id: string): Promise<PresentedVideo> {
  accounts.signedIn(ctx.actor)
  const row = await queries.videoById(ctx, id)
  if (!row || row.deleted_at || !accounts.isTeam(ctx.actor, row.channel_id)) throw new VideoNotFound()
  const [presented] = await presentAll(ctx, [row])
  if (!presented) throw new VideoNotFound()
  return presented
}

/** Videos of a channel for its team, newest first, the trash left out. @throws {InvalidCursor} */
export async function listVideos(ctx: Ctx, page: { channelId: string; limit: number; cursor?: string | undefined }) {
  const rows = await queries.channelVideos(ctx, page.channelId, {
    after: readCursor(page.cursor),
    limit: page.limit + 1,
  })
  return {
    items: await presentAll(ctx, rows.slice(0, page.limit)),
    nextCursor: nextCursor(rows, page.limit, (row) => row.created_at),
  }
}

const totals: SmallCache<number> = smallCache({ max: 10_000, ttlMs: 5000 })

/** Five seconds old at most, and counted again when a video of the channel changes. */
async function countVideos(ctx: Ctx, channelId: string): Promise<number> {
  const known = totals.get(channelId)
  if (known !== undefined) return known
  const asOf = totals.now()
  return totals.set(channelId, await queries.countChannelVideos(ctx, channelId), asOf)
}

/** Videos of the channel named, or of the person's first; the first page tells how many there are. @throws {ChannelNotFound | InvalidCursor} */
export async function listOwn(
  ctx: Ctx,
  page: { channelId?: string | undefined; limit: number; cursor?: string | undefined },
) {
  const working = await accounts.workingChannel(ctx, page.channelId)
  const list = listVideos(working.ctx, { ...page, channelId: working.channelId })
  if (page.cursor) return list
  const [first, total] = await Promise.all([list, countVideos(working.ctx, working.channelId)])
  return { ...first, total }
}

/** What everybody may find, newest first, of one channel or of all. @throws {InvalidCursor} */
export async function listPublic(
  ctx: Ctx,
  page: { channelId?: string | undefined; limit: number; cursor?: string | undefined },
) {
  const rows = await queries.publicVideos(ctx, {
    channelId: page.channelId,
    after: readCursor(page.cursor),
    limit: page.limit + 1,
  })
  return {
    items: await presentAll(ctx, rows.slice(0, page.limit)),
    nextCursor: nextCursor(rows, page.limit, (row) => row.published_at ?? row.created_at),
  }
}

function nextCursor(rows: VideoRow[], limit: number, at: (row: VideoRow) => Date) {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return last ? cursorOf({ at: at(last), id: last.id }) : null
}

/** @throws {VideoNotFound | NotEditable} */
async function editable(tx: Ctx, id: string) {
  accounts.signedIn(tx.actor)
  const row = await queries.lockVideo(tx, id)
  if (!row || !accounts.isTeam(tx.actor, row.channel_id)) throw new VideoNotFound()
  if (!canEdit(tx.actor, row)) throw new NotEditable()
  return row
}

/**
 * Writes what differs; a visibility that lets fewer people in ends every media address given out before.
 * @throws {VideoNotFound | NotEditable}
 */
export async function changeVideo(ctx: Ctx, id: string, patch: z.infer<typeof VideoPatch>): Promise<PresentedVideo> {
  await inTransaction(ctx, async (tx) => {
    const row = await editable(tx, id)
    if (row.deleted_at) throw new VideoNotFound()
    const changes = newValues(patch, row)
    if (Object.keys(changes).length === 0) return
    const published = changes.visibility === 'public' && !row.published_at ? { published_at: tx.clock() } : {}
    await queries.updateVideo(tx, id, { ...changes, ...published })
    if (changes.visibility && row.asset_id) await media.setVisibility(tx, row.asset_id, changes.visibility)
    await tellChange(tx, row)
  })
  publicVideos.delete(id)
  return ownVideo(ctx, id)
}

const newValues = <T extends object>(patch: T, row: { [K in keyof T]: unknown }) =>
  Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => value !== undefined && value !== row[name as keyof T]),
  ) as { [K in keyof T]?: Exclude<T[K], undefined> } // keys of the patch; undefined is what was filtered

/** Everybody who shows it hears of it: caches drop it, open studios read it again. */
const tellChange = (tx: Ctx, row: { id: string; channel_id: string }) =>
  tx.broadcast.publish(tx, 'content.video', { videoId: row.id, channelId: row.channel_id })

/** Into the trash: nobody sees it, every address stops working, and `restoreVideo` brings it back. A second call changes nothing. */
export async function deleteVideo(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await editable(tx, id)
    if (row.deleted_at) return
    await queries.updateVideo(tx, id, { deleted_at: tx.clock() })
    if (row.asset_id) await media.revokeAddresses(tx, row.asset_id)
    await tellChange(tx, row)
  })
  publicVideos.delete(id)
}

/** Back from the trash, under new media addresses. @throws {VideoNotFound | NotEditable} */
export async function restoreVideo(ctx: Ctx, id: string): Promise<PresentedVideo> {
  await inTransaction(ctx, async (tx) => {
    const row = await editable(tx, id)
    if (!row.deleted_at) return
    await queries.updateVideo(tx, id, { deleted_at: null })
    if (row.asset_id) await media.setVisibility(tx, row.asset_id, row.visibility)
    await tellChange(tx, row)
  })
  return ownVideo(ctx, id)
}

/** @throws {VideoNotFound | NotEditable | NothingToRetry} */
export async function retryProcessing(ctx: Ctx, id: string): Promise<PresentedVideo> {
  await inTransaction(ctx, async (tx) => {
    const row = await editable(tx, id)
    if (!row.asset_id || row.deleted_at) throw new VideoNotFound()
    await media.retry(tx, row.asset_id)
    await queries.updateVideo(tx, id, { status: 'processing' })
    await tellChange(tx, row)
  })
  return ownVideo(ctx, id)
}

type NewUpload = {
  filename: string
  size: number
  type: string
  fingerprint?: string | undefined
  channelId?: string | undefined
}

/** The draft exists from this moment and can be edited while the bytes flow. */
export async function startUpload(
  ctx: Ctx,
  input: NewUpload,
  idempotencyKey: string | null,
): Promise<uploads.SessionRow> {
  const working = await accounts.workingChannel(ctx, input.channelId)
  if (!canEdit(working.ctx.actor, { channel_id: working.channelId })) throw new NotEditable()
  const file = {
    channelId: working.channelId,
    filename: input.filename,
    size: input.size,
    type: input.type,
    fingerprint: input.fingerprint ?? null,
  }
  return inTransaction(working.ctx, async (tx) => {
    const known = idempotencyKey ? await uploads.sessionForKey(tx, idempotencyKey, file) : null
    if (known) return known
    const videoId = uuidv7()
    const session = await uploads.startSession(tx, { ...file, subjectId: videoId, idempotencyKey })
    await queries.insertDraft(tx, {
      id: videoId,
      channel_id: working.channelId,
      upload_id: session.id,
      title: titleFrom(input.filename),
      created_by: accounts.signedIn(tx.actor).userId,
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
  const session = await uploads.complete(ctx, uploadId, parts, async (tx, row) => {
    const draft = await queries.lockVideo(tx, row.subject_id)
    if (!draft) throw new VideoNotFound()
    const assetId = uuidv7()
    await media.createAsset(tx, {
      id: assetId,
      channelId: row.channel_id,
      visibility: draft.visibility,
      sourceKey: row.store_key,
      sourceName: row.filename,
      sourceBytes: row.size_bytes,
    })
    await queries.updateVideo(tx, draft.id, { asset_id: assetId, status: 'processing' })
    await tellChange(tx, draft)
  })
  return { videoId: session.subject_id }
}

/** Gives up uploads that nobody has gone on with for 30 days; their drafts go to the trash. */
export async function cancelIdleUploads(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx)
  for (const id of await uploads.idleUploads(system)) await cancelAndTrash(system, id)
}

/** The bytes are thrown away, and the draft with them goes to the trash. */
export async function cancelUpload(ctx: Ctx, uploadId: string): Promise<void> {
  accounts.signedIn(ctx.actor)
  await cancelAndTrash(ctx, uploadId)
}

async function cancelAndTrash(ctx: Ctx, uploadId: string): Promise<void> {
  await uploads.cancel(ctx, uploadId, async (tx, row) => {
    const draft = await queries.lockVideo(tx, row.subject_id)
    if (!draft || draft.deleted_at) return
    await queries.updateVideo(tx, draft.id, { deleted_at: tx.clock() })
    await tellChange(tx, draft)
  })
}

export type VideoFacts = {
  channelId: string
  visibility: 'private' | 'unlisted' | 'public'
  durationMs: number | null
  deleted: boolean
}

/** What judges of events need to know, in bulk; unknown ids are left out. */
export async function videoFacts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, VideoFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await queries.videoFacts(asSystem(ctx), [...new Set(ids)])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        channelId: row.channel_id,
        visibility: row.visibility,
        durationMs: row.duration_ms,
        deleted: row.deleted_at !== null,
      },
    ]),
  )
}

/** Adds counted views and watch time to the totals that lists show; part of the counting transaction. */
export async function addVideoStats(
  tx: Ctx,
  deltas: readonly { videoId: string; views: number; watchMs: number }[],
): Promise<void> {
  if (deltas.length > 0) await queries.addStats(tx, deltas)
}

const videoOfAsset: SmallCache<string> = smallCache({ max: 1000, ttlMs: 3_600_000 })

/** The video that an asset belongs to, for news of media; null while there is none. */
export async function videoIdOfAsset(ctx: Ctx, assetId: string): Promise<string | null> {
  const known = videoOfAsset.get(assetId)
  if (known) return known
  const asOf = videoOfAsset.now()
  const found = await queries.videoIdOfAsset(asSystem(ctx), assetId)
  return found ? videoOfAsset.set(assetId, found.id, asOf) : null
}
