import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import * as uploads from '#features/uploads/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { reachOf, type VideoVisibility } from '../policy.ts'
import { minutesLeft } from '../quota/quota.ts'
import { tellHappened } from '../tell-happened.ts'
import { tellMadeMeanwhile } from '../versions/made-meanwhile.ts'
import { revokeOtherVersions } from '../versions/revoke.ts'
import { type ColumnName, type Columns, namesOf, OUTSIDE, plain, same } from './columns.ts'
import { type Decision, decide, type Found, isRestored, withinMinutes } from './decide.ts'
import { StopTrashed } from './job.ts'
import { changeMembers, membershipOf } from './membership.ts'
import * as queries from './queries.ts'
import type { BulkRow } from './tables.ts'

/** Of one commit: a cancel waits for it, and so does whoever edits one of its videos; about 0.1 s. */
const BATCH = 500
const TELL_EVERY_MS = 300
/** Ids of one message between processes, whose size is limited. */
const IDS_AT_ONCE = 180

/**
 * Works through what is left of one. Each batch is a commit with everything that belongs to it: killed at any instant, the
 * next run goes on behind the last one.
 */
export async function runBulk(ctx: Ctx, bulkId: string, signal?: AbortSignal): Promise<void> {
  let toldAt = Number.NEGATIVE_INFINITY
  for (;;) {
    signal?.throwIfAborted()
    const due = performance.now() - toldAt >= TELL_EVERY_MS
    if (due) toldAt = performance.now()
    if (!(await inTransaction(ctx, (tx) => nextBatch(tx, bulkId, due)))) return
  }
}

/** @returns false when nothing is left to do */
async function nextBatch(tx: Ctx, bulkId: string, tell: boolean): Promise<boolean> {
  const bulk = await queries.lockBulk(tx, bulkId)
  if (bulk?.state !== 'running') return false
  const who = await askedNow(tx, bulk)
  if (!who) {
    await endBulk(tx, bulk, 'cancelled') // whoever asked for it has left the team, or may not change videos any more
    return false
  }
  const items = await queries.takeItems(tx, bulkId, BATCH)
  if (items.length === 0) {
    await endBulk(tx, bulk, 'done')
    return false
  }
  const found = await queries.lockVideos(tx, bulk.channel_id, ids(items))
  const membership = membershipOf(bulk.action)
  const outcomes = membership
    ? await changeMembers(tx, bulk, membership, { items, found })
    : await changeColumns(tx, { ...bulk, asked_by: who }, items, found)
  await queries.writeItems(tx, bulkId, outcomes)
  const count = (wanted: string) => outcomes.filter(({ state }) => state === wanted).length
  const now = await queries.countItems(tx, bulkId, {
    done: count('done'),
    skipped: count('skipped'),
    failed: count('failed'),
  })
  if (tell) await tellProgress(tx, bulk, now)
  return true
}

type Items = Awaited<ReturnType<typeof queries.takeItems>>

async function changeColumns(tx: Ctx, bulk: BulkRow, items: Items, found: Map<string, Found>) {
  const { action } = bulk
  if (action.kind === 'playlist') return [] // as the caller knows
  const givenUp = await uploads.cancelledAmong(tx, draftUploads([...found.values()]))
  const facts = { now: tx.clock(), who: bulk.asked_by, givenUp }
  const wished = items.map((item) => {
    const video = found.get(item.video_id) ?? null
    return { item, video, decision: decide(action, video, item, facts) }
  })
  const restores = wished.some(({ video, decision }) => isRestored(video, decision))
  const left = restores ? await minutesLeft(tx, bulk.channel_id) : null
  const decided = withinMinutes(wished, left?.ms ?? null)
  const changed = decided.flatMap(({ item, video, decision }) =>
    video && 'columns' in decision ? [{ place: item.place, video, columns: decision.columns }] : [],
  )
  await writeChanges(tx, bulk, changed)
  return decided.map(({ item, video, decision }) => outcomeOf(item.place, video, decision))
}

/** What whoever asked may do now: roles change while a long one runs. The studio itself may all. @returns null for nothing */
async function askedNow(tx: Ctx, { channel_id: channelId, created_by: userId, asked_by: asked }: BulkRow) {
  if (userId === null) return asked
  const now = await accounts.asAsked(tx, asked, channelId)
  if (!now || !accounts.may(now.actor, channelId, 'videos.edit')) return null
  return { ...asked, whyNotDeletePublished: accounts.whyNot(now.actor, channelId, 'videos.delete') }
}

const ids = (items: readonly { video_id: string }[]) => items.map((item) => item.video_id)
const draftUploads = (videos: readonly Found[]) =>
  videos.flatMap((video) => (video.upload_id && !video.asset_id && video.deleted_at ? [video.upload_id] : []))

function outcomeOf(place: number, video: Found | null, decision: Decision) {
  if (!video || !('columns' in decision))
    return {
      place,
      state: 'state' in decision ? decision.state : ('failed' as const),
      reason: 'reason' in decision ? decision.reason : null,
      before: null,
      revision: null,
    }
  return {
    place,
    state: 'done' as const,
    reason: null,
    before: pick(video, namesOf(decision.columns)),
    revision: video.revision + 1,
  }
}

const pick = (from: Columns, names: readonly ColumnName[]): Columns =>
  Object.fromEntries(names.map((name) => [name, plain(from[name])]))

type Changed = { place: number; video: Found; columns: Columns }

