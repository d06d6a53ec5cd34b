import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import * as uploads from '#features/uploads/service.ts'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { isUuid } from '#platform/ids.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { withText } from './articles/article-text.ts'
import { textsOf, withTexts } from './captions/show.ts'
import { VideoNotFound } from './errors.ts'
import { canReview, canWatch } from './policy.ts'
import { type PresentedVideo, presentVideo } from './present.ts'
import * as queries from './queries.ts'
import type { VideoRow } from './tables.ts'
import { whyUnavailable } from './unavailable.ts'

/** Rows of a page with what the neighbours know of them: each is asked once. */
export async function presentAll(ctx: Ctx, rows: VideoRow[]): Promise<PresentedVideo[]> {
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
  const working = rows.flatMap((row) =>
    accounts.isTeam(ctx.actor, row.channel_id) ? (assets.get(row.asset_id ?? '') ?? []) : [],
  )
  const places = await media.placesOf(ctx, working)
  return rows.flatMap((row) => {
    const channel = channels.get(row.channel_id)
    return channel
      ? [
          presentVideo(ctx, row, {
            channel,
            asset: assets.get(row.asset_id ?? ''),
            place: places.get(row.asset_id ?? ''),
            upload: received.get(row.upload_id ?? ''),
          }),
        ]
      : []
  })
}

const channels: SmallCache<accounts.ChannelRow> = smallCache({ max: 5000, ttlMs: 5000 })

/** Names and handles are public and change seldom; five seconds of an old one do no harm. */
export async function channelsOf(ctx: Ctx, ids: readonly string[]) {
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

/** In this process at once; the others hear of it when the change is committed. */
export const forgetPublic = (videoId: string) => publicVideos.delete(videoId)

export function listenForVideos(ctx: Ctx) {
  ctx.broadcast.on('content.video', ({ videoId }) => publicVideos.delete(String(videoId)))
  ctx.broadcast.on('content.videos', ({ videoIds }) => {
    for (const id of Array.isArray(videoIds) ? videoIds : []) publicVideos.delete(String(id))
  })
  ctx.broadcast.on('reset', () => {
    publicVideos.clear()
  })
}

/** @throws {VideoNotFound | VideoGone | VideoNotYet} the first also for a private video of somebody else: no hint that it exists */
export async function video(ctx: Ctx, id: string): Promise<PresentedVideo> {
  if (ctx.actor.kind === 'anonymous') {
    const known = publicVideos.get(id)
    if (known) return known
  }
  const asOf = publicVideos.now()
  const { row, by } = await shown(ctx, id)
  const [[presented], texts] = await Promise.all([presentAll(by, [row]), textsOf(by, id)])
  if (!presented) throw new VideoNotFound()
  const whole = await withText(by, withTexts(presented, row, texts), row)
  if (ctx.actor.kind === 'anonymous' && row.visibility === 'public' && row.status === 'ready')
    publicVideos.set(id, whole, asOf)
  return whole
}

/** With whose rights it is read: row security knows nothing of those who look at what was taken down. */
async function shown(ctx: Ctx, id: string): Promise<{ row: VideoRow; by: Ctx }> {
  const row = await queries.videoById(ctx, id)
  if (row && canWatch(ctx.actor, row)) return { row, by: ctx }
  if (ctx.actor.kind === 'user' && ctx.actor.operator && isUuid(id)) {
    const by = { ...asSystem(ctx), actor: ctx.actor }
    const found = await queries.videoById(by, id)
    if (found && canReview(ctx.actor, found)) return { row: found, by }
  }
  throw await whyUnavailable(ctx, id)
}

/** A video of one's own team. @throws {VideoNotFound} */
export async function ownVideo(ctx: Ctx, id: string): Promise<PresentedVideo> {
  accounts.signedIn(ctx.actor)
  const row = await queries.videoById(ctx, id)
  if (!row || row.deleted_at || !accounts.isTeam(ctx.actor, row.channel_id)) throw new VideoNotFound()
  const [[presented], texts] = await Promise.all([presentAll(ctx, [row]), textsOf(ctx, id)])
  if (!presented) throw new VideoNotFound()
  return withTexts(presented, row, texts)
}

/** What was thrown away and can be brought back. @throws {ChannelNotFound | InvalidCursor} */
export async function listTrash(
  ctx: Ctx,
  page: { channelId?: string | undefined; limit: number; cursor?: string | undefined },
) {
  const working = await accounts.workingChannel(ctx, page.channelId)
  const rows = await queries.trashedVideos(working.ctx, working.channelId, {
    after: readCursor(page.cursor),
    limit: page.limit + 1,
  })
  return {
    items: await presentAll(working.ctx, rows.slice(0, page.limit)),
    nextCursor: nextCursor(rows, page.limit, (row) => row.deleted_at ?? row.created_at),
  }
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
