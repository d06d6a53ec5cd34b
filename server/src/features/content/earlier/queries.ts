import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { content } from '../tables.ts'

type EarlierTable = {
  video_id: string
  channel_id: string
  of: 'article' | 'chapters'
  revision: number
  body: unknown
  size: number
  updated_by: string | null
  updated_at: Date
  kept_at: Date
}
export type EarlierRow = Selectable<EarlierTable>
export type Kind = EarlierRow['of']

const earlier = (ctx: Ctx) => content(ctx).$extendTables<{ 'content.earlier_texts': EarlierTable }>()

/** So many are shown. One more stays: putting the last one back keeps another, and may be asked for twice. */
export const KEPT = 20

/** The oldest go. */
export async function keep(tx: Ctx, row: Omit<EarlierRow, 'kept_at'>) {
  await sql`
    insert into content.earlier_texts (video_id, channel_id, of, revision, body, size, updated_by, updated_at, kept_at)
    values (${row.video_id}, ${row.channel_id}, ${row.of}, ${row.revision}, ${JSON.stringify(row.body)}::jsonb, ${row.size},
      ${row.updated_by}, ${row.updated_at}, ${tx.clock()})
    on conflict do nothing`.execute(tx.db)
  await sql`
    delete from content.earlier_texts where video_id = ${row.video_id} and of = ${row.of} and revision <= (
      select revision from content.earlier_texts where video_id = ${row.video_id} and of = ${row.of}
      order by revision desc offset ${KEPT + 1} limit 1)`.execute(tx.db)
}

const those = (ctx: Ctx, videoId: string, of: Kind) =>
  earlier(ctx).selectFrom('content.earlier_texts').where('video_id', '=', videoId).where('of', '=', of)

/** Latest first. */
export const listOf = (ctx: Ctx, videoId: string, of: Kind) =>
  those(ctx, videoId, of)
    .select(['revision', 'size', 'updated_by', 'updated_at', 'kept_at'])
    .orderBy('revision', 'desc')
    .limit(KEPT)
    .execute()

export const oneOf = (ctx: Ctx, videoId: string, { of, revision }: { of: Kind; revision: number }) =>
  those(ctx, videoId, of).selectAll().where('revision', '=', revision).executeTakeFirst()

/** What a picture may still be named in. */
export const bodiesOf = async (ctx: Ctx, videoId: string, of: Kind): Promise<unknown[]> =>
  (await those(ctx, videoId, of).select('body').execute()).map(({ body }) => body)
