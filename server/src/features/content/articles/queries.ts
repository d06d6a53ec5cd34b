import { type Generated, type Selectable, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

type DraftTable = {
  video_id: string
  channel_id: string
  markdown: string
  words: number
  revision: number
  updated_by: string | null
  updated_at: Date
  swept_at: Generated<Date | null>
}
type ArticleTable = {
  video_id: string
  channel_id: string
  markdown: string
  words: number
  revision: number
  published_at: Date
}
export type DraftRow = Omit<Selectable<DraftTable>, 'swept_at'>
export type ArticleRow = Selectable<ArticleTable>

const articles = (ctx: Ctx) =>
  ctx.db.$extendTables<{ 'content.article_drafts': DraftTable; 'content.articles': ArticleTable }>()

export const draftOf = (ctx: Ctx, videoId: string) =>
  articles(ctx).selectFrom('content.article_drafts').selectAll().where('video_id', '=', videoId).executeTakeFirst()

export const articleOf = (ctx: Ctx, videoId: string) =>
  articles(ctx).selectFrom('content.articles').selectAll().where('video_id', '=', videoId).executeTakeFirst()

export const writeDraft = (tx: Ctx, row: DraftRow) =>
  articles(tx)
    .insertInto('content.article_drafts')
    .values(row)
    .onConflict((conflict) => conflict.column('video_id').doUpdateSet({ ...row }))
    .execute()

export const writeArticle = (tx: Ctx, row: ArticleRow) =>
  articles(tx)
    .insertInto('content.articles')
    .values(row)
    .onConflict((conflict) => conflict.column('video_id').doUpdateSet({ ...row }))
    .execute()

/** Drafts that nobody has touched since `before`, and whose pictures were not looked at since. */
export const draftsToSweep = async (ctx: Ctx, before: Date, limit: number): Promise<{ video_id: string }[]> => {
  const found = await sql<{ video_id: string }>`
    select video_id from content.article_drafts
    where updated_at < ${before} and (swept_at is null or swept_at < updated_at)
    order by updated_at limit ${limit}`.execute(ctx.db)
  return found.rows
}

/** Locked, so that nobody names a picture again while it goes. */
export const lockDraft = (tx: Ctx, videoId: string) =>
  articles(tx)
    .selectFrom('content.article_drafts')
    .selectAll()
    .where('video_id', '=', videoId)
    .forUpdate()
    .executeTakeFirst()

export const markSwept = (tx: Ctx, videoId: string) =>
  articles(tx)
    .updateTable('content.article_drafts')
    .set({ swept_at: tx.clock() })
    .where('video_id', '=', videoId)
    .execute()
