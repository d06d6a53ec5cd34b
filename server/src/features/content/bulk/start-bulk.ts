import { sql } from 'kysely'
import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { madeBefore, requestHash } from '#platform/idempotency.ts'
import { uuidv7 } from '#platform/ids.ts'
import { scheduled } from '../details/schedule.ts'
import { VideoNotFound } from '../errors.ts'
import { whichFit } from '../list/list-videos.ts'
import { PlaylistNotFound } from '../playlists/errors.ts'
import { livingRow } from '../playlists/own-row.ts'
import { videoById } from '../queries.ts'
import type { Columns } from './columns.ts'
import { BulkEmpty, BulkNotFound, BulkNotUndoable, BulkTooMany } from './errors.ts'
import { RunBulk } from './job.ts'
import { membershipOf, opposite } from './membership.ts'
import * as queries from './queries.ts'
import { type BulkAction, MOST_ITEMS, type NewBulk, type Selection } from './schema.ts'
import type { BulkRow, StoredAction, Who } from './tables.ts'
import { whyNotUndo } from './undoable.ts'

/**
 * Writes down which videos are meant at this moment and queues the change; the same key again gives the same one.
 * @throws {ChannelNotFound | NotAllowed | BulkEmpty | BulkTooMany | PlaylistNotFound | PublishTimeWrong | KeyReused}
 */
export async function startBulk(ctx: Ctx, input: NewBulk, key: string | null): Promise<{ id: string }> {
  const working = await accounts.workingChannel(ctx, input.channelId)
  accounts.requireMay(working.ctx.actor, working.channelId, 'videos.edit')
  const request = { channelId: working.channelId, select: input.select, action: input.action }
  return inTransaction(working.ctx, async (tx) => {
    const known = await startedBefore(tx, key, request)
    if (known) return known
    const action = await stored(tx, working.channelId, input.action)
    return insert(tx, { channelId: working.channelId, action, undoes: null, key, request }, (target) =>
      select(tx, target, input.select, input.action.kind === 'restore'),
    )
  })
}

type OwnValues = { id: string; revision: number; values: Columns }

/**
 * Gives each video values of its own, where nobody has changed it since its revision was read; the same key again gives
 * the same one, though there may be nothing left to do.
 * @param input.request all that was asked for @returns null for no rows
 * @throws {NotAllowed | KeyReused}
 */
export async function applyValues(
  ctx: Ctx,
  { channelId, rows, key, request }: { channelId: string; rows: OwnValues[]; key: string | null; request: unknown },
): Promise<{ id: string } | null> {
  accounts.requireMay(ctx.actor, channelId, 'videos.edit')
  return inTransaction(ctx, async (tx) => {
    const known = await startedBefore(tx, key, request)
    if (known || rows.length === 0) return known
    const action = { kind: 'csv' } as const
    return insert(tx, { channelId, action, undoes: null, key, request }, (target) =>
      queries.insertWithValues(tx, target, rows),
    )
  })
}

/** Takes back what one did, as far as nobody has changed it since. @throws {BulkNotFound | BulkNotUndoable | BulkEmpty} */
export async function undoBulk(ctx: Ctx, id: string, key: string | null): Promise<{ id: string }> {
  const request = { undo: id }
  return inTransaction(ctx, async (tx) => {
    const bulk = await ownBulk(tx, id, 'lock')
    const known = await startedBefore(tx, key, request)
    if (known) return known
    const earlier = (await queries.undoneBy(tx, [id])).get(id)
    const reason = whyNotUndo(bulk, earlier ?? null)
    if (reason) throw new BulkNotUndoable({ reason, ...(earlier ? { undoneBy: earlier } : {}) })
    const change = membershipOf(bulk.action)
    const action: StoredAction = { kind: 'undo', of: id, ...(change && { playlist: opposite(change) }) }
    return insert(tx, { channelId: bulk.channel_id, action, undoes: id, key, request }, (target) =>
      queries.insertUndone(tx, target, id),
    )
  })
}

