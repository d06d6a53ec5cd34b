import type { Ctx } from '#platform/context.ts'

export type ViewersOfDay = { channelId: string; videoId: string; viewers: number; baseline: number }

/**
 * Who watched what in the last 24 hours, each person once a video, and how many viewers a day their channel had on
 * average in the 28 days before. Counted views alone, so neither bots nor the channel's own team.
 * @param least fewer viewers are left out
 */
export function viewersOfDay(ctx: Ctx, now: Date, least: number): Promise<ViewersOfDay[]> {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  return ctx.clickhouse.query<ViewersOfDay>(
    `SELECT toString(today.channel_id) AS channelId, toString(today.video_id) AS videoId, today.viewers AS viewers,
       before.a_day AS baseline
     FROM (
       SELECT channel_id, video_id, uniq(viewer) AS viewers FROM events
       WHERE view = 1 AND at >= {day:DateTime64(3)} AND at <= {now:DateTime64(3)}
       GROUP BY channel_id, video_id HAVING viewers >= {least:UInt32}
       ORDER BY viewers DESC LIMIT 50000
     ) AS today
     LEFT JOIN (
       SELECT channel_id, sum(viewers) / 28 AS a_day FROM (
         SELECT channel_id, toDate(at) AS date, uniq(viewer) AS viewers FROM events
         WHERE view = 1 AND at >= {from:DateTime64(3)} AND at < {day:DateTime64(3)}
         GROUP BY channel_id, date
       ) GROUP BY channel_id
     ) AS before ON before.channel_id = today.channel_id`,
    { now, day: hoursAgo(24), from: hoursAgo(29 * 24), least },
    { timeoutMs: 60_000 },
  )
}

/** Viewers of the last seven days, the most watched first. */
export function viewersOfWeek(ctx: Ctx, now: Date): Promise<{ videoId: string; viewers: number }[]> {
  return ctx.clickhouse.query<{ videoId: string; viewers: number }>(
    `SELECT toString(video_id) AS videoId, uniq(viewer) AS viewers FROM events
     WHERE view = 1 AND at >= {from:DateTime64(3)} AND at <= {now:DateTime64(3)}
     GROUP BY video_id ORDER BY viewers DESC, video_id LIMIT 20000`,
    { now, from: new Date(now.getTime() - 7 * 86_400_000) },
    { timeoutMs: 60_000 },
  )
}
