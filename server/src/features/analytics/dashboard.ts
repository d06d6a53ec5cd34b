import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { smallCache } from '#platform/cache.ts'
import { ClickHouseUnavailable } from '#platform/clickhouse/client.ts'
import type { Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { before, dayIn, eachDay, lastDays, type Period } from './days.ts'
import { openings, plays } from './plays.ts'
import { lagOf, progress } from './progress.ts'
import { type FiguresByDay, figuresByDay } from './queries/figures-by-day.ts'
import { type Plays, playsByOutcome } from './queries/plays-by-outcome.ts'
import { type ViewsByPlace, viewsByPlace } from './queries/views-by-place.ts'
import type { Dashboard } from './schema.ts'
import { whileAlive } from './while-alive.ts'

export type DashboardAnswer = z.input<typeof Dashboard>

/** Shown beside the figures ("how is this computed?"); the same words as in the definition of all numbers. */
const DEFINITIONS = {
  views: said(
    'Plays of at least 10 seconds (or half of a video shorter than 20), at most one per viewer and video in an hour. Bots and your own team are left out.',
  ),
  watchTimeMs: said(
    'The sum of what was played, in media time: pauses, seeking and waiting add nothing, a replay counts again. Bots and your own team are left out.',
  ),
  reads: said(
    'Articles that were open and in sight for at least 10 seconds, at most one read per reader and article in an hour. Bots and your own team are left out. Reads are no views: nothing was played.',
  ),
  places: said(
    'Where the counted views were: on the pages of this studio, or in its player on other sites, by the name of the site as the viewer’s browser tells it. Some browsers tell none.',
  ),
  viewers: said(
    'People behind the counted views: accounts, or else browsers that a hash recognises for one day. Over more than one day approximate.',
  ),
} as const

/**
 * A channel's home figures. Everything but the figures is there also while ClickHouse is away.
 * @param asked.days today included, in the zone `asked.tz`
 * @throws {NotSignedIn | ScopeMissing | ChannelNotFound | NotAllowed | UnknownTimeZone}
 */
export async function dashboard(
  ctx: Ctx,
  asked: { channelId?: string | undefined; days: number; tz: string },
): Promise<DashboardAnswer> {
  accounts.requireScope(ctx.actor, 'analytics:read')
  const working = await accounts.workingChannel(ctx, asked.channelId)
  const { channelId } = working
  accounts.requireMay(working.ctx.actor, channelId, 'analytics.read')
  const now = ctx.clock()
  const period = lastDays(asked.days, asked.tz, now)
  // Asked for before the figures, which then hold at least what it promises.
  const reached = await progress(ctx)
  const [read, latest] = await Promise.all([
    figuresOrNull(ctx, channelId, period),
    // A key for figures alone is no key to private videos.
    accounts.hasScope(ctx.actor, 'videos:read')
      ? content.listVideos(working.ctx, { channelId, limit: 6 })
      : { items: [] },
  ])
  const known = lastKnown(ctx)
  const key = JSON.stringify([channelId, period])
  const answered = read && known.set(key, { found: read, completeUntil: reached.completeUntil }, known.now())
  // While the engine is away the last figures are better than none, and it is said how old they are.
  const { found, completeUntil } = answered ?? known.get(key) ?? { found: null, ...reached }
  const lag = lagOf({ ...reached, completeUntil }, now, read === null)
  return {
    channelId,
    period,
    figures: found && {
      views: figure(found, 'views', DEFINITIONS.views),
      watchTimeMs: figure(found, 'watchMs', DEFINITIONS.watchTimeMs),
      viewers: figure(found, 'viewers', DEFINITIONS.viewers),
      plays: plays(found.plays),
      reads: figure(found, 'reads', DEFINITIONS.reads),
      places: { ...found.places, definition: DEFINITIONS.places },
      openings: openings(found.plays),
    },
    series: found ? series(found, period, dayIn(asked.tz, completeUntil)) : [],
    latestVideos: latest.items,
    completeUntil: completeUntil.toISOString(),
    lag: lag && { since: lag.since.toISOString(), reason: lag.reason },
    refusedEvents: reached.refused,
  }
}

type Found = FiguresByDay & { plays: Plays[]; places: ViewsByPlace }
type Known = ReturnType<typeof smallCache<{ found: Found; completeUntil: Date }>>
const lastOf = new WeakMap<Ctx['clickhouse'], Known>()

/** Of this process, for an hour; a day's figures of a channel take about 10 kB. */
function lastKnown({ clickhouse }: Ctx): Known {
  const known = lastOf.get(clickhouse) ?? smallCache({ max: 500, ttlMs: 3_600_000 })
  lastOf.set(clickhouse, known)
  return known
}

async function figuresOrNull(ctx: Ctx, channelId: string, period: Period): Promise<Found | null> {
  try {
    const [figures, plays, places] = await whileAlive(ctx, (signal) =>
      Promise.all([
        figuresByDay(ctx, channelId, period, before(period), signal),
        playsByOutcome(ctx, channelId, period, signal),
        viewsByPlace(ctx, channelId, period, signal),
      ]),
    )
    return { ...figures, plays, places }
  } catch (error) {
    if (!(error instanceof ClickHouseUnavailable))
      ctx.log.error({ err: error }, 'the figures of a dashboard could not be read')
    return null
  }
}

function figure(found: FiguresByDay, of: 'views' | 'watchMs' | 'viewers' | 'reads', definition: string) {
  const value = found.current[of]
  const previous = found.previous[of]
  return {
    value,
    previous,
    change: previous > 0 ? (value - previous) / previous : null,
    n: of === 'reads' ? value + previous : found.current.views + found.previous.views,
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
    reads: found.days.get(day)?.reads ?? 0,
    previousViews: found.days.get(daysBefore[i] ?? '')?.views ?? 0,
    provisional: day >= completeDay,
  }))
}
