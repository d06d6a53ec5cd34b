import { type Insertable, sql, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Ctx } from '#platform/context.ts'
import { fromStored } from './ffmpeg/describe-source.ts'
import { type AssetRow, type AssetTable, media } from './tables.ts'

export const insertAsset = (ctx: Ctx, row: Insertable<AssetTable>) =>
  media(ctx).insertInto('media.assets').values(row).execute()

export async function assetById(ctx: Ctx, id: string): Promise<AssetRow | undefined> {
  const row = await media(ctx).selectFrom('media.assets').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { ...row, source_info: row.source_info && fromStored(row.source_info) }
}

/** Until the end of the transaction nobody else changes it. */
export const lockAsset = (tx: Ctx, id: string) =>
  media(tx).selectFrom('media.assets').select('id').where('id', '=', id).forNoKeyUpdate().execute()

export const updateAsset = (ctx: Ctx, id: string, changes: Updateable<AssetTable>) =>
  media(ctx)
    .updateTable('media.assets')
    .set({ ...changes, updated_at: ctx.clock() })
    .where('id', '=', id)
    .execute()

export const picturesOf = (ctx: Ctx, ids: readonly string[]) =>
  media(ctx)
    .selectFrom('media.assets as a')
    .leftJoin('media.thumbnails as t', 't.id', 'a.thumbnail')
    .select(['a.id', 'a.media_key', 'a.visibility', 'a.duration_ms', 'a.poster', 'a.small_poster', 'a.placeholder'])
    .select(['a.thumbnail', 't.small as thumbnail_small', 't.placeholder as thumbnail_placeholder'])
    .where('a.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

/** What pages need of many assets, renditions included, in one statement; tallest first. */
export const describeAssets = (ctx: Ctx, ids: readonly string[]) =>
  media(ctx)
    .selectFrom('media.assets as a')
    .leftJoin('media.thumbnails as t', 't.id', 'a.thumbnail')
    .select([
      'a.id',
      'a.thumbnail',
      'a.next_thumbnail',
      't.small as thumbnail_small',
      't.placeholder as thumbnail_placeholder',
      'a.media_key',
      'a.visibility',
      'a.encrypted',
      'a.state',
      'a.source_name',
      'a.source_bytes',
      'a.source_sha256',
      'a.reserved_bytes',
      'a.duration_ms',
      'a.width',
      'a.height',
      'a.poster',
      'a.small_poster',
      'a.placeholder',
      'a.storyboard_sheets',
      'a.waveform',
      'a.step',
      'a.percent',
      'a.eta_ms',
      'a.problem_code',
      'a.problem_message',
      'a.updated_at',
      'a.playable_at',
      'a.done_at',
    ])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('media.renditions as r')
          .select([
            'r.name',
            'r.kind',
            'r.medium',
            'r.language',
            'r.label',
            'r.listed',
            'r.state',
            'r.width',
            'r.height',
            'r.fps',
            'r.codecs',
            'r.bandwidth_bps',
            'r.percent',
            'r.size_bytes',
          ])
          .whereRef('r.asset_id', '=', 'a.id')
          .orderBy('r.medium', 'desc') // pictures before sound
          .orderBy('r.height', (order) => order.desc().nullsLast())
          .orderBy('r.place')
          .orderBy('r.name'),
      ).as('renditions'),
    )
    .where('a.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

/** Served by assets_media_key_idx. */
export const assetByKey = (ctx: Ctx, mediaKey: string) =>
  media(ctx)
    .selectFrom('media.assets')
    .select(['id', 'visibility', 'encrypted'])
    .where('media_key', '=', mediaKey)
    .executeTakeFirst()

/** Nothing is being done with it now, and not everything is made. */
export const markStopped = (ctx: Ctx, id: string) =>
  media(ctx)
    .updateTable('media.assets')
    .set({ step: null, percent: null, eta_ms: null, updated_at: ctx.clock() })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute()

/** @returns those that did not say so yet */
export const markWaiting = (ctx: Ctx, code: string, message: string) =>
  media(ctx)
    .updateTable('media.assets')
    .set({ problem_code: code, problem_message: message, updated_at: ctx.clock() })
    .where('state', '=', 'waiting')
    .where('problem_code', 'is', null)
    .returning('id')
    .execute()
