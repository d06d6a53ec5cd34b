import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { videosByIds } from '../queries.ts'
import { presentAll } from '../read-videos.ts'
import { figuresOf } from './queries.ts'
import type { Playlist } from './schema.ts'
import type { PlaylistRow } from './tables.ts'

export type PresentedPlaylist = z.infer<typeof Playlist>

export const maySeeAll = (ctx: Ctx, channelId: string) => accounts.may(ctx.actor, channelId, 'videos.read')

/**
 * Rows of one channel with the figures of what the caller may watch in them, and a picture of it.
 * @param asked.videoId each says whether it has this video
 */
export async function presentPlaylists(
  ctx: Ctx,
  rows: readonly PlaylistRow[],
  asked: { videoId?: string | undefined } = {},
): Promise<PresentedPlaylist[]> {
  const channelId = rows[0]?.channel_id
  if (channelId === undefined) return []
  const team = maySeeAll(ctx, channelId)
  const [channels, figures] = await Promise.all([
    accounts.channelsByIds(ctx, [channelId]),
    figuresOf(
      ctx,
      rows.map((row) => row.id),
      { team, videoId: asked.videoId },
    ),
  ])
  const channel = channels.get(channelId)
  if (!channel) return []
  const covers = await videosByIds(ctx, [...new Set([...figures.values()].map((each) => each.cover_id))])
  const pictures = new Map((await presentAll(ctx, covers)).map((video) => [video.id, video.thumbnail]))
  const isTeam = accounts.isTeam(ctx.actor, channelId)
  const reason = accounts.whyNot(ctx.actor, channelId, 'videos.edit')
  return rows.map((row) => {
    const own = figures.get(row.id)
    return {
      id: row.id,
      channel: { id: channel.id, handle: channel.handle, name: channel.name },
      title: row.title,
      description: row.description,
      kind: row.kind,
      visibility: row.visibility,
      cover: (own && pictures.get(own.cover_id)) ?? null,
      coverVideoId: team ? row.cover_id : null,
      firstVideoId: own?.first_id ?? null,
      itemCount: own?.items ?? 0,
      durationMs: own?.duration_ms ?? 0,
      revision: row.revision,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      deletedAt: row.deleted_at?.toISOString() ?? null,
      ...(asked.videoId === undefined ? {} : { contains: own?.contains ?? false }),
      can: { edit: reason === null },
      why: isTeam && reason ? { edit: reason } : {},
    }
  })
}
