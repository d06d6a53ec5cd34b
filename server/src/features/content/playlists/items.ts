import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { VideoNotFound } from '../errors.ts'
import { tellPlaylist } from '../tell-happened.ts'
import { NoChannelOrder, NotInPlaylist, OrderUnclear, PlaylistFull } from './errors.ts'
import type { Gap } from './items-queries.ts'
import * as queries from './items-queries.ts'
import { livingRow, tellLists } from './own-row.ts'
import { type AddItems, MOST_ITEMS, type Reorder } from './schema.ts'

type Target = { id: string; channel_id: string; title: string }

/** @throws {PlaylistNotFound | NotAllowed | VideoNotFound | PlaylistFull} */
export const addItems = (ctx: Ctx, id: string, { videoIds, at, before }: AddItems) =>
  inTransaction(ctx, async (tx) => {
    const playlist = await livingRow(tx, id)
    const anchor = before && (await queries.memberRanks(tx, id, [before])).get(before)
    const gap = anchor
      ? await queries.gapBeside(tx, id, { rank: anchor, side: 'before', without: [] })
      : await queries.gapAt(tx, playlist, at === 'start' && !before ? 1 : MOST_ITEMS + 1, [])
    return putIn(tx, playlist, videoIds, gap)
  })

/** Part of a transaction that holds the playlist. @throws {VideoNotFound | PlaylistFull} */
export async function putIn(tx: Ctx, playlist: Target, videoIds: readonly string[], gap: Gap) {
  const wanted = [...new Set(videoIds)]
  const known = await queries.memberRanks(tx, playlist.id, wanted)
  const fresh = wanted.filter((id) => !known.has(id))
  const already = wanted.length - fresh.length
  if (fresh.length === 0) return { added: 0, already }
  const addable = await queries.addable(tx, playlist.channel_id, fresh)
  const missing = fresh.filter((id) => !addable.has(id))
  if (missing.length > 0) throw new VideoNotFound({ videoIds: missing })
  if ((await queries.countItems(tx, playlist.id)) + fresh.length > MOST_ITEMS)
    throw new PlaylistFull({ limit: MOST_ITEMS })
  await queries.insertItems(tx, playlist, gap, fresh)
  // Once in hundreds of changes at one place; whatever comes next finds room.
  if (queries.isCrowded(gap)) await queries.numberAnew(tx, playlist.id)
  await record(tx, playlist, 'videos-added', { videoIds: fresh })
  return { added: fresh.length, already }
}

/** Those that are not in it are passed over, so the same again changes nothing. @throws {PlaylistNotFound | NotAllowed} */
export const removeItems = (ctx: Ctx, id: string, videoIds: readonly string[]) =>
  inTransaction(ctx, async (tx) => {
    const playlist = await livingRow(tx, id)
    const next = await queries.followersOf(tx, id, videoIds)
    await queries.deleteItems(tx, id, videoIds)
    if (next.size > 0) await record(tx, playlist, 'videos-removed', { videoIds: [...next.keys()] })
    return { removed: [...next].map(([videoId, before]) => ({ videoId, before })) }
  })

/**
 * Moves videos of a playlist to one place, where they follow each other as they are named: one row written for each. Two who
 * do so at once wait for each other, and the same again changes nothing.
 * @throws {PlaylistNotFound | NotAllowed | NotInPlaylist | OrderUnclear | NoChannelOrder}
 */
export const reorder = (ctx: Ctx, wanted: Reorder) =>
  inTransaction(ctx, async (tx) => {
    accounts.signedIn(tx.actor)
    const { playlistId, before, after, position } = wanted
    if (!playlistId) throw new NoChannelOrder()
    const playlist = await livingRow(tx, playlistId)
    const ids = [...new Set(wanted.videoIds)]
    const named = [before, after, position].filter((each) => each !== undefined)
    const anchor = before ?? after
    if (named.length !== 1 || (anchor && ids.includes(anchor))) throw new OrderUnclear()
    const known = await queries.memberRanks(tx, playlistId, anchor ? [...ids, anchor] : ids)
    const missing = [...ids, ...(anchor ? [anchor] : [])].filter((id) => !known.has(id))
    if (missing.length > 0) throw new NotInPlaylist({ videoIds: missing })
    const rank = anchor && known.get(anchor)
    const gap = rank
      ? await queries.gapBeside(tx, playlistId, { rank, side: before ? 'before' : 'after', without: ids })
      : await queries.gapAt(tx, playlist, position ?? 1, ids)
    const there = await queries.idsWithin(tx, playlistId, gap, ids.length)
    if (there.join() === ids.join()) return { changed: false }
    await queries.moveItems(tx, playlistId, gap, ids)
    if (queries.isCrowded(gap)) await queries.numberAnew(tx, playlistId)
    await record(tx, playlist, 'reordered', {
      videoIds: ids,
      ...(before && { before }),
      ...(after && { after }),
      ...(position && { position }),
    })
    return { changed: true }
  })

/** In the audit log, for who listens, and for lists that are filtered by it. */
async function record(tx: Ctx, playlist: Target, what: string, after: Record<string, unknown>): Promise<void> {
  await accounts.audit(tx, {
    channelId: playlist.channel_id,
    action: `playlist.${what}`,
    subject: { kind: 'playlist', id: playlist.id, label: playlist.title },
    after,
  })
  await tellPlaylist(tx, playlist, 'updated', [what === 'reordered' ? 'order' : 'videos'])
  await tellLists(tx, playlist)
}
