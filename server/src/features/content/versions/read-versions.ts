import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import type { Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { VideoNotFound } from '../errors.ts'
import * as videos from '../queries.ts'
import type { VideoRow } from '../tables.ts'
import * as queries from './queries.ts'
import type { Version, Versions } from './schema.ts'
import type { VersionRow } from './tables.ts'

/** A video of the caller's team. @throws {VideoNotFound} */
export async function ownVideoRow(ctx: Ctx, videoId: string): Promise<VideoRow> {
  accounts.signedIn(ctx.actor)
  const video = await videos.videoById(ctx, videoId)
  if (!video || video.deleted_at || !accounts.isTeam(ctx.actor, video.channel_id)) throw new VideoNotFound()
  return video
}

/** What a video's file was and is, latest first. @throws {VideoNotFound} */
export async function versionsOf(ctx: Ctx, videoId: string): Promise<z.infer<typeof Versions>> {
  const video = await ownVideoRow(ctx, videoId)
  const known = await queries.versionsOf(ctx, videoId)
  const rows = known.length > 0 || !video.asset_id ? known : [onlyOne(video, video.asset_id)]
  const assets = await media.describe(
    ctx,
    rows.map(({ id }) => id),
  )
  const names = await accounts.peopleNames(
    ctx,
    rows.flatMap((row) => row.created_by ?? []),
  )
  const edit = accounts.whyNot(ctx.actor, video.channel_id, 'videos.edit')
  const items = rows.map((row) => present(ctx, row, { asset: assets.get(row.id), names, edit }))
  return {
    items,
    totalBytes: items.reduce((sum, item) => sum + (item.sizeBytes ?? 0), 0),
    can: { replace: edit === null && video.asset_id !== null },
    why: edit ? { replace: edit } : video.asset_id ? {} : { replace: said('Its first file is not uploaded yet.') },
  }
}

/** A video whose file was never replaced nor cut. */
const onlyOne = (video: VideoRow, id: string): VersionRow => ({
  id,
  video_id: video.id,
  channel_id: video.channel_id,
  kind: 'upload',
  state: video.status,
  current: true,
  wanted: false,
  upload_id: video.upload_id,
  made_from: null,
  keep: null,
  texts: null,
  texts_differ: false,
  problem_code: null,
  problem_message: null,
  created_by: null,
  created_at: video.created_at,
  current_since: video.created_at,
  deleted_at: null,
})

type Facts = { asset: media.Described | undefined; names: Map<string, string>; edit: string | null }

function present(ctx: Ctx, row: VersionRow, { asset, names, edit }: Facts): z.infer<typeof Version> {
  // The rest of a row of its own follows the asset; the one that plays may fail in its further renditions and plays on.
  const status = row.state === 'cancelled' ? 'failed' : row.state
  const working = asset?.step && status !== 'ready' && status !== 'failed'
  const notUsed = edit ?? (row.current ? said('It is the one that plays.') : whyNotUse(row))
  const notDeleted = edit ?? (row.current ? said('It is the one that plays: use another one first.') : null)
  const problem = row.problem_code
    ? { code: row.problem_code, message: row.problem_message ?? '' }
    : status === 'failed' && asset?.problem_code
      ? { code: asset.problem_code, message: asset.problem_message ?? '' }
      : null
  return {
    id: row.id,
    kind: row.kind,
    status,
    current: row.current,
    wanted: row.wanted,
    madeFrom: row.made_from,
    keep: row.keep,
    filename: asset?.source_name ?? null,
    sizeBytes: asset?.source_bytes || null,
    sha256: asset?.source_sha256 ?? null,
    durationMs: asset?.duration_ms ?? null,
    width: asset?.width ?? null,
    height: asset?.height ?? null,
    thumbnail: asset && !row.deleted_at ? media.addressesOf(ctx, asset).thumbnail : null,
    uploadId: row.state === 'uploading' ? row.upload_id : null,
    processing: working ? { step: asset.step ?? 'waiting', percent: asset.percent, etaMs: asset.eta_ms } : null,
    problem,
    textsDiffer: row.texts_differ,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by ? { id: row.created_by, name: names.get(row.created_by) ?? null } : null,
    currentSince: row.current_since?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    can: {
      use: notUsed === null,
      delete: notDeleted === null && row.deleted_at === null,
      restore: edit === null && row.deleted_at !== null,
      download: Boolean(asset?.source_bytes),
      retry: edit === null && status === 'failed' && !row.deleted_at && asset !== undefined && media.canRetry(asset),
    },
    why: { ...(notUsed ? { use: notUsed } : {}), ...(notDeleted ? { delete: notDeleted } : {}) },
  }
}

function whyNotUse(row: VersionRow): string | null {
  if (row.deleted_at) return said('It is in the trash: restore it first.')
  if (row.state === 'ready') return null
  return row.state === 'failed' || row.state === 'cancelled'
    ? said('It could not be made playable.')
    : said('It is not playable yet.')
}
