import type { Ctx } from '#platform/context.ts'
import { type Period, startsOf } from '../days.ts'
import { READING } from '../event-shape.ts'

/** @property hosts of other sites, most views first; views where no site was told are in `embed` alone */
export type ViewsByPlace = { site: number; embed: number; hosts: { host: string; views: number }[] }

const MOST_HOSTS = 5

/** Where the counted views of a channel in the period were. A host is what a browser claims: nobody checks it. */
export async function viewsByPlace(
  ctx: Ctx,
  channelId: string,
  period: Period,
  signal?: AbortSignal,
): Promise<ViewsByPlace> {
  const [from = 0] = startsOf([period.from], period.tz).map((at) => at / 1000)
  const rows = await ctx.clickhouse.query<{ whole: number; place: string; host: string; views: number }>(
    `SELECT grouping(host) AS whole, place, host, count() AS views
     FROM events
     WHERE channel_id = {channelId:UUID} AND at >= toDateTime({from:UInt32}, 'UTC')
       AND view = 1 AND type NOT IN {reading:Array(String)}
     GROUP BY GROUPING SETS ((place), (place, host))
     HAVING whole = 1 OR host != ''
     ORDER BY whole DESC, views DESC, host
     LIMIT {most:UInt8}`,
    { channelId, reading: READING, from, most: 2 + MOST_HOSTS },
    { timeoutMs: 4_000, ...(signal ? { signal } : {}) },
  )
  const total = (of: string) => rows.find(({ whole, place }) => whole === 1 && place === of)?.views ?? 0
  const hosts = rows.filter(({ whole }) => whole === 0).map(({ host, views }) => ({ host, views }))
  return { site: total('site'), embed: total('embed'), hosts: hosts.slice(0, MOST_HOSTS) }
}
