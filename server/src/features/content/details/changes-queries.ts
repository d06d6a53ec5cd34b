import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'

export type Values = Record<string, unknown>
type ChangeTable = {
  id: string
  video_id: string
  channel_id: string
  revision: number
  changed_by: string | null
  changed_at: Date
  before: Values
  after: Values
  reverts: string | null
}
export type ChangeRow = Selectable<ChangeTable>

const changes = (ctx: Ctx) => ctx.db.$extendTables<{ 'content.video_changes': ChangeTable }>()

/** Latest first. Served by video_changes_video_idx, as the others here. */
export const changesOf = (ctx: Ctx, videoId: string, page: { after: Position | null; limit: number }) =>
  changes(ctx)
    .selectFrom('content.video_changes')
    .selectAll()
    .where('video_id', '=', videoId)
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(changed_at, id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()

export const changeById = (ctx: Ctx, videoId: string, id: string) =>
  changes(ctx)
    .selectFrom('content.video_changes')
    .selectAll()
    .where('video_id', '=', videoId)
    .where('id', '=', id)
    .executeTakeFirst()

/** What changed after a revision, by whom: told to somebody whose page is older. */
export const changesSince = (ctx: Ctx, videoId: string, revision: number) =>
  changes(ctx)
    .selectFrom('content.video_changes')
    .select(['after', 'changed_by', 'changed_at'])
    .where('video_id', '=', videoId)
    .where('revision', '>', revision)
    .orderBy('changed_at', 'desc')
    .limit(200)
    .execute()

export const insertChange = (ctx: Ctx, row: ChangeRow) =>
  sql`
  insert into content.video_changes (id, video_id, channel_id, revision, changed_by, changed_at, before, after, reverts)
  values (${row.id}, ${row.video_id}, ${row.channel_id}, ${row.revision}, ${row.changed_by}, ${row.changed_at},
    ${JSON.stringify(row.before)}::jsonb, ${JSON.stringify(row.after)}::jsonb, ${row.reverts})`.execute(ctx.db)

export const extendChange = (ctx: Ctx, row: Pick<ChangeRow, 'id' | 'revision' | 'changed_at' | 'after'>) =>
  sql`
  update content.video_changes
  set revision = ${row.revision}, changed_at = ${row.changed_at}, after = ${JSON.stringify(row.after)}::jsonb
  where id = ${row.id}`.execute(ctx.db)
