import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'
import { type Mark, type ProgressTable, playback } from './tables.ts'

export type ProgressRow = Pick<
  ProgressTable,
  'user_id' | 'video_id' | 'duration_ms' | 'position_ms' | 'positioned_at' | 'device_id' | 'mark' | 'removed_at'
> & { seen_ms: number; unfinished: boolean }

const COLUMNS = [
  'user_id',
  'video_id',
  'duration_ms',
  'position_ms',
  'positioned_at',
  'device_id',
  'mark',
  'removed_at',
  'seen_ms',
  'unfinished',
] as const

/** `ranges` as PostgreSQL reads a multirange; one per person and video in a call. */
export type Report = {
  userId: string
  videoId: string
  durationMs: number
  positionMs: number
  at: Date
  deviceId: string
  ranges: string
  mark: Mark | null
}

/** Parts of a video that somebody keeps adding to; beyond about 1,700 of them no more are written. */
const MOST_BYTES = 16_000

/**
 * Any number of people's reports in one statement: ranges are added, the latest position holds, and what was removed or
 * cleared since stays away. Rows are touched in one order, so that two lots cannot block each other.
 * @returns the rows as they are now; none for reports that are not written
 */
export const mergeReports = async (ctx: Ctx, reports: readonly Report[]): Promise<ProgressRow[]> => {
  const sorted = [...reports].sort((a, b) => (a.userId + a.videoId < b.userId + b.videoId ? -1 : 1))
  const list = <T>(of: (report: Report) => T) => sorted.map(of)
  const columns = sql.join(COLUMNS.map((column) => sql.ref(`p.${column}`)))
  const { rows } = await sql<ProgressRow>`
    insert into playback.progress as p
      (user_id, video_id, duration_ms, position_ms, positioned_at, device_id, ranges, mark, marked_at)
    select r.user_id, r.video_id, r.duration_ms, r.position_ms, r.at, r.device_id, r.ranges::int4multirange, r.mark,
      case when r.mark is not null then r.at end
    from unnest(${list((r) => r.userId)}::uuid[], ${list((r) => r.videoId)}::uuid[], ${list((r) => r.durationMs)}::int[],
      ${list((r) => r.positionMs)}::int[], ${list((r) => r.at.toISOString())}::timestamptz[],
      ${list((r) => r.deviceId)}::text[], ${list((r) => r.ranges)}::text[], ${list((r) => r.mark)}::text[])
      with ordinality as r (user_id, video_id, duration_ms, position_ms, at, device_id, ranges, mark, nth)
    where not exists (select from playback.history_settings s
      where s.user_id = r.user_id and (s.paused or r.at <= s.cleared_at))
    order by r.nth
    on conflict (user_id, video_id) do update set
      duration_ms = excluded.duration_ms,
      position_ms = case when excluded.positioned_at >= p.positioned_at then excluded.position_ms else p.position_ms end,
      device_id = case when excluded.positioned_at >= p.positioned_at then excluded.device_id else p.device_id end,
      positioned_at = greatest(excluded.positioned_at, p.positioned_at),
      ranges = case when pg_column_size(p.ranges) > ${MOST_BYTES} then p.ranges else p.ranges + excluded.ranges end,
      mark = case when excluded.mark is not null and p.mark is null and excluded.positioned_at >= p.positioned_at then excluded.mark
        when excluded.positioned_at > p.marked_at then null else p.mark end,
      marked_at = case when excluded.mark is not null and p.mark is null and excluded.positioned_at >= p.positioned_at then excluded.marked_at
        when excluded.positioned_at > p.marked_at then null else p.marked_at end,
      removed_at = null
    where p.removed_at is null or excluded.positioned_at > p.removed_at
    returning ${columns}`.execute(ctx.db)
  return rows
}

const progress = (ctx: Ctx, userId: string) =>
  playback(ctx).selectFrom('playback.progress').select(COLUMNS).where('user_id', '=', userId)

export const progressOf = (ctx: Ctx, userId: string, videoIds: readonly string[]): Promise<ProgressRow[]> =>
  progress(ctx, userId)
    .where('video_id', '=', sql<string>`any(${[...videoIds]}::uuid[])`)
    .where('removed_at', 'is', null)
    .execute()

