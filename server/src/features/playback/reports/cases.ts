import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { ratingsByIds } from '../ratings/queries.ts'
import { whyNotUndo } from './decide.ts'
import { ReportNotFound } from './errors.ts'
import * as queries from './queries.ts'
import type { CasesQuery, ReportCase, ReportCases, ReportCaseWhole } from './schema.ts'

const SHOWN_OF_A_CASE = 100

/** Reported last first, or decided last first. @throws {NotSignedIn | NotAllowed | InvalidCursor} */
export async function reportCases(
  ctx: Ctx,
  { state, reason, about, limit, cursor }: z.infer<typeof CasesQuery>,
): Promise<z.infer<typeof ReportCases>> {
  accounts.operator(ctx.actor)
  const system = asSystem(ctx)
  const [rows, open] = await Promise.all([
    queries.casesIn(system, { state, reason, about }, { after: readCursor(cursor), limit: limit + 1 }),
    queries.countOpen(system),
  ])
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const at = last && (state === 'open' ? last.last_at : last.decided_at)
  return {
    items: await presentCases(ctx, shown),
    nextCursor: last && at ? cursorOf({ at, id: last.id }) : null,
    open,
  }
}

/** With what was said, newest first, at most a hundred. @throws {NotSignedIn | NotAllowed | ReportNotFound} */
export async function reportCase(ctx: Ctx, id: string): Promise<z.infer<typeof ReportCaseWhole>> {
  accounts.operator(ctx.actor)
  const system = asSystem(ctx)
  const found = await queries.caseById(system, id)
  const [presented] = found ? await presentCases(ctx, [found]) : []
  if (!presented) throw new ReportNotFound()
  const reports = await queries.reportsOf(system, id, SHOWN_OF_A_CASE)
  const names = await accounts.peopleNames(
    ctx,
    reports.flatMap((row) => row.reporter_id ?? []),
  )
  return {
    ...presented,
    items: reports.map((row) => ({
      id: row.id,
      reason: row.reason,
      text: row.text,
      atMs: row.at_ms,
      reportedAt: row.reported_at.toISOString(),
      by: row.reporter_id ? (names.get(row.reporter_id) ?? null) : null,
    })),
  }
}

async function presentCases(ctx: Ctx, rows: readonly queries.CaseRow[]): Promise<z.infer<typeof ReportCase>[]> {
  const system = asSystem(ctx)
  const videoIds = rows.map((row) => row.video_id)
  const [videos, watchable, ratings, moments] = await Promise.all([
    content.underModeration(ctx, videoIds),
    content.watchableVideos(ctx, videoIds),
    ratingsByIds(
      system,
      rows.flatMap((row) => row.rating_id ?? []),
    ),
    queries.momentsOf(
      system,
      rows.map((row) => row.id),
    ),
  ])
  const [channels, names] = await Promise.all([
    accounts.channelsByIds(
      ctx,
      [...videos.values()].map((video) => video.channelId),
    ),
    accounts.peopleNames(ctx, [...ratings.map((row) => row.user_id), ...rows.flatMap((row) => row.decided_by ?? [])]),
  ])
  return rows.flatMap((row) => {
    const video = videos.get(row.video_id)
    if (!video) return []
    const channel = channels.get(video.channelId)
    const shown = watchable.get(row.video_id)
    const rating = ratings.find((each) => each.id === row.rating_id)
    const reason = whyNotUndo(row)
    return [
      {
        id: row.id,
        video: {
          id: video.id,
          title: video.title,
          channel: channel ? { id: channel.id, handle: channel.handle, name: channel.name } : null,
          thumbnail: (shown?.thumbnail ?? shown?.restrictedThumbnail)?.small ?? null,
          watchable: (video.visibility !== 'private' || video.takenDown) && !video.deleted,
          takenDown: video.takenDown,
          ageRestricted: video.ageRestricted,
        },
        sentence: rating ? { text: rating.sentence, stars: rating.stars, by: names.get(rating.user_id) ?? '' } : null,
        reports: row.reports,
        reasons: row.reasons,
        atMs: moments.get(row.id) ?? null,
        openedAt: row.opened_at.toISOString(),
        lastAt: row.last_at.toISOString(),
        decision:
          row.decision && row.decided_at
            ? {
                decision: row.decision,
                category: row.category,
                message: row.message,
                at: row.decided_at.toISOString(),
                by: row.decided_by ? (names.get(row.decided_by) ?? null) : null,
                undoneAt: row.undone_at?.toISOString() ?? null,
              }
            : null,
        undo: { allowed: reason === null, why: reason },
      },
    ]
  })
}
