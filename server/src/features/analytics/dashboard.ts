import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { ClickHouseUnavailable } from '#platform/clickhouse/client.ts'
import type { Ctx } from '#platform/context.ts'
import { before, dayIn, eachDay, lastDays, type Period } from './days.ts'
import { lagOf, progress } from './progress.ts'
import { type FiguresByDay, figuresByDay } from './queries/figures-by-day.ts'
import type { Dashboard } from './schema.ts'

export type DashboardAnswer = z.input<typeof Dashboard>

/** Shown beside the figures ("how is this computed?"); the same words as in the definition of all numbers. */
const DEFINITIONS = {
  views:
    'Plays of at least 10 seconds (or half of a video shorter than 20), at most one per viewer and video in an hour. Bots and your own team are left out.',
  watchTimeMs:
    'The sum of what was played, in media time: pauses, seeking and waiting add nothing, a replay counts again. Bots and your own team are left out.',
  viewers:
    'People behind the counted views: accounts, or else browsers that a hash recognises for one day. Over more than one day approximate.',
} as const

/**
 * A channel's home figures. Everything but the figures is there also while ClickHouse is away.
 * @param asked.days today included, in the zone `asked.tz`
 * @throws {NotSignedIn | ScopeMissing | ChannelNotFound | UnknownTimeZone}
 */
export async function dashboard(
  ctx: Ctx,
  asked: { channelId?: string | undefined; days: number; tz: string },
): Promise<DashboardAnswer> {
  accounts.requireScope(ctx.actor, 'analytics:read')
  const working = await accounts.workingChannel(ctx, asked.channelId)
  const { channelId } = working
  const now = ctx.clock()
  const period = lastDays(asked.days, asked.tz, now)
  // Asked for before the figures, which then hold at least what it promises.
  const reached = await progress(ctx)
  const [found, latest] = await Promise.all([
    figuresOrNull(ctx, channelId, period),
    // A key for figures alone is no key to private videos.
    accounts.hasScope(ctx.actor, 'videos:read')
      ? content.listVideos(working.ctx, { channelId, limit: 6 })
      : { items: [] },
  ])
  const lag = lagOf(reached, now, found === null)
  return {
    channelId,
    period,
    figures: found && {
      views: figure(found, 'views', DEFINITIONS.views),
      watchTimeMs: figure(found, 'watchMs', DEFINITIONS.watchTimeMs),
      viewers: figure(found, 'viewers', DEFINITIONS.viewers),
    },
    series: found ? series(found, period, dayIn(asked.tz, reached.completeUntil)) : [],
    latestVideos: latest.items,
    completeUntil: reached.completeUntil.toISOString(),
    lag: lag && { since: lag.since.toISOString(), reason: lag.reason },
    refusedEvents: reached.refused,
  }
}

async function figuresOrNull(ctx: Ctx, channelId: string, period: Period): Promise<FiguresByDay | null> {
  try {
    return await figuresByDay(ctx, channelId, period, before(period))
  } catch (error) {
    if (!(error instanceof ClickHouseUnavailable))
      ctx.log.error({ err: error }, 'the figures of a dashboard could not be read')
    return null
  }
}

function figure(found: FiguresByDay, of: 'views' | 'watchMs' | 'viewers', definition: string) {
  const value = found.current[of]
  const previous = found.previous[of]
  return {
    value,
    previous,
    change: previous > 0 ? (value - previous) / previous : null,
    n: found.current.views + found.previous.views,
    definition,
  }
}

function series(found: FiguresByDay, period: Period, completeDay: string) {
  const daysBefore = eachDay(before(period))
  return eachDay(period).map((day, i) => ({
    day,
    views: found.days.get(day)?.views ?? 0,
    watchTimeMs: found.days.get(day)?.watchMs ?? 0,
    viewers: found.days.get(day)?.viewers ?? 0,
    previousViews: found.days.get(daysBefore[i] ?? '')?.views ?? 0,
    provisional: day >= completeDay,
  }))
}
