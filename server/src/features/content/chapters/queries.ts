import type { Selectable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { content } from '../tables.ts'
import type { Chapter } from './from-description.ts'

type ChapterTable = {
  video_id: string
  channel_id: string
  items: Chapter[] | null
  revision: number
  updated_by: string | null
  updated_at: Date
}
export type ChapterRow = Selectable<ChapterTable>

const chapters = (ctx: Ctx) => content(ctx).$extendTables<{ 'content.chapters': ChapterTable }>()

export const chaptersOf = (ctx: Ctx, videoId: string) =>
  chapters(ctx).selectFrom('content.chapters').selectAll().where('video_id', '=', videoId).executeTakeFirst()

export const writeChapters = (ctx: Ctx, row: ChapterRow) => {
  const items = row.items && (JSON.stringify(row.items) as unknown as Chapter[]) // the driver sends JSON as text
  return chapters(ctx)
    .insertInto('content.chapters')
    .values({ ...row, items })
    .onConflict((conflict) =>
      conflict.column('video_id').doUpdateSet({
        items,
        revision: row.revision,
        updated_by: row.updated_by,
        updated_at: row.updated_at,
      }),
    )
    .execute()
}
