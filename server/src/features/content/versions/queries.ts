import { type Insertable, sql, type Updateable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { type VersionRow, type VersionTable, versions } from './tables.ts'

/** Latest first, those that were deleted too; cancelled ones left out. Served by video_versions_video_idx. */
export const versionsOf = (ctx: Ctx, videoId: string): Promise<VersionRow[]> =>
  versions(ctx)
    .selectFrom('content.video_versions')
    .selectAll()
    .where('video_id', '=', videoId)
    .where('state', '<>', 'cancelled')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const versionById = (ctx: Ctx, id: string) =>
  versions(ctx).selectFrom('content.video_versions').selectAll().where('id', '=', id).executeTakeFirst()

export const versionOfUpload = (ctx: Ctx, uploadId: string) =>
  versions(ctx).selectFrom('content.video_versions').selectAll().where('upload_id', '=', uploadId).executeTakeFirst()

export const insertVersion = (
  ctx: Ctx,
  row: Pick<
    Insertable<VersionTable>,
    'id' | 'video_id' | 'channel_id' | 'kind' | 'state' | 'created_by' | 'created_at'
  > &
    Partial<Insertable<VersionTable>>,
) =>
  versions(ctx)
    .insertInto('content.video_versions')
    .values({
      upload_id: null,
      made_from: null,
      keep: null,
      texts: null,
      problem_code: null,
      problem_message: null,
      current_since: null,
      deleted_at: null,
      ...row,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()

export const updateVersion = (ctx: Ctx, id: string, changes: Updateable<VersionTable>) =>
  versions(ctx).updateTable('content.video_versions').set(changes).where('id', '=', id).execute()

export const leaveCurrent = (ctx: Ctx, videoId: string) =>
  versions(ctx)
    .updateTable('content.video_versions')
    .set({ current: false })
    .where('video_id', '=', videoId)
    .where('current', '=', true)
    .execute()

/** What was begun before somebody chose another one does not take its place any more. */
export const unwantBefore = (ctx: Ctx, videoId: string, before: Date) =>
  versions(ctx)
    .updateTable('content.video_versions')
    .set({ wanted: false })
    .where('video_id', '=', videoId)
    .where('created_at', '<', before)
    .execute()

/** Versions of these videos that do not play. Served by video_versions_video_idx; most videos have none. */
export const othersOf = (ctx: Ctx, videoIds: readonly string[]) =>
  versions(ctx)
    .selectFrom('content.video_versions')
    .select(['id', 'video_id'])
    .where('video_id', '=', sql<string>`any(${[...videoIds]}::uuid[])`)
    .where('current', '=', false)
    .where('state', '<>', 'cancelled')
    .execute()

/** Playable, and wanted in the place of what plays. Served by video_versions_video_idx. */
export const wantedOf = (ctx: Ctx, videoIds: readonly string[]) =>
  versions(ctx)
    .selectFrom('content.video_versions')
    .select('id')
    .where('video_id', '=', sql<string>`any(${[...videoIds]}::uuid[])`)
    .where('wanted', '=', true)
    .where('state', '=', 'ready')
    .where('deleted_at', 'is', null)
    .execute()

/** From now on they cannot be restored. Served by video_versions_deleted_idx. */
export const giveUpDeleted = (ctx: Ctx, before: Date) =>
  versions(ctx)
    .updateTable('content.video_versions')
    .set({ state: 'cancelled', wanted: false })
    .where('deleted_at', '<', before)
    .where('current', '=', false)
    .execute()

export const givenUp = (ctx: Ctx, limit: number) =>
  versions(ctx)
    .selectFrom('content.video_versions')
    .select('id')
    .where('state', '=', 'cancelled')
    .where('current', '=', false)
    .limit(limit)
    .execute()

export const deleteVersion = (ctx: Ctx, id: string) =>
  versions(ctx).deleteFrom('content.video_versions').where('id', '=', id).execute()
