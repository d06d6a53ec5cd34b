import { sql } from 'kysely'
import type { Ctx } from './context.ts'

/**
 * Exact totals of rows that people write: one for each like, follow, share. A slice counts a table by two triggers in its
 * migration, and nothing else:
 *
 *     create trigger likes_counted after insert on playback.likes referencing new table as changed
 *       for each statement execute function platform.count_rows('likes', 'video_id', 'user_id', 'noted');
 *     create trigger likes_uncounted after delete on playback.likes referencing old table as changed
 *       for each statement execute function platform.count_rows('likes', 'video_id', 'user_id', 'noted');
 *
 * The step is then part of the transaction of the row, also when an account or a video takes its rows along. Steps are
 * spread over eight rows by the second column. Read with `totals`; where lists sort by a total, `takeChanged` tells whose to
 * bring there.
 */

/** @returns of those that have one; the others' is 0 */
export async function totals(ctx: Ctx, kind: string, subjects: readonly string[]): Promise<Map<string, number>> {
  if (subjects.length === 0) return new Map()
  const { rows } = await sql<{ subject: string; n: number }>`
    select subject, sum(n)::bigint as n from platform.counters
    where subject = any (${[...new Set(subjects)]}::uuid[]) and kind = ${kind} group by subject`.execute(ctx.db)
  return new Map(rows.map((row) => [row.subject, row.n]))
}

export const total = async (ctx: Ctx, kind: string, subject: string): Promise<number> =>
  (await totals(ctx, kind, [subject])).get(subject) ?? 0

/**
 * Whose totals of this kind were noted as changed; the notes go with the caller's commit. One at a time takes them, so that
 * nobody puts an older total over a newer one: read `totals` in the same transaction, after this.
 * @returns how many notes were taken, and of whom; null while somebody else is at it
 */
export async function takeChanged(
  tx: Ctx,
  kind: string,
  limit: number,
): Promise<{ notes: number; subjects: string[] } | null> {
  const lock = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`counters ${kind}`}, 0)) as mine`.execute(tx.db)
  if (!lock.rows[0]?.mine) return null
  const { rows } = await sql<{ subject: string }>`
    delete from platform.counters_changed
    where id in (select id from platform.counters_changed where kind = ${kind} order by id limit ${limit})
    returning subject`.execute(tx.db)
  return { notes: rows.length, subjects: [...new Set(rows.map((row) => row.subject))] }
}
