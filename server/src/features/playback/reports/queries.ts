import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'

/** All of these run as the program itself: neither who reports nor whose it is may look. */

const rowsOf = async <T>(ctx: Ctx, query: RawBuilder<T>) => (await query.execute(ctx.db)).rows

export type CaseRow = {
  id: string
  video_id: string
  rating_id: string | null
  opened_at: Date
  last_at: Date
  reports: number
  reasons: string[]
  decision: 'nothing' | 'age-restricted' | 'taken-down' | 'sentence-removed' | null
  category: string | null
  message: string | null
  decided_at: Date | null
  decided_by: string | null
  undone_at: Date | null
}
const CASE = sql`c.id, c.video_id, c.rating_id, c.opened_at, c.last_at, c.reports, c.reasons, c.decision, c.category,
  c.message, c.decided_at, c.decided_by, c.undone_at`

export type Subject = { videoId: string; ratingId: string | null }

/** Held until the transaction ends: of one thing there is one open case. */
export const lockSubject = (tx: Ctx, { videoId, ratingId }: Subject) =>
  rowsOf(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`report ${ratingId ?? videoId}`}, 0))`)

export const knownReport = async (tx: Ctx, subjectId: string, reason: string, key: string): Promise<boolean> =>
  (
    await rowsOf(
      tx,
      sql`select 1 from playback.reports where subject_id = ${subjectId} and reason = ${reason} and reporter_key = ${key}`,
    )
  ).length > 0

/** The open one, or a new one. */
export async function openCase(tx: Ctx, id: string, { videoId, ratingId }: Subject): Promise<CaseRow> {
  const [found] = await rowsOf(
    tx,
    sql<CaseRow>`select ${CASE} from playback.report_cases c
      where c.video_id = ${videoId} and coalesce(c.rating_id, c.video_id) = ${ratingId ?? videoId} and c.decided_at is null
      for update`,
  )
  if (found) return found
  const [made] = await rowsOf(
    tx,
    sql<CaseRow>`insert into playback.report_cases as c (id, video_id, rating_id, opened_at, last_at)
      values (${id}, ${videoId}, ${ratingId}, ${tx.clock()}, ${tx.clock()}) returning ${CASE}`,
  )
  if (!made) throw new Error('a case that was inserted is there')
  return made
}

type NewReport = {
  id: string
  caseId: string
  reporterId: string | null
  key: string
  subjectId: string
  reason: string
  text: string | null
  atMs: number | null
}

export async function addReport(tx: Ctx, report: NewReport): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into playback.reports (id, case_id, reporter_id, reporter_key, subject_id, reason, text, at_ms, reported_at)
      values (${report.id}, ${report.caseId}, ${report.reporterId}, ${report.key}, ${report.subjectId}, ${report.reason},
        ${report.text}, ${report.atMs}, ${tx.clock()})`,
  )
  await rowsOf(
    tx,
    sql`update playback.report_cases set reports = reports + 1, last_at = ${tx.clock()},
      reasons = case when ${report.reason} = any (reasons) then reasons else reasons || ${report.reason}::text end
      where id = ${report.caseId}`,
  )
}

export const reportedAmong = async (ctx: Ctx, key: string, subjectIds: readonly string[]): Promise<string[]> =>
  (
    await rowsOf(
      ctx,
      sql<{ subject_id: string }>`select distinct subject_id from playback.reports
        where subject_id = any (${[...subjectIds]}::uuid[]) and reporter_key = ${key}`,
    )
  ).map((row) => row.subject_id)

type Which = { state: 'open' | 'decided'; reason?: string | undefined; about?: 'video' | 'sentence' | undefined }

/** Newest first. Served by report_cases_queue_idx and report_cases_decided_idx. */
export const casesIn = (ctx: Ctx, which: Which, page: { after: Position | null; limit: number }) => {
  const time = which.state === 'open' ? sql`c.last_at` : sql`c.decided_at`
  return rowsOf(
    ctx,
    sql<CaseRow>`select ${CASE} from playback.report_cases c
      where c.decided_at is ${which.state === 'open' ? sql`null` : sql`not null`}
        ${which.reason ? sql`and ${which.reason} = any (c.reasons)` : sql``}
        ${which.about === 'video' ? sql`and c.rating_id is null` : sql``}
        ${which.about === 'sentence' ? sql`and c.rating_id is not null` : sql``}
        ${page.after ? sql`and (${time}, c.id) < (${page.after.at}, ${page.after.id})` : sql``}
      order by ${time} desc, c.id desc limit ${page.limit}`,
  )
}

export const countOpen = async (ctx: Ctx): Promise<number> =>
  (
    await rowsOf(ctx, sql<{ n: number }>`select count(*)::int as n from playback.report_cases where decided_at is null`)
  )[0]?.n ?? 0

export const caseById = async (ctx: Ctx, id: string): Promise<CaseRow | undefined> =>
  (await rowsOf(ctx, sql<CaseRow>`select ${CASE} from playback.report_cases c where c.id = ${id}`))[0]

export const lockCase = async (tx: Ctx, id: string): Promise<CaseRow | undefined> =>
  (await rowsOf(tx, sql<CaseRow>`select ${CASE} from playback.report_cases c where c.id = ${id} for update`))[0]

export type ReportRow = {
  id: string
  reporter_id: string | null
  reason: string
  text: string | null
  at_ms: number | null
  reported_at: Date
}

/** Newest first. Served by reports_case_idx. */
export const reportsOf = (ctx: Ctx, caseId: string, limit: number) =>
  rowsOf(
    ctx,
    sql<ReportRow>`select id, reporter_id, reason, text, at_ms, reported_at from playback.reports
      where case_id = ${caseId} order by reported_at desc, id desc limit ${limit}`,
  )

/** The earliest moment named in each. */
export const momentsOf = async (ctx: Ctx, caseIds: readonly string[]): Promise<Map<string, number>> =>
  new Map(
    (
      await rowsOf(
        ctx,
        sql<{ case_id: string; at_ms: number }>`select case_id, min(at_ms) as at_ms from playback.reports
          where case_id = any (${[...caseIds]}::uuid[]) and at_ms is not null group by case_id`,
      )
    ).map((row) => [row.case_id, row.at_ms]),
  )

export const reportersOf = async (ctx: Ctx, caseId: string): Promise<string[]> =>
  (
    await rowsOf(
      ctx,
      sql<{ reporter_id: string }>`select distinct reporter_id from playback.reports
        where case_id = ${caseId} and reporter_id is not null`,
    )
  ).map((row) => row.reporter_id)

type Decided = {
  decision: NonNullable<CaseRow['decision']>
  category: string | null
  message: string | null
  by: string
}

/** From now on nothing is kept of addresses: whoever was not signed in is known by nothing. */
export async function setDecided(tx: Ctx, id: string, { decision, category, message, by }: Decided): Promise<void> {
  await rowsOf(
    tx,
    sql`update playback.report_cases set decision = ${decision}, category = ${category}, message = ${message},
      decided_at = ${tx.clock()}, decided_by = ${by} where id = ${id}`,
  )
  await rowsOf(
    tx,
    sql`update playback.reports set reporter_key = id::text where case_id = ${id} and reporter_id is null`,
  )
}

export const setUndone = (tx: Ctx, id: string) =>
  rowsOf(tx, sql`update playback.report_cases set undone_at = ${tx.clock()} where id = ${id}`)