/** Everything that follows from a batch's new values, each in one statement. */
async function writeChanges(tx: Ctx, bulk: BulkRow, changed: readonly Changed[]): Promise<void> {
  const [first] = changed
  if (!first) return
  const names = namesOf(first.columns) // the same for every video of one action
  await queries.writeVideos(
    tx,
    names,
    changed.map(({ video, columns }) => ({ id: video.id, ...pick(columns, names) })),
  )
  await followMedia(tx, changed)
  await record(tx, bulk, changed, names)
  const videoIds = changed.map(({ video }) => video.id)
  for (let from = 0; from < videoIds.length; from += IDS_AT_ONCE)
    await tx.broadcast.publish(tx, 'content.videos', {
      channelId: bulk.channel_id,
      videoIds: videoIds.slice(from, from + IDS_AT_ONCE),
    })
}

async function followMedia(tx: Ctx, changed: readonly Changed[]) {
  const withMedia = changed.flatMap(({ video, columns }) => {
    if (!video.asset_id || !('visibility' in columns || 'deleted_at' in columns)) return []
    const trashed = 'deleted_at' in columns ? columns.deleted_at !== null : false
    const visibility = (columns.visibility ?? video.visibility) as VideoVisibility // the schema's, or the row's
    return [{ videoId: video.id, assetId: video.asset_id, trashed, visibility: reachOf(visibility) }]
  })
  await media.setVisibilities(
    tx,
    withMedia.map(({ assetId, trashed, visibility }) =>
      trashed ? { assetId, visibility: 'private', revoke: true } : { assetId, visibility },
    ),
  )
  await revokeOtherVersions(
    tx,
    withMedia.map(({ videoId }) => videoId),
  )
  if (!changed.some(({ columns }) => 'deleted_at' in columns)) return
  await tellMadeMeanwhile(
    tx,
    withMedia.flatMap(({ videoId, trashed }) => (trashed ? [] : [videoId])),
  )
  const open = new Set(
    await media.unfinished(
      tx,
      withMedia.map(({ assetId }) => assetId),
    ),
  )
  const stop = withMedia.filter(({ assetId, trashed }) => trashed && open.has(assetId))
  if (stop.length > 0)
    await tx.jobs.enqueue(tx, StopTrashed, { videos: stop.map(({ videoId, assetId }) => ({ id: videoId, assetId })) })
  for (const { assetId, trashed } of withMedia) if (!trashed && open.has(assetId)) await media.resumeWork(tx, assetId)
}

/** Lines of the videos' histories and of the channel's audit log. */
async function record(tx: Ctx, bulk: BulkRow, changed: readonly Changed[], names: readonly ColumnName[]) {
  const seen = names.flatMap((name) =>
    name in OUTSIDE ? [[name, OUTSIDE[name as keyof typeof OUTSIDE]] as const] : [],
  ) // looked up just before
  const lines = changed.map(({ video, columns }) => {
    const differing = seen.filter(([name]) => !same(columns[name], video[name]))
    const outside = (from: Columns) => Object.fromEntries(differing.map(([name, outer]) => [outer, plain(from[name])]))
    return { video, before: outside(video), after: outside(columns) }
  })
  const trash = names.includes('deleted_at')
  if (!trash)
    await queries.insertChanges(
      tx,
      { channelId: bulk.channel_id, userId: bulk.asked_by.userId },
      lines.map(({ video, before, after }) => ({
        id: uuidv7(tx.clock().getTime()),
        video_id: video.id,
        revision: video.revision + 1,
        before,
        after,
      })),
    )
  await tellLines(tx, bulk, lines)
  await accounts.auditMany(
    tx,
    lines.map(({ video, before, after }) => ({
      channelId: bulk.channel_id,
      action: trash ? (after.deletedAt === null ? 'video.restored' : 'video.deleted') : 'video.changed',
      subject: { kind: 'video', id: video.id, label: video.title },
      before,
      after,
      by: bulk.asked_by,
    })),
  )
}

type Line = { video: Found; before: Columns; after: Record<string, unknown> }

async function tellLines(tx: Ctx, bulk: BulkRow, lines: readonly Line[]) {
  const kindOf = ({ after }: Line) =>
    'deletedAt' in after ? (after.deletedAt === null ? 'video.restored' : 'video.deleted') : 'video.updated'
  const told = ({ video, after }: Line) => ({
    id: video.id,
    title: String(after.title ?? video.title),
    visibility: String(after.visibility ?? video.visibility),
  })
  for (const [kind, some] of Map.groupBy(lines, kindOf))
    await tellHappened(
      tx,
      bulk.channel_id,
      kind,
      some.map((line) => (kind === 'video.updated' ? { ...told(line), fields: Object.keys(line.after) } : told(line))),
    )
  const published = lines.filter(({ after }) => after.visibility === 'public')
  await tellHappened(tx, bulk.channel_id, 'video.published', published.map(told))
}

/** What waits is left as it is. Part of the caller's transaction, which holds the bulk. */
export async function endBulk(tx: Ctx, bulk: BulkRow, state: 'done' | 'cancelled'): Promise<void> {
  const skipped = state === 'cancelled' ? await queries.skipWaiting(tx, bulk.id, 'cancelled') : 0
  await queries.endBulk(tx, bulk.id, { state, skipped })
  await tellProgress(tx, bulk, { ...bulk, state, skipped: bulk.skipped + skipped })
}

type Counts = Pick<BulkRow, 'state' | 'total' | 'done' | 'skipped' | 'failed'>

const tellProgress = (tx: Ctx, bulk: BulkRow, { state, total, done, skipped, failed }: Counts) =>
  tx.broadcast.publish(tx, 'content.bulk', {
    userId: bulk.created_by,
    id: bulk.id,
    channelId: bulk.channel_id,
    state,
    total,
    done,
    skipped,
    failed,
  })
