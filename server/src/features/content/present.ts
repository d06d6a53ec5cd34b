import type { z } from 'zod'
import type { ChannelRow } from '#features/accounts/service.ts'
import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import type { Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { canReview, reachOf, whyNotDelete } from './policy.ts'
import { TakeDownCategory, type Video } from './schema.ts'
import type { TakenDown, VideoRow } from './tables.ts'

export type PresentedVideo = z.infer<typeof Video>
type Facts = {
  channel: ChannelRow
  asset: media.Described | undefined
  place: { ahead: number; startsInMs: number | null } | undefined
  upload: { receivedBytes: number; size: number; activeAt: Date } | undefined
}

export function presentVideo(ctx: Ctx, row: VideoRow, { channel, asset, place, upload }: Facts): PresentedVideo {
  const reads = accounts.hasScope(ctx.actor, 'videos:read')
  const team = reads && accounts.isTeam(ctx.actor, row.channel_id)
  const notEditable = accounts.whyNot(ctx.actor, row.channel_id, 'videos.edit')
  const notDeletable = whyNotDelete(ctx.actor, row)
  // The answer to a change is no way around the scope: whoever has the address sees the file.
  const addresses = asset && (reads || reachOf(row.visibility) !== 'private') ? media.addressesOf(ctx, asset) : null
  const working =
    team &&
    asset &&
    (asset.state === 'waiting' || asset.state === 'processing' || (asset.step !== null && asset.state === 'ready'))
  const file = row.kind === 'article' ? undefined : asset // that of an article only holds its pictures
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    status: row.status,
    visibility: row.visibility,
    kind: row.kind,
    tags: row.tags,
    category: row.category,
    level: row.level,
    language: row.language,
    licence: row.licence,
    comments: row.comments,
    downloads: row.downloads,
    encryption: row.encryption,
    embedding: row.embedding,
    embedSites: team ? row.embed_sites : [],
    ageRestricted: row.age_restricted || row.age_forced,
    announced: team && row.announced,
    takenDown: row.taken_down && (team || canReview(ctx.actor, row)) ? presentTakenDown(row.taken_down) : null,
    publishAt: team ? (row.publish_at?.toISOString() ?? null) : null,
    revision: row.revision,
    durationMs: row.duration_ms ?? asset?.duration_ms ?? null,
    width: asset?.width ?? null,
    height: asset?.height ?? null,
    channel: channelOnCard(channel),
    viewCount: row.views ?? 0,
    watchTimeMs: row.watch_ms ?? 0,
    completion: row.views && row.kind !== 'article' ? (row.completion ?? 0) / 1000 : null,
    likeCount: row.likes ?? 0,
    commentCount: row.commented ?? 0,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    playback:
      asset && addresses?.hls
        ? {
            hls: addresses.hls,
            version: asset.id,
            poster: addresses.poster,
            storyboardUrl: addresses.storyboard,
            waveformUrl: addresses.waveform,
            moreComing: asset.renditions.some(({ state }) => state === 'waiting' || state === 'processing'),
            expiresAt: addresses.expiresAt?.toISOString() ?? null,
          }
        : null,
    ...thumbnails(
      addresses?.poster && addresses.thumbnail
        ? { url: addresses.poster, small: addresses.thumbnail, placeholder: addresses.placeholder }
        : null,
      { restricted: !team && (row.age_restricted || row.age_forced) },
    ),
    renditions: (asset?.renditions ?? [])
      .filter((each) => team || each.listed)
      .map((each) => ({
        id: each.name,
        medium: each.medium,
        label: each.label,
        language: each.language,
        kind: each.kind,
        status: each.state,
        width: each.width,
        height: each.height,
        fps: each.fps,
        codecs: each.codecs,
        bitrate: each.bandwidth_bps,
        sizeBytes: each.size_bytes,
        percent: each.percent,
      })),
    processing: working
      ? { step: asset.step ?? 'waiting', percent: asset.percent, etaMs: asset.eta_ms, queue: place ?? null }
      : null,
    problem: team && asset?.problem_code ? { code: asset.problem_code, message: asset.problem_message ?? '' } : null,
    source:
      team && file ? { filename: file.source_name, sizeBytes: file.source_bytes, sha256: file.source_sha256 } : null,
    upload:
      team && row.status === 'uploading' && row.upload_id && upload
        ? {
            id: row.upload_id,
            receivedBytes: upload.receivedBytes,
            sizeBytes: upload.size,
            activeAt: upload.activeAt.toISOString(),
          }
        : null,
    can: {
      edit: notEditable === null,
      delete: notDeletable === null,
      retry: notEditable === null && row.deleted_at === null && asset !== undefined && media.canRetry(asset),
    },
    why: team
      ? {
          ...(notEditable ? { edit: notEditable } : {}),
          ...(notDeletable ? { delete: notDeletable } : {}),
          ...(row.taken_down ? { visibility: said('Whoever runs this studio has taken it down.') } : {}),
          ...(row.age_forced
            ? { ageRestricted: said('Whoever runs this studio has decided that it is for adults.') }
            : {}),
        }
      : {},
  }
}

/** What stands beside a title. */
export const channelOnCard = ({ id, handle, name, picture, verified_at }: ChannelRow): PresentedVideo['channel'] => ({
  id,
  handle,
  name,
  picture,
  verified: verified_at !== null,
})

/** Whoever does not look for the other one shows no picture that is not for everybody. */
export const thumbnails = (picture: PresentedVideo['thumbnail'], { restricted }: { restricted: boolean }) =>
  restricted ? { thumbnail: null, restrictedThumbnail: picture } : { thumbnail: picture, restrictedThumbnail: null }

/** A category of another release is `other` here. */
const presentTakenDown = ({ at, category, message }: TakenDown) => ({
  at,
  category: TakeDownCategory.safeParse(category).data ?? 'other',
  message,
})
