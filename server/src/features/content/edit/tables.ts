import type { JSONColumnType, Selectable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { content } from '../tables.ts'
import type { Part } from './edit-list.ts'

type EditTable = {
  video_id: string
  version_id: string
  channel_id: string
  keep: JSONColumnType<Part[], string, string>
  revision: number
  updated_by: string | null
  updated_at: Date
}
export type EditRow = Selectable<EditTable>

const edits = (ctx: Ctx) => content(ctx).$extendTables<{ 'content.video_edits': EditTable }>()

export const editOf = (ctx: Ctx, videoId: string, versionId: string): Promise<EditRow | undefined> =>
  edits(ctx)
    .selectFrom('content.video_edits')
    .selectAll()
    .where('video_id', '=', videoId)
    .where('version_id', '=', versionId)
    .executeTakeFirst()

export const writeEdit = (ctx: Ctx, row: EditRow) => {
  const keep = JSON.stringify(row.keep)
  const { revision, updated_by, updated_at } = row
  return edits(ctx)
    .insertInto('content.video_edits')
    .values({ ...row, keep })
    .onConflict((conflict) =>
      conflict.columns(['video_id', 'version_id']).doUpdateSet({ keep, revision, updated_by, updated_at }),
    )
    .execute()
}
