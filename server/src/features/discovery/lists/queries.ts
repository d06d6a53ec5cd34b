import { sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'

export type ListName = 'trending' | 'popular' | 'went_on'

export const madeAt = async (ctx: Ctx, list: ListName): Promise<Date | null> => {
  const { rows } = await sql<{ at: Date }>`select at from discovery.made where list = ${list}`.execute(asSystem(ctx).db)
  return rows[0]?.at ?? null
}

export const setMade = (tx: Ctx, list: ListName) =>
  sql`
    insert into discovery.made (list, at) values (${list}, ${tx.clock()})
    on conflict (list) do update set at = excluded.at`.execute(tx.db)

export type Trending = { videoId: string; category: string; score: number }

/** Those whose video is gone meanwhile are left out. */
export const replaceTrending = async (tx: Ctx, rows: readonly Trending[]): Promise<void> => {
  await sql`delete from discovery.trending`.execute(tx.db)
  await sql`
    insert into discovery.trending (video_id, category, score)
    select r."videoId", r.category, r.score
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("videoId" uuid, category text, score float8)
    join discovery.documents d on d.id = r."videoId"`.execute(tx.db)
}

/** Served by trending_score_idx, trending_category_idx. */
export async function trendingIds(
  ctx: Ctx,
  category: string | undefined,
  page: { after: { score: number; id: string } | null; limit: number },
): Promise<{ id: string; score: number }[]> {
  const { rows } = await sql<{ id: string; score: number }>`
    select video_id as id, score from discovery.trending
    where ${category === undefined ? sql`true` : sql`category = ${category}`}
      and ${page.after ? sql`(score, video_id) < (${page.after.score}, ${page.after.id}::uuid)` : sql`true`}
    order by score desc, video_id desc limit ${page.limit}`.execute(asSystem(ctx).db)
  return rows
}

export type Popular = { category: string; place: number; videoId: string }

export const replacePopular = async (tx: Ctx, rows: readonly Popular[]): Promise<void> => {
  await sql`delete from discovery.popular`.execute(tx.db)
  await sql`
    insert into discovery.popular (category, place, video_id)
    select r.category, r.place, r."videoId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (category text, place smallint, "videoId" uuid)
    join discovery.documents d on d.id = r."videoId"`.execute(tx.db)
}

/** Of all categories, or of one; in the order of places. */
export async function popularIds(ctx: Ctx, most: number, category?: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ category: string; ids: string[] }>`
    select category, array_agg(video_id::text order by place) as ids from (
      select category, video_id, place, row_number() over (partition by category order by place) as n
      from discovery.popular where ${category === undefined ? sql`true` : sql`category = ${category}`}) ranked
    where n <= ${most} group by category`.execute(asSystem(ctx).db)
  return new Map(rows.map((row) => [row.category, row.ids]))
}

/** The most watched of each category of all time, for those of which too few were watched this week; of the upper steps. */
export async function mostWatchedByCategory(tx: Ctx, most: number): Promise<{ category: string; ids: string[] }[]> {
  const { rows } = await sql<{ category: string; ids: string[] }>`
    select category, array_agg(id::text order by n) as ids from (
      select id, category, row_number() over (partition by category order by views desc, id desc) as n
      from discovery.documents where kind = 'video' and popular < 2 and category is not null) ranked
    where n <= ${most} group by category`.execute(tx.db)
  return rows
}

export type NextOf = { videoId: string; place: number; nextId: string }

export const replaceWentOn = async (tx: Ctx, rows: readonly NextOf[]): Promise<void> => {
  await sql`delete from discovery.went_on`.execute(tx.db)
  await sql`
    insert into discovery.went_on (video_id, place, next_id)
    select r."videoId", r.place, r."nextId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("videoId" uuid, place smallint, "nextId" uuid)
    join discovery.documents a on a.id = r."videoId" join discovery.documents b on b.id = r."nextId"`.execute(tx.db)
}

/** Served by went_on_pkey. */
export async function wentOnFrom(ctx: Ctx, videoId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select next_id as id from discovery.went_on where video_id = ${videoId} order by place`.execute(asSystem(ctx).db)
  return rows.map(({ id }) => id)
}

/** Of the channel: what came after it first, then the newest. Served by documents_of_channel_idx. */
export async function ofChannel(
  ctx: Ctx,
  { channelId, videoId }: { channelId: string; videoId: string },
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with this as (select published_at, id from discovery.documents where id = ${videoId}),
    following as (
      select d.id, d.published_at, 0 as group_no from discovery.documents d, this
      where d.channel_id = ${channelId} and d.kind = 'video' and (d.published_at, d.id) > (this.published_at, this.id)
      order by d.published_at, d.id limit ${Math.ceil(limit / 2)}),
    newest as (
      select d.id, d.published_at, 1 as group_no from discovery.documents d
      where d.channel_id = ${channelId} and d.kind = 'video' and d.id <> ${videoId}
      order by d.published_at desc, d.id desc limit ${limit})
    select id from (
      select * from following union all select * from newest where id not in (select id from following)) as around
    order by group_no, case when group_no = 0 then published_at end, published_at desc limit ${limit}`.execute(
    asSystem(ctx).db,
  )
  return rows.map(({ id }) => id)
}