/** One of a channel of one's own, for those who may change its videos. @throws {BulkNotFound | NotAllowed} */
export async function ownBulk(ctx: Ctx, id: string, how: 'read' | 'lock' = 'read'): Promise<BulkRow> {
  accounts.signedIn(ctx.actor)
  const bulk = how === 'lock' ? await queries.lockBulk(ctx, id) : await queries.bulkById(ctx, id)
  if (!bulk || !accounts.isTeam(ctx.actor, bulk.channel_id)) throw new BulkNotFound()
  accounts.requireMay(ctx.actor, bulk.channel_id, 'videos.edit')
  return bulk
}

async function startedBefore(tx: Ctx, key: string | null, request: unknown): Promise<{ id: string } | null> {
  const { userId } = accounts.signedIn(tx.actor)
  const known = await madeBefore(tx, {
    what: 'bulk',
    userId,
    key,
    find: (given) => queries.bulkByKey(tx, userId, given),
    same: ({ asked_by }) => asked_by.request === requestHash(tx, request),
  })
  return known && { id: known.id }
}

/** By a channel's own rules, on nobody's behalf; part of the caller's transaction. */
export async function startForStudio(tx: Ctx, channelId: string, ids: readonly string[], action: StoredAction) {
  const id = uuidv7(tx.clock().getTime())
  await queries.insertBulk(tx, {
    id,
    channel_id: channelId,
    created_by: null,
    asked_by: { ...accounts.askedBy(tx), whyNotDeletePublished: null, request: null },
    action,
    undoes: null,
    total: ids.length,
    idempotency_key: null,
    created_at: tx.clock(),
  })
  await queries.insertNamed(tx, { bulkId: id, channelId }, ids)
  await tx.jobs.enqueue(tx, RunBulk, { bulkId: id, channelId })
}

type Target = { bulkId: string; channelId: string }
type New = { channelId: string; action: StoredAction; undoes: string | null; key: string | null; request: unknown }

async function insert(tx: Ctx, input: New, items: (target: Target) => Promise<number>): Promise<{ id: string }> {
  const { userId } = accounts.signedIn(tx.actor)
  const id = uuidv7(tx.clock().getTime())
  const who: Who = {
    ...accounts.askedBy(tx),
    whyNotDeletePublished: accounts.whyNot(tx.actor, input.channelId, 'videos.delete'),
    request: input.key ? requestHash(tx, input.request) : null,
  }
  await queries.insertBulk(tx, {
    id,
    channel_id: input.channelId,
    created_by: userId,
    asked_by: who,
    action: input.action,
    undoes: input.undoes,
    total: 0,
    idempotency_key: input.key,
    created_at: tx.clock(),
  })
  const total = await items({ bulkId: id, channelId: input.channelId })
  if (total === 0) throw new BulkEmpty()
  if (total > MOST_ITEMS) throw new BulkTooMany({ limit: MOST_ITEMS })
  await queries.setTotal(tx, id, total)
  await tx.jobs.enqueue(tx, RunBulk, { bulkId: id, channelId: input.channelId })
  return { id }
}

async function select(tx: Ctx, target: Target, selection: Selection, trash: boolean): Promise<number> {
  if ('ids' in selection) return queries.insertNamed(tx, target, selection.ids)
  return queries.insertFitting(tx, target, {
    from: trash ? 'trash' : 'list',
    fits: trash
      ? sql<boolean>`o.deleted_at is not null and o.purged_at is null`
      : await whichFit(tx, target.channelId, selection.filter),
    except: selection.except ?? [],
    limit: MOST_ITEMS + 1,
  })
}

/** What has to be known before the first video is changed. */
async function stored(tx: Ctx, channelId: string, action: BulkAction): Promise<StoredAction> {
  if (action.kind === 'visibility') {
    // Not a video's: asked only whether visibility and time fit each other.
    scheduled(tx, { visibility: 'private', publish_at: null }, action)
    return action
  }
  if (action.kind === 'playlist') {
    const playlist = await livingRow(tx, action.playlistId)
    if (playlist.channel_id !== channelId) throw new PlaylistNotFound()
    return action
  }
  if (action.kind !== 'metadata') return action
  const from = await videoById(tx, action.from)
  if (!from || from.channel_id !== channelId || from.deleted_at) throw new VideoNotFound()
  return { ...action, values: Object.fromEntries(action.fields.map((field) => [field, from[field]])) }
}