type HistoryWhere = { from?: Date | undefined; to?: Date | undefined; videoIds?: readonly string[] | undefined }

/** Watched last first. Served by progress_history_idx. */
export const historyOf = (
  ctx: Ctx,
  userId: string,
  page: HistoryWhere & { after: Position | null; limit: number },
): Promise<ProgressRow[]> =>
  progress(ctx, userId)
    .where('removed_at', 'is', null)
    .$if(page.videoIds !== undefined, (query) =>
      query.where('video_id', '=', sql<string>`any(${[...(page.videoIds ?? [])]}::uuid[])`),
    )
    .$if(page.from !== undefined, (query) => query.where('positioned_at', '>=', page.from ?? new Date(0)))
    .$if(page.to !== undefined, (query) => query.where('positioned_at', '<', page.to ?? new Date(0)))
    .$if(page.after !== null, (query) => query.where(isAfter(page.after)))
    .orderBy('positioned_at', 'desc')
    .orderBy('video_id', 'desc')
    .limit(page.limit)
    .execute()

const isAfter = (after: Position | null): RawBuilder<boolean> =>
  sql<boolean>`(positioned_at, video_id) < (${after?.at}, ${after?.id})`

/** Watched last first. Served by progress_unfinished_idx. */
export const unfinishedOf = (ctx: Ctx, userId: string, limit: number): Promise<ProgressRow[]> =>
  progress(ctx, userId)
    .where('unfinished', '=', sql.lit(true))
    .orderBy('positioned_at', 'desc')
    .orderBy('video_id', 'desc')
    .limit(limit)
    .execute()

/** Ids of the newest ones, for a search among their titles. */
export async function watchedIds(ctx: Ctx, userId: string, limit: number): Promise<string[]> {
  const rows = await playback(ctx)
    .selectFrom('playback.progress')
    .select('video_id')
    .where('user_id', '=', userId)
    .where('removed_at', 'is', null)
    .orderBy('positioned_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.video_id)
}

/** One that was never watched gets a row too, at its beginning. */
export async function mark(
  ctx: Ctx,
  row: { userId: string; videoId: string; durationMs: number; mark: Mark },
): Promise<ProgressRow | undefined> {
  const now = ctx.clock()
  const unwatched = row.mark === 'unwatched'
  return playback(ctx)
    .insertInto('playback.progress')
    .values({
      user_id: row.userId,
      video_id: row.videoId,
      duration_ms: row.durationMs,
      position_ms: 0,
      positioned_at: now,
      device_id: '',
      ranges: '{}',
      mark: row.mark,
      marked_at: now,
      removed_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'video_id']).doUpdateSet({
        mark: row.mark,
        marked_at: now,
        removed_at: null,
        ...(unwatched && { position_ms: 0, ranges: '{}' }),
      }),
    )
    .returning(COLUMNS)
    .executeTakeFirst()
}

export const removeOne = (ctx: Ctx, userId: string, videoId: string) =>
  playback(ctx)
    .updateTable('playback.progress')
    .set({ removed_at: ctx.clock(), ranges: '{}', position_ms: 0, mark: null, marked_at: null })
    .where('user_id', '=', userId)
    .where('video_id', '=', videoId)
    .where('removed_at', 'is', null)
    .execute()

export const clearAll = async (ctx: Ctx, userId: string): Promise<void> => {
  await playback(ctx)
    .insertInto('playback.history_settings')
    .values({ user_id: userId, cleared_at: ctx.clock() })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ cleared_at: ctx.clock() }))
    .execute()
  await playback(ctx).deleteFrom('playback.progress').where('user_id', '=', userId).execute()
}

export const settingsOf = (ctx: Ctx, userId: string) =>
  playback(ctx).selectFrom('playback.history_settings').selectAll().where('user_id', '=', userId).executeTakeFirst()

export const setPaused = (ctx: Ctx, userId: string, paused: boolean) =>
  playback(ctx)
    .insertInto('playback.history_settings')
    .values({ user_id: userId, paused, cleared_at: null })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ paused }))
    .execute()

/** Served by progress_removed_idx. */
export const forgetRemoved = (ctx: Ctx, before: Date) =>
  playback(ctx).deleteFrom('playback.progress').where('removed_at', '<', before).execute()
