import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { type SessionTable, uploads } from './tables.ts'

export const insertSession = (ctx: Ctx, row: Insertable<SessionTable>) =>
  uploads(ctx).insertInto('uploads.sessions').values(row).returningAll().executeTakeFirstOrThrow()

export const sessionById = (ctx: Ctx, id: string) =>
  uploads(ctx).selectFrom('uploads.sessions').selectAll().where('id', '=', id).executeTakeFirst()

export const lockSession = (ctx: Ctx, id: string) =>
  uploads(ctx).selectFrom('uploads.sessions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const sessionByKey = (ctx: Ctx, userId: string, key: string) =>
  uploads(ctx)
    .selectFrom('uploads.sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()

export const sessionsByIds = (ctx: Ctx, ids: readonly string[]) =>
  uploads(ctx)
    .selectFrom('uploads.sessions')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

/** Newest first. Served by sessions_user_active_idx. */
export const unfinishedOf = (ctx: Ctx, userId: string) =>
  uploads(ctx)
    .selectFrom('uploads.sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .where('state', '=', sql.lit('active'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

export const setState = (ctx: Ctx, id: string, state: 'completed' | 'cancelled') =>
  uploads(ctx)
    .updateTable('uploads.sessions')
    .set({ state, updated_at: ctx.clock(), ...(state === 'completed' ? { completed_at: ctx.clock() } : {}) })
    .where('id', '=', id)
    .execute()

export const touch = (ctx: Ctx, id: string) =>
  uploads(ctx).updateTable('uploads.sessions').set({ updated_at: ctx.clock() }).where('id', '=', id).execute()

/** Served by sessions_user_active_idx. */
export async function countUnfinished(ctx: Ctx, userId: string): Promise<number> {
  const found = await uploads(ctx)
    .selectFrom('uploads.sessions')
    .select(sql<number>`count(*)`.as('n'))
    .where('user_id', '=', userId)
    .where('state', '=', sql.lit('active'))
    .executeTakeFirst()
  return found?.n ?? 0
}

/** Longest idle first. Served by sessions_stale_idx. */
export const idleSince = (ctx: Ctx, before: Date) =>
  uploads(ctx)
    .selectFrom('uploads.sessions')
    .select('id')
    .where('state', '=', sql.lit('active'))
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .limit(1000)
    .execute()

/** Of what a file was for. Served by sessions_subject_idx. */
export const sessionsOf = (ctx: Ctx, subjectId: string) =>
  uploads(ctx).selectFrom('uploads.sessions').select(['id', 'state']).where('subject_id', '=', subjectId).execute()

export const deleteSessionsOf = (tx: Ctx, subjectId: string) =>
  uploads(tx).deleteFrom('uploads.sessions').where('subject_id', '=', subjectId).execute()

/** What unfinished uploads of a channel will take. Served by sessions_channel_active_idx. */
export async function declaredBytes(ctx: Ctx, channelId: string): Promise<number> {
  const found = await uploads(ctx)
    .selectFrom('uploads.sessions')
    .select(sql<number>`coalesce(sum(size_bytes), 0)::bigint`.as('bytes'))
    .where('channel_id', '=', channelId)
    .where('state', '=', sql.lit('active'))
    .executeTakeFirst()
  return found?.bytes ?? 0
}

/** As `declaredBytes`, of many. */
export async function declaredBytesOf(ctx: Ctx, channelIds: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ channel_id: string; bytes: number }>`
    select channel_id, sum(size_bytes)::bigint as bytes from uploads.sessions
    where channel_id = any (${[...channelIds]}::uuid[]) and state = 'active' group by 1`.execute(ctx.db)
  return new Map(found.rows.map((row) => [row.channel_id, row.bytes]))
}

/** Served by sessions_channel_active_idx. */
export const activeOfChannel = (ctx: Ctx, channelId: string) =>
  uploads(ctx)
    .selectFrom('uploads.sessions')
    .selectAll()
    .where('channel_id', '=', channelId)
    .where('state', '=', sql.lit('active'))
    .orderBy('id')
    .forUpdate()
    .execute()

export const deleteSessionsOfChannel = (tx: Ctx, channelId: string) =>
  uploads(tx).deleteFrom('uploads.sessions').where('channel_id', '=', channelId).execute()
