import type { FastifyReply, FastifyRequest } from 'fastify'
import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import type { Ctx } from '#platform/context.ts'
import { VideoNotFound } from '../errors.ts'
import { fileNameFrom } from '../originals/file-names.ts'
import { canWatch } from '../policy.ts'
import * as videos from '../queries.ts'
import { NotDownloadable, OriginalGone, VersionNotFound } from './errors.ts'
import * as queries from './queries.ts'
import { ownVideoRow } from './read-versions.ts'
import { sendFile } from './send-file.ts'

/** The untouched file of a version, for the team. @throws {VideoNotFound | VersionNotFound | OriginalGone} */
export async function originalOf(ctx: Ctx, at: { videoId: string; versionId: string }): Promise<media.Original> {
  const video = await ownVideoRow(ctx, at.videoId)
  if (at.versionId !== video.asset_id) {
    const version = await queries.versionById(ctx, at.versionId)
    if (!version || version.video_id !== video.id) throw new VersionNotFound()
  }
  return found(await media.originalOf(ctx, at.versionId))
}

export type Download = { original: media.Original } | { file: media.RenditionFile; filename: string }

/**
 * What plays as a file, where its creator offers it.
 * @param rendition one of its versions as an MP4; without, the file as it was given
 * @throws {VideoNotFound | NotDownloadable | OriginalGone}
 */
export async function downloadOf(ctx: Ctx, videoId: string, rendition: string | undefined): Promise<Download> {
  const video = await videos.videoById(ctx, videoId)
  if (!video || !canWatch(ctx.actor, video)) throw new VideoNotFound()
  if (!video.downloads && !accounts.isTeam(ctx.actor, video.channel_id)) throw new NotDownloadable()
  const assetId = video.kind === 'article' ? null : video.asset_id
  if (!assetId) throw new OriginalGone()
  if (rendition === undefined) {
    const original = found(await media.originalOf(ctx, assetId))
    // Viewers know it by its title; what its creator calls the file at home is nobody's business.
    const { name, ending } = fileNameFrom(video.title, original.filename)
    return { original: { ...original, filename: `${name}${ending}` } }
  }
  const file = await media.renditionFile(ctx, assetId, rendition)
  if (!file) throw new OriginalGone()
  const which = file.label ?? (file.height ? `${file.height}p` : null)
  const { name } = fileNameFrom(which ? `${video.title} (${which})` : video.title, '')
  return { file, filename: `${name}.${file.medium === 'audio' ? 'm4a' : 'mp4'}` }
}

export async function sendDownload(ctx: Ctx, req: FastifyRequest, reply: FastifyReply, download: Download) {
  if ('original' in download) return sendOriginal(ctx, req, reply, download.original)
  const { file, filename } = download
  reply.headers({
    'cache-control': 'private, no-store',
    'content-disposition': dispositionOf(filename),
    'x-content-type-options': 'nosniff',
  })
  return sendFile(req, reply, {
    size: file.sizeBytes,
    etag: file.etag,
    type: file.medium === 'audio' ? 'audio/mp4' : 'video/mp4',
    read: async (cut) => (cut ? file.part(cut) : file.body()),
  })
}

function found(original: media.Original | null): media.Original {
  if (!original) throw new OriginalGone()
  return original
}

const ADDRESS_S = 3600

/**
 * The bytes as they were given, in ranges; with S3 they come from the store.
 * @param options.type of what is to be played where it lies, instead of being saved
 */
export async function sendOriginal(
  ctx: Ctx,
  req: FastifyRequest,
  reply: FastifyReply,
  original: media.Original,
  { type }: { type?: string } = {},
) {
  reply.header('cache-control', type ? 'no-cache' : 'private, no-store')
  if (original.sha256)
    // RFC 9530
    reply.header('repr-digest', `sha-256=:${Buffer.from(original.sha256, 'hex').toString('base64')}:`)
  const disposition = type ? 'inline' : dispositionOf(original.filename)
  const address = await ctx.store.presignGet(original.key, ADDRESS_S, { contentDisposition: disposition })
  if (address && req.method === 'GET') return reply.redirect(address, 302)
  reply.header('content-disposition', disposition).header('x-content-type-options', 'nosniff')
  const head = await ctx.store.head(original.key)
  if (!head) throw new OriginalGone()
  return sendFile(req, reply, {
    size: head.size,
    etag: head.etag,
    type: type ?? 'application/octet-stream',
    read: async (cut) => {
      const body = (await ctx.store.get(original.key, cut))?.body
      if (!body) throw new OriginalGone()
      return body
    },
  })
}

/** No name can lead out of a folder, end the header or turn round what follows it. @see RFC 6266 and RFC 8187 */
export function dispositionOf(filename: string): string {
  const clean =
    filename
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, '')
      .replace(/[/\\:*?"<>|]+/g, '_')
      .replace(/^[.\s]+/, '')
      .slice(0, 150) || 'original'
  const ascii = clean.replace(/[^\x20-\x7e]+/g, '_').replace(/[%;]/g, '_')
  const encoded = encodeURIComponent(clean).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
