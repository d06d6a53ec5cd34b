import type { Ctx } from '#platform/context.ts'

export type WentOn = { videoId: string; nextId: string; viewers: number }

/** Of one viewer so many plays are looked at: more is no person, or would make all of it about a few. */
const MOST_OF_ONE = 100
const MOST_OF_VIDEO = 20
/** Viewers are gone through in so many parts, so that what is kept in memory at once stays small. */
const PARTS = 16
const PART_TIMEOUT_MS = 60_000

/**
 * What those who finished a video in the last 28 days began within six hours of it. Finished: in one play 95 % of it
 * seen, or its last two seconds. Only what at least `least` different viewers did, without their number going on: the order is how
 * much oftener it was done than by chance.
 */
export async function wentOnTo(ctx: Ctx, now: Date, least: number): Promise<WentOn[]> {
  const counted = new Map<string, WentOn>()
  for (let part = 0; part < PARTS; part++)
    for (const row of await ofPart(ctx, now, part)) {
      const key = `${row.videoId} ${row.nextId}`
      const known = counted.get(key)
      if (known) known.viewers += row.viewers
      else counted.set(key, row)
    }
  return best([...counted.values()].filter(({ viewers }) => viewers >= least))
}

/** A viewer is in one part alone, so the parts' numbers add up. */
const ofPart = (ctx: Ctx, now: Date, part: number) =>
  ctx.clickhouse.query<WentOn>(
    `SELECT toString(a.1) AS videoId, toString(b.1) AS nextId, uniqExact(viewer) AS viewers FROM (
       SELECT viewer, a, b FROM (
         SELECT viewer, groupArray({most:UInt32})((video_id, began, ended, finished)) AS watched FROM (
           SELECT viewer, video_id, min(at) AS began, max(at) AS ended,
             max(duration_ms) > 0 AND (intervalLengthSumArray(range_from_ms, range_to_ms) >= 0.95 * max(duration_ms)
               OR maxArray(range_to_ms) + 2000 >= max(duration_ms)) AS finished
           FROM events
           WHERE at >= {from:DateTime64(3)} AND at <= {now:DateTime64(3)} AND cityHash64(viewer) % {parts:UInt32} = {part:UInt32}
             AND outcome NOT IN ('bot', 'self') AND type IN ('start', 'progress', 'view', 'pause', 'end')
           GROUP BY viewer, video_id, playback_id HAVING sum(view) > 0
         ) GROUP BY viewer HAVING length(watched) > 1
       ) ARRAY JOIN arrayFilter(each -> each.4, watched) AS a ARRAY JOIN watched AS b
     )
     WHERE a.4 AND a.1 != b.1 AND b.2 > a.2 AND b.2 >= a.3 - INTERVAL 1 MINUTE AND b.2 <= a.3 + INTERVAL 6 HOUR
     GROUP BY videoId, nextId
     ORDER BY viewers DESC LIMIT 150000`,
    { now, from: new Date(now.getTime() - 28 * 86_400_000), most: MOST_OF_ONE, parts: PARTS, part },
    { timeoutMs: PART_TIMEOUT_MS },
  )

/** What everybody watches anyway says little: pairs are ranked by their number over the root of how often the second is gone on to. */
function best(pairs: WentOn[]): WentOn[] {
  const arrivals = new Map<string, number>()
  for (const { nextId, viewers } of pairs) arrivals.set(nextId, (arrivals.get(nextId) ?? 0) + viewers)
  const scoreOf = ({ nextId, viewers }: WentOn) => viewers / Math.sqrt(arrivals.get(nextId) ?? 1)
  const ranked = pairs
    .map((pair) => ({ pair, score: scoreOf(pair) }))
    .sort((a, b) => b.score - a.score || (a.pair.nextId < b.pair.nextId ? -1 : 1))
  const places = new Map<string, number>()
  return ranked.flatMap(({ pair }) => {
    const place = places.get(pair.videoId) ?? 0
    places.set(pair.videoId, place + 1)
    return place < MOST_OF_VIDEO ? [pair] : []
  })
}
