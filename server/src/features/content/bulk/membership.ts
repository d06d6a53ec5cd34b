import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import * as members from '../playlists/items-queries.ts'
import { tellLists } from '../playlists/own-row.ts'
import { lockPlaylist } from '../playlists/queries.ts'
import { MOST_ITEMS } from '../playlists/schema.ts'
import { tellPlaylist } from '../tell-happened.ts'
import type { Found } from './decide.ts'
import type { Outcome } from './queries.ts'
import type { Reason } from './reasons.ts'
import type { BulkRow, Membership, StoredAction } from './tables.ts'

/** Null where the action is about the videos' own columns. */
export const membershipOf = (action: StoredAction): Membership | null =>
  action.kind === 'playlist' ? action : action.kind === 'undo' ? (action.playlist ?? null) : null

export const opposite = ({ playlistId, change }: Membership): Membership => ({
  playlistId,
  change: change === 'add' ? 'remove' : 'add',
})

type Item = { place: number; video_id: string; before: unknown }

/** Of what was taken out: where it stood. */
const rankIn = (before: unknown): string | null =>
  before && typeof before === 'object' && 'rank' in before ? String(before.rank) : null

/** A batch of videos into a playlist or out of it. @returns what became of each, with what taking it back needs */
export async function changeMembers(
  tx: Ctx,
  bulk: BulkRow,
  { playlistId, change }: Membership,
  { items, found }: { items: readonly Item[]; found: ReadonlyMap<string, Found> },
): Promise<Outcome[]> {
  const playlist = await lockPlaylist(tx, playlistId)
  const ids = items.map((item) => item.video_id)
  const known = await members.memberRanks(tx, playlistId, ids)
  const room = MOST_ITEMS - (change === 'add' ? await members.countItems(tx, playlistId) : 0)
  const changing: Item[] = []
  const outcomes = items.map((item): Outcome => {
    const rank = known.get(item.video_id)
    const refusal =
      !playlist || playlist.deleted_at
        ? 'playlist_gone'
        : whyNot(change, found.get(item.video_id), rank !== undefined, changing.length >= room)
    if (refusal)
      return {
        place: item.place,
        state: refusal === 'in_playlist' || refusal === 'not_in_playlist' ? 'skipped' : 'failed',
        reason: refusal,
        before: null,
        revision: null,
      }
    changing.push(item)
    return {
      place: item.place,
      state: 'done',
      reason: null,
      before: rank === undefined ? {} : { rank },
      revision: null,
    }
  })
  if (!playlist || changing.length === 0) return outcomes
  if (change === 'remove')
    await members.deleteItems(
      tx,
      playlistId,
      changing.map((item) => item.video_id),
    )
  else await putBack(tx, playlist, changing)
  await accounts.audit(tx, {
    channelId: bulk.channel_id,
    action: change === 'add' ? 'playlist.videos-added' : 'playlist.videos-removed',
    subject: { kind: 'playlist', id: playlistId, label: playlist.title },
    after: { videoIds: changing.map((item) => item.video_id) },
    by: bulk.asked_by,
  })
  await tellPlaylist(tx, playlist, 'updated', ['videos'])
  await tellLists(tx, playlist)
  return outcomes
}

function whyNot(change: 'add' | 'remove', video: Found | undefined, isIn: boolean, full: boolean): Reason | null {
  if (change === 'remove') return isIn ? null : video ? 'not_in_playlist' : 'not_found'
  if (!video) return 'not_found'
  if (video.purged_at) return 'purged'
  if (video.deleted_at) return 'trashed'
  if (isIn) return 'in_playlist'
  return full ? 'playlist_full' : null
}

/** Where each stood before; at the end what stood nowhere, and what another has the place of. */
async function putBack(tx: Ctx, playlist: { id: string; channel_id: string }, items: readonly Item[]) {
  const ranks = items.flatMap((item) => rankIn(item.before) ?? [])
  const taken = await members.ranksTaken(tx, playlist.id, ranks)
  const placed = items.flatMap(({ video_id: id, before }) => {
    const rank = rankIn(before)
    return rank === null || taken.has(rank) ? [] : [{ id, rank }]
  })
  if (placed.length > 0) await members.insertRanked(tx, playlist, placed)
  const there = new Set(placed.map(({ id }) => id))
  const rest = items.map((item) => item.video_id).filter((id) => !there.has(id))
  if (rest.length > 0)
    await members.insertItems(tx, playlist, { after: await members.lastRank(tx, playlist.id), before: null }, rest)
}
