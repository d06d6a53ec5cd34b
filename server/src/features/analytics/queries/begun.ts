import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { AcceptedEvent } from '../inbox-row.ts'
import { type Begun, browsersKey, hourOf, type KnownBegun, playsKey, videosKey } from '../pace.ts'

/** What was begun before in the hours, by the viewers and at the addresses of these events; served by the table's two indexes. */
export async function begunBefore(tx: Ctx, events: readonly AcceptedEvent[]): Promise<KnownBegun> {
  const own = new Map<string, Begun>()
  const videos = new Map<string, number>()
  const browsers = new Map<string, number>()
  if (events.length === 0) return { own, videos, browsers }
  const asked = columns(events, ({ receivedAt, viewer, videoId }) => playsKey(hourOf(receivedAt), viewer, videoId))
  const rows = await sql<Omit<Begun, 'hour' | 'videoId'> & { hour: Date; video_id: string }>`
    select b.hour, b.viewer, b.video_id, b.origin, b.plays, b.views
    from unnest(${asked.hours}::timestamptz[], ${asked.viewers}::uuid[], ${asked.videos}::uuid[]) a (hour, viewer, video_id)
    join analytics.begun b on b.hour = a.hour and b.viewer = a.viewer and b.video_id = a.video_id`.execute(tx.db)
  for (const { hour: at, video_id: videoId, ...row } of rows.rows) {
    const hour = at.getTime()
    own.set(playsKey(hour, row.viewer, videoId), { ...row, hour, videoId })
  }

  const viewers = columns(events, ({ receivedAt, viewer }) => videosKey(hourOf(receivedAt), viewer))
  const swept = await sql<{ hour: Date; viewer: string; n: number }>`
    select b.hour, b.viewer, count(*) as n
    from unnest(${viewers.hours}::timestamptz[], ${viewers.viewers}::uuid[]) a (hour, viewer)
    join analytics.begun b on b.hour = a.hour and b.viewer = a.viewer group by 1, 2`.execute(tx.db)
  for (const row of swept.rows) videos.set(videosKey(row.hour.getTime(), row.viewer), row.n)

  const places = columns(
    events.filter((event) => event.origin),
    ({ receivedAt, origin, videoId }) => browsersKey(hourOf(receivedAt), origin ?? '', videoId),
  )
  const crowds = await sql<{ hour: Date; origin: string; video_id: string; n: number }>`
    select b.hour, b.origin, b.video_id, count(*) as n
    from unnest(${places.hours}::timestamptz[], ${places.origins}::uuid[], ${places.videos}::uuid[]) a (hour, origin, video_id)
    join analytics.begun b on b.hour = a.hour and b.origin = a.origin and b.video_id = a.video_id
    group by 1, 2, 3`.execute(tx.db)
  for (const row of crowds.rows) browsers.set(browsersKey(row.hour.getTime(), row.origin, row.video_id), row.n)
  return { own, videos, browsers }
}

/** Each key once, as arrays that PostgreSQL can unnest. */
function columns(events: readonly AcceptedEvent[], keyOf: (event: AcceptedEvent) => string) {
  const once = [...new Map(events.map((event) => [keyOf(event), event])).values()]
  return {
    hours: once.map((event) => new Date(hourOf(event.receivedAt)).toISOString()),
    viewers: once.map((event) => event.viewer),
    videos: once.map((event) => event.videoId),
    origins: once.map((event) => event.origin),
  }
}

export async function keepBegun(tx: Ctx, begun: Begun[]): Promise<void> {
  if (begun.length === 0) return
  await sql`
    insert into analytics.begun (hour, viewer, video_id, origin, plays, views)
    select * from unnest(${begun.map((b) => new Date(b.hour).toISOString())}::timestamptz[],
      ${begun.map((b) => b.viewer)}::uuid[], ${begun.map((b) => b.videoId)}::uuid[],
      ${begun.map((b) => b.origin)}::uuid[], ${begun.map((b) => b.plays)}::int[], ${begun.map((b) => b.views)}::int[])
    on conflict (hour, viewer, video_id) do update set plays = excluded.plays, views = excluded.views`.execute(tx.db)
}
