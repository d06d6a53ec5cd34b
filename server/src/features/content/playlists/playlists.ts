import * as accounts from '#features/accounts/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { madeBefore, requestHash } from '#platform/idempotency.ts'
import { uuidv7 } from '#platform/ids.ts'
import { etagOf } from '../details/change-details.ts'
import { ChangedMeanwhile } from '../errors.ts'
import { tellPlaylist } from '../tell-happened.ts'
import { NotInPlaylist, PlaylistNotFound, TooManyPlaylists } from './errors.ts'
import { putIn } from './items.ts'
import * as items from './items-queries.ts'
import { editableRow, livingRow, ownRow, tellLists } from './own-row.ts'
import { type PresentedPlaylist, presentPlaylists } from './present.ts'
import * as queries from './queries.ts'
import { MOST_PLAYLISTS, type NewPlaylist, type PlaylistPatch } from './schema.ts'
import type { PlaylistRow } from './tables.ts'

const DAY_MS = 86_400_000

/** @throws {PlaylistNotFound | NotAllowed} */
export async function ownPlaylist(ctx: Ctx, id: string): Promise<PresentedPlaylist> {
  const row = await ownRow(ctx, id)
  accounts.requireMay(ctx.actor, row.channel_id, 'videos.read')
  if (row.deleted_at) throw new PlaylistNotFound()
  const [presented] = await presentPlaylists(ctx, [row])
  if (!presented) throw new PlaylistNotFound()
  return presented
}

/** The same key again gives the same one. @throws {ChannelNotFound | NotAllowed | KeyReused | TooManyPlaylists | VideoNotFound} */
export async function makePlaylist(ctx: Ctx, input: NewPlaylist, key: string | null): Promise<PresentedPlaylist> {
  const { ctx: own, channelId } = await accounts.workingChannel(ctx, input.channelId)
  accounts.requireMay(own.actor, channelId, 'videos.edit')
  const { userId } = accounts.signedIn(own.actor)
  const request = { ...input, channelId }
  const id = await inTransaction(own, async (tx) => {
    const known = await madeBefore(tx, {
      what: 'playlist',
      userId,
      key,
      find: (given) => queries.playlistByKey(tx, userId, given),
      same: ({ request_hash }) => request_hash === requestHash(tx, request),
    })
    if (known) return known.id
    await queries.lockCount(tx, channelId)
    if ((await queries.countPlaylists(tx, channelId)) >= MOST_PLAYLISTS)
      throw new TooManyPlaylists({ limit: MOST_PLAYLISTS })
    const { title, description, kind, visibility } = input
    const now = tx.clock()
    const row = { id: uuidv7(now.getTime()), channel_id: channelId, title, description, kind, visibility }
    await queries.insertPlaylist(tx, {
      ...row,
      created_by: userId,
      idempotency_key: key,
      request_hash: key === null ? null : requestHash(tx, request),
      created_at: now,
      updated_at: now,
    })
    await record(tx, row, 'created', { after: { title, kind, visibility } })
    await tellPlaylist(tx, row, 'created')
    if (input.videoIds.length > 0) await putIn(tx, row, input.videoIds, { after: null, before: null })
    return row.id
  })
  return ownPlaylist(own, id)
}

const COLUMNS = {
  title: 'title',
  description: 'description',
  kind: 'kind',
  visibility: 'visibility',
  coverVideoId: 'cover_id',
} as const satisfies Record<keyof PlaylistPatch, keyof PlaylistRow>
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[] // the table's own keys

/**
 * The same call again changes nothing, whatever its `ifMatch`.
 * @throws {PlaylistNotFound | NotAllowed | NotInPlaylist | ChangedMeanwhile}
 */
export async function changePlaylist(
  ctx: Ctx,
  id: string,
  patch: PlaylistPatch,
  ifMatch: string | undefined,
): Promise<PresentedPlaylist> {
  const refused = await inTransaction(ctx, async (tx) => {
    const row = await livingRow(tx, id)
    const names = NAMES.filter((name) => patch[name] !== undefined && patch[name] !== row[COLUMNS[name]])
    if (names.length === 0) return null
    if (ifMatch !== undefined && !ifMatch.split(',').some((tag) => ['*', etagOf(row)].includes(tag.trim())))
      return { fields: names }
    const cover = patch.coverVideoId
    if (cover && !(await items.memberRanks(tx, id, [cover])).has(cover)) throw new NotInPlaylist({ videoIds: [cover] })
    const columns = Object.fromEntries(names.map((name) => [COLUMNS[name], patch[name]]))
    await queries.updatePlaylist(tx, id, { ...columns, revision: row.revision + 1 })
    await record(tx, { ...row, title: patch.title ?? row.title }, 'changed', {
      before: Object.fromEntries(names.map((name) => [name, row[COLUMNS[name]]])),
      after: Object.fromEntries(names.map((name) => [name, patch[name]])),
    })
    await tellPlaylist(tx, { ...row, title: patch.title ?? row.title }, 'updated', names)
    await tellLists(tx, row)
    return null
  })
  const current = await ownPlaylist(ctx, id)
  if (refused) throw new ChangedMeanwhile({ ...refused, current })
  return current
}

/** Nobody finds it any more; its videos stay. A second call changes nothing. @throws {PlaylistNotFound | NotAllowed} */
export const deletePlaylist = (ctx: Ctx, id: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const row = await editableRow(tx, id)
    if (row.deleted_at) return
    await queries.updatePlaylist(tx, id, { deleted_at: tx.clock() })
    await record(tx, row, 'deleted')
    await tellPlaylist(tx, row, 'deleted')
    await tellLists(tx, row)
  })

/** With its videos in their order. @throws {PlaylistNotFound | NotAllowed | TooManyPlaylists} */
export async function restorePlaylist(ctx: Ctx, id: string): Promise<PresentedPlaylist> {
  await inTransaction(ctx, async (tx) => {
    const row = await editableRow(tx, id)
    if (!row.deleted_at) return
    await queries.lockCount(tx, row.channel_id)
    if ((await queries.countPlaylists(tx, row.channel_id)) >= MOST_PLAYLISTS)
      throw new TooManyPlaylists({ limit: MOST_PLAYLISTS })
    await queries.updatePlaylist(tx, id, { deleted_at: null })
    await record(tx, row, 'restored')
    await tellPlaylist(tx, row, 'restored')
    await tellLists(tx, row)
  })
  return ownPlaylist(ctx, id)
}

/** Deleted as long ago as videos of the trash; asked hourly. */
export const forgetPlaylists = (ctx: Ctx) =>
  queries.forgetDeleted(asSystem(ctx), new Date(ctx.clock().getTime() - ctx.config.trashDays * DAY_MS))

type Values = { before?: Record<string, unknown>; after?: Record<string, unknown> }

const record = (tx: Ctx, row: { id: string; channel_id: string; title: string }, what: string, values: Values = {}) =>
  accounts.audit(tx, {
    channelId: row.channel_id,
    action: `playlist.${what}`,
    subject: { kind: 'playlist', id: row.id, label: row.title },
    ...values,
  })
