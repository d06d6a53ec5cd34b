import { sql, type Updateable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'
import { content, type VideoTable } from './tables.ts'

export const VIDEO_COLUMNS = [
  'v.id',
  'v.channel_id',
  'v.asset_id',
  'v.upload_id',
  'v.title',
  'v.description',
  'v.status',
  'v.visibility',
  'v.kind',
  'v.tags',
  'v.category',
  'v.level',
  'v.language',
  'v.licence',
  'v.comments',
  'v.downloads',
  'v.encryption',
  'v.embedding',
  'v.embed_sites',
  'v.age_restricted',
  'v.age_forced',
  'v.announced',
  'v.taken_down',
  'v.publish_at',
  'v.revision',
  'v.duration_ms',
  'v.created_at',
  'v.updated_at',
  'v.published_at',
  'v.deleted_at',
] as const

const videos = (ctx: Ctx) =>
  content(ctx)
    .selectFrom('content.videos as v')
    .leftJoin('content.video_stats as s', 's.video_id', 'v.id')
    .select(VIDEO_COLUMNS)
    .select(['s.views', 's.watch_ms', 's.likes', 's.comments as commented'])
    .select(sql<number | null>`least(1000, s.seen_ms * 1000 / nullif(s.views * v.duration_ms, 0))`.as('completion'))

export const videoById = (ctx: Ctx, id: string) => videos(ctx).where('v.id', '=', id).executeTakeFirst()

export const videosByIds = (ctx: Ctx, ids: readonly string[]) =>
  videos(ctx)
    .where('v.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

export const videoIdOfAsset = (ctx: Ctx, assetId: string) =>
  content(ctx).selectFrom('content.videos').select('id').where('asset_id', '=', assetId).executeTakeFirst()

/** For notices: whose it is and what it is called. */
export const videoInShort = (ctx: Ctx, where: { id: string } | { assetId: string }) => {
  const [column, value] = 'id' in where ? (['id', where.id] as const) : (['asset_id', where.assetId] as const)
  return content(ctx)
    .selectFrom('content.videos')
    .select(['id', 'channel_id', 'title', 'kind', 'created_by', 'deleted_at'])
    .where(column, '=', value)
    .executeTakeFirst()
}

export const lockVideo = (ctx: Ctx, id: string) =>
  content(ctx).selectFrom('content.videos as v').selectAll().where('v.id', '=', id).forUpdate().executeTakeFirst()

/** Whose time to be published has come, the earliest first. Served by videos_scheduled_idx. */
export const dueVideos = (ctx: Ctx) =>
  content(ctx)
    .selectFrom('content.videos')
    .select('id')
    .where('visibility', '=', sql.lit('scheduled'))
    .where('deleted_at', 'is', null)
    .where('publish_at', '<=', ctx.clock())
    .orderBy('publish_at')
    .limit(1000)
    .execute()

/** Locked, and still due; one that somebody else works on is passed over. */
export const lockDue = (ctx: Ctx, id: string) =>
  content(ctx)
    .selectFrom('content.videos as v')
    .selectAll()
    .where('v.id', '=', id)
    .where('v.visibility', '=', 'scheduled')
    .where('v.deleted_at', 'is', null)
    .where('v.publish_at', '<=', ctx.clock())
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

/**
 * What can be brought back, thrown away last first; a draft whose upload was given up cannot. Served by
 * videos_channel_deleted_idx. `deleted_at` comes from a clock of milliseconds, as the cursor needs it.
 */
export const trashedVideos = (ctx: Ctx, channelId: string, page: { after: Position | null; limit: number }) =>
  videos(ctx)
    .where('v.channel_id', '=', channelId)
    .where('v.deleted_at', 'is not', null)
    .where('v.purged_at', 'is', null)
    .where('v.asset_id', 'is not', null)
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(v.deleted_at, v.id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('v.deleted_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(page.limit)
    .execute()

/** Newest first. Served by videos_public_idx, or videos_channel_public_idx for one channel; literals, because a plan must see that the partial index fits. */
export const publicVideos = (
  ctx: Ctx,
  page: { channelId?: string | undefined; after: Position | null; limit: number },
) =>
  videos(ctx)
    .where('v.visibility', '=', sql.lit('public'))
    .where('v.status', '=', sql.lit('ready'))
    .where('v.deleted_at', 'is', null)
    .$if(page.channelId !== undefined, (query) => query.where('v.channel_id', '=', page.channelId ?? ''))
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(v.published_at, v.id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('v.published_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(page.limit)
    .execute()

export const insertDraft = (
  ctx: Ctx,
  row: {
    id: string
    channel_id: string
    upload_id: string | null
    title: string
    created_by: string
  } & Updateable<VideoTable>,
) =>
  content(ctx)
    .insertInto('content.videos')
    .values({
      created_at: ctx.clock(),
      asset_id: null,
      duration_ms: null,
      category: null,
      level: null,
      language: null,
      publish_at: null,
      published_at: null,
      deleted_at: null,
      ...row,
    })
    .execute()

export const updateVideo = (ctx: Ctx, id: string, changes: Updateable<VideoTable>) =>
  content(ctx)
    .updateTable('content.videos')
    .set({ ...changes, updated_at: ctx.clock() })
    .where('id', '=', id)
    .execute()

/** For judges of events: everything of them in one statement. */
export const videoFacts = (ctx: Ctx, ids: readonly string[]) =>
  content(ctx)
    .selectFrom('content.videos')
    .select(['id', 'channel_id', 'visibility', 'kind', 'duration_ms', 'deleted_at', 'taken_down'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

/** Exact totals in the place of older ones; of videos that are gone nothing is written. Rows and notes as `addStats` has them. */
export const setLikes = (ctx: Ctx, totals: readonly { videoId: string; likes: number }[]) => {
  const sorted = [...totals].sort((a, b) => (a.videoId < b.videoId ? -1 : 1))
  return sql`
    with written as (
      insert into content.video_stats as s (video_id, likes)
      select t.video_id, t.likes
      from unnest(${sorted.map((t) => t.videoId)}::uuid[], ${sorted.map((t) => t.likes)}::bigint[]) as t (video_id, likes)
      join content.videos v on v.id = t.video_id order by t.video_id
      on conflict (video_id) do update set likes = excluded.likes, updated_at = now() where s.likes <> excluded.likes
      returning s.video_id)
    insert into content.video_figures_changed (video_id) select video_id from written order by video_id
    on conflict (video_id) do update set video_id = excluded.video_id`.execute(ctx.db)
}

/** Of these, what everybody may find. */
export const publicAmong = (ctx: Ctx, ids: readonly string[]) =>
  content(ctx)
    .selectFrom('content.videos')
    .select(['id', 'channel_id', 'title', 'created_by', 'published_at'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('visibility', '=', 'public')
    .where('status', '=', 'ready')
    .where('deleted_at', 'is', null)
    .execute()

/** `seenMs`: what counted views have seen of it, each part once. */
export type StatsDelta = { videoId: string; views: number; watchMs: number; seenMs: number }

/**
 * One statement for all deltas; rows are touched in the order of their ids, so that two writers cannot block each other.
 * Which have changed is noted for the lists' orders: a note that is there is locked, so that it is not taken out before this
 * commit.
 */
export const addStats = (ctx: Ctx, deltas: readonly StatsDelta[]) => {
  const sorted = [...deltas].sort((a, b) => (a.videoId < b.videoId ? -1 : 1))
  return sql<{ video_id: string; views: number }>`
    with added as (
      insert into content.video_stats as s (video_id, views, watch_ms, seen_ms)
      select d.video_id, d.views, d.watch_ms, d.seen_ms
      from unnest(${sorted.map((d) => d.videoId)}::uuid[], ${sorted.map((d) => d.views)}::bigint[],
        ${sorted.map((d) => d.watchMs)}::bigint[], ${sorted.map((d) => d.seenMs)}::bigint[])
        as d (video_id, views, watch_ms, seen_ms)
      join content.videos v on v.id = d.video_id
      on conflict (video_id) do update
        set views = s.views + excluded.views, watch_ms = s.watch_ms + excluded.watch_ms, seen_ms = s.seen_ms + excluded.seen_ms,
          updated_at = now()
      returning s.video_id, s.views),
    noted as (
      insert into content.video_figures_changed (video_id) select video_id from added order by video_id
      on conflict (video_id) do update set video_id = excluded.video_id)
    select video_id, views from added`.execute(ctx.db)
}
