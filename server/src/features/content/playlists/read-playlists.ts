import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { cursorOf as dayCursorOf, readCursor } from '#platform/keyset.ts'
import { cursorOf, placeOf } from '../list/list-cursor.ts'
import { presentAll } from '../read-videos.ts'
import { PlaylistNotFound } from './errors.ts'
import { itemsBehind, placeAround } from './items-queries.ts'
import { ownRow } from './own-row.ts'
import { maySeeAll, presentPlaylists } from './present.ts'
import * as queries from './queries.ts'
import type { ItemsQuery, PlaylistListQuery } from './schema.ts'
import type { PlaylistRow } from './tables.ts'

/** How many stand before the one that a page was asked around. */
const EARLIER = 5

/** Of a channel of one's own, newest first. @throws {ChannelNotFound | NotAllowed | InvalidCursor} */
export async function listOwnPlaylists(ctx: Ctx, page: PlaylistListQuery) {
  const { ctx: own, channelId } = await accounts.workingChannel(ctx, page.channelId)
  accounts.requireMay(own.actor, channelId, 'videos.read')
  const which = { q: page.q, deleted: page.deleted === 'true' }
  return pageOf(own, channelId, which, page, page.videoId)
}

/** What everybody may find of a channel, newest first. @throws {ChannelNotFound | InvalidCursor} */
export async function listPublicPlaylists(ctx: Ctx, handle: string, page: Page) {
  const channel = await accounts.channel(ctx, handle)
  return pageOf(ctx, channel.id, { listed: true }, page)
}

type Page = { limit: number; cursor?: string | undefined }

async function pageOf(
  ctx: Ctx,
  channelId: string,
  which: Parameters<typeof queries.playlistsOf>[2],
  page: Page,
  videoId?: string,
) {
  const rows = await queries.playlistsOf(ctx, channelId, which, {
    after: readCursor(page.cursor),
    limit: page.limit + 1,
  })
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  return {
    items: await presentPlaylists(ctx, rows.slice(0, page.limit), { videoId }),
    nextCursor: last ? dayCursorOf({ at: last.created_at, id: last.id }) : null,
  }
}

/** Unlisted is for everybody who has the address. @throws {PlaylistNotFound} */
async function visibleRow(ctx: Ctx, id: string): Promise<PlaylistRow> {
  const row = await queries.playlistById(ctx, id)
  if (!row || row.deleted_at || (row.visibility === 'private' && !maySeeAll(ctx, row.channel_id)))
    throw new PlaylistNotFound()
  return row
}

/** As its viewers find it. @throws {PlaylistNotFound} also for a private one of somebody else */
export async function playlist(ctx: Ctx, id: string) {
  const [presented] = await presentPlaylists(ctx, [await visibleRow(ctx, id)])
  if (!presented) throw new PlaylistNotFound()
  return presented
}

/** Only what the caller may watch. @throws {PlaylistNotFound | InvalidCursor} */
export async function playlistItems(ctx: Ctx, id: string, page: ItemsQuery) {
  return itemsOf(ctx, await visibleRow(ctx, id), page)
}

/** Everything but what lies in the trash. @throws {PlaylistNotFound | NotAllowed | InvalidCursor} */
export async function ownItems(ctx: Ctx, id: string, page: ItemsQuery) {
  const row = await ownRow(ctx, id)
  accounts.requireMay(ctx.actor, row.channel_id, 'videos.read')
  if (row.deleted_at) throw new PlaylistNotFound()
  return itemsOf(ctx, row, page)
}

async function itemsOf(ctx: Ctx, row: PlaylistRow, { limit, cursor, around }: ItemsQuery) {
  const team = maySeeAll(ctx, row.channel_id)
  const list = `playlist ${row.id}`
  const place = placeOf(ctx, list, cursor)
  const begin =
    place === null && around
      ? await placeAround(ctx, row.id, { videoId: around, back: EARLIER, team })
      : place && startOf(String(place.key))
  const { before, rank } = begin ?? { before: 0, rank: null }
  const rows = await itemsBehind(ctx, row.id, { rank, limit: limit + 1, team })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const videos = new Map((await presentAll(ctx, shown)).map((video) => [video.id, video]))
  return {
    items: shown.flatMap(({ id }, index) => {
      const video = videos.get(id)
      return video ? [{ position: before + index + 1, video }] : []
    }),
    nextCursor: last ? cursorOf(ctx, list, { key: `${before + limit} ${last.rank}`, id: last.id }) : null,
  }
}

/** A cursor is sealed: it was written below. */
function startOf(key: string) {
  const [before, rank] = key.split(' ')
  return { before: Number(before), rank: rank ?? null }
}
