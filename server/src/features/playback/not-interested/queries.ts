import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'

export type Subject = { kind: 'video' | 'channel'; id: string }
export type AvoidedRow = { video_id: string | null; avoided_channel_id: string | null; created_at: Date }

export const avoid = (ctx: Ctx, userId: string, { kind, id }: Subject) =>
  sql`insert into playback.not_interested (user_id, video_id, avoided_channel_id, created_at)
    values (${userId}, ${kind === 'video' ? id : null}, ${kind === 'channel' ? id : null}, ${ctx.clock()})
    on conflict do nothing`.execute(ctx.db)

/** The last one first, as if each had been waved away a moment before the one above it. @returns how many are new */
export const avoidAll = async (ctx: Ctx, userId: string, subjects: readonly Subject[]): Promise<number> => {
  const idsOf = (kind: Subject['kind']) => subjects.map((each) => (each.kind === kind ? each.id : null))
  const found = await sql`
    insert into playback.not_interested (user_id, video_id, avoided_channel_id, created_at)
    select ${userId}, video_id, channel_id, ${ctx.clock()}::timestamptz - n * interval '1 ms'
    from unnest(${idsOf('video')}::uuid[], ${idsOf('channel')}::uuid[]) with ordinality as given (video_id, channel_id, n)
    on conflict do nothing`.execute(ctx.db)
  return Number(found.numAffectedRows ?? 0)
}

export const stopAvoiding = (ctx: Ctx, userId: string, id: string) =>
  sql`delete from playback.not_interested where user_id = ${userId} and subject_id = ${id}`.execute(ctx.db)

/** The last one first. Served by not_interested_own_idx. */
export const avoidedBy = async (
  ctx: Ctx,
  userId: string,
  page: { after: Position | null; limit: number },
): Promise<AvoidedRow[]> => {
  const behind = page.after ? sql`and (created_at, subject_id) < (${page.after.at}, ${page.after.id})` : sql``
  const found = await sql<AvoidedRow>`
    select video_id, avoided_channel_id, created_at from playback.not_interested where user_id = ${userId} ${behind}
    order by created_at desc, subject_id desc limit ${page.limit}`.execute(ctx.db)
  return found.rows
}
