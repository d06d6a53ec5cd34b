import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'
import type { Found } from '../list/queries.ts'
import { hasWords } from '../list/words.ts'

export type Asked = { channelId: string; found: Found | null; from: Date | null; to: Date | null }
export type Row = { id: string; key: number }
type Page = { after: Row | null; limit: number }

/** As content.sort_again numbers what is ready and public. Literals, because a plan must see that the partial indexes fit. */
function fits({ channelId, found, from, to }: Asked): RawBuilder<unknown> {
  const conditions = [sql`o.channel_id = ${channelId} and o.status = 2 and o.visibility = 4`]
  if (from) conditions.push(sql`o.published_key >= ${from.getTime()}`)
  if (to) conditions.push(sql`o.published_key < ${to.getTime()}`)
  if (found && 'ids' in found) conditions.push(sql`o.video_id = any(${found.ids}::uuid[])`)
  if (found && 'query' in found) conditions.push(hasWords(found, sql`o.video_id`))
  return sql.join(conditions, sql` and `)
}

const afterRow = (key: RawBuilder<unknown>, type: 'bigint' | 'float8', after: Row | null): RawBuilder<unknown> =>
  after ? sql`(${key}, o.video_id) < (${after.key}::${sql.raw(type)}, ${after.id}::uuid)` : sql`true`

/** As the system: what is asked for is public. Served by video_sort_public_new_idx. */
export async function newest(ctx: Ctx, asked: Asked, page: Page): Promise<Row[]> {
  const key = sql`o.published_key`
  const { rows } = await sql<Row>`
    select o.video_id as id, ${key} as key from content.video_sort o
    where ${fits(asked)} and ${afterRow(key, 'bigint', page.after)}
    order by ${key} desc, o.video_id desc limit ${page.limit}`.execute(asSystem(ctx).db)
  return rows
}

/** Served by video_sort_public_views_idx. @param besides what is trending is left out, where it stands above */
export async function mostWatched(ctx: Ctx, asked: Asked, page: Page, besides?: 'trending'): Promise<Row[]> {
  const key = sql`o.views_key`
  const others = besides
    ? sql`not exists (select from content.video_trending t where t.video_id = o.video_id)`
    : sql`true`
  const { rows } = await sql<Row>`
    select o.video_id as id, ${key} as key from content.video_sort o
    where ${fits(asked)} and ${afterRow(key, 'bigint', page.after)} and ${others}
    order by ${key} desc, o.video_id desc limit ${page.limit}`.execute(asSystem(ctx).db)
  return rows
}

/** Served by video_trending_channel_idx. */
export async function trending(ctx: Ctx, asked: Asked, page: Page): Promise<Row[]> {
  const key = sql`t.score`
  const { rows } = await sql<Row>`
    select o.video_id as id, ${key} as key from content.video_trending t join content.video_sort o on o.video_id = t.video_id
    where t.channel_id = ${asked.channelId} and ${fits(asked)} and ${afterRow(key, 'float8', page.after)}
    order by ${key} desc, o.video_id desc limit ${page.limit}`.execute(asSystem(ctx).db)
  return rows
}

/** In the place of the list before; videos that are gone are left out. */
export async function replaceTrending(tx: Ctx, rows: readonly { videoId: string; score: number }[]): Promise<void> {
  await sql`delete from content.video_trending`.execute(tx.db)
  await sql`
    insert into content.video_trending (video_id, channel_id, score)
    select v.id, v.channel_id, r.score from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("videoId" uuid, score float8)
    join content.videos v on v.id = r."videoId"`.execute(tx.db)
}
