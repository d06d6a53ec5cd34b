import { type Insertable, sql, type Updateable } from 'kysely'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { mediaBase } from './address.ts'
import { NoPictures, PictureNotFound, TooManyPictures } from './errors.ts'
import { checkImage } from './image-check.ts'
import { AlbumPicture, MediaChanged } from './jobs.ts'
import { newMediaKey } from './many.ts'
import * as queries from './queries.ts'
import { media, type PictureRow, type PictureShape, type PictureTable } from './tables.ts'
import { givenKey } from './thumbnail-files.ts'

/** In one article; the unused ones go after a day. */
export const MOST_PICTURES = 200
/** Smaller than a thumbnail may be: a sign or a button is worth showing in a text. */
const SMALLEST = { inline: { width: 8, height: 8 }, square: { width: 32, height: 32 } }
/** Of the longer side of the small file. */
const SMALL = { inline: 800, square: 160 }

/**
 * What pictures of a text or a channel belong to, so that they have the addresses, the permission and the end of all other media: an asset
 * without a source, which is done from the start. Part of the caller's transaction.
 */
export const createAlbum = (
  tx: Ctx,
  input: { id: string; channelId: string; visibility: 'private' | 'unlisted' | 'public' },
) =>
  queries.insertAsset(tx, {
    id: input.id,
    channel_id: input.channelId,
    visibility: input.visibility,
    media_key: newMediaKey(),
    state: 'ready',
    source_key: '',
    source_name: '',
    source_bytes: 0,
    done_at: tx.clock(),
  })

type Given = { bytes: Buffer; by: string | null; shape?: PictureShape }

/**
 * Takes a picture to be drawn anew; part of the caller's transaction.
 * @throws {NoPictures | TooManyPictures | ImageType | ImageTruncated | ImageHoldsMore | ImageAnimated | ImageSize}
 */
export async function addPicture(tx: Ctx, assetId: string, { bytes, by, shape = 'inline' }: Given) {
  const image = checkImage(bytes, SMALLEST[shape])
  const asset = await queries.assetById(tx, assetId)
  if (!asset) throw new NoPictures()
  if ((await picturesOf(tx, asset)).length >= MOST_PICTURES) throw new TooManyPictures({ limit: MOST_PICTURES })
  const id = uuidv7()
  await tx.store.put(givenKey(assetId, id), bytes, { contentType: 'application/octet-stream' })
  await insertPicture(tx, {
    id,
    asset_id: assetId,
    given: JSON.stringify(image),
    shape,
    created_by: by,
    created_at: tx.clock(),
  })
  await tx.jobs.enqueue(tx, AlbumPicture, { assetId, channelId: asset.channel_id, pictureId: id })
  return id
}

export type AlbumImage = ReturnType<typeof present>

/** Latest first, with their addresses for now. */
export async function picturesOf(
  ctx: Ctx,
  asset: { id: string; media_key: string; visibility: string; duration_ms: number | null },
): Promise<AlbumImage[]> {
  const { path } = mediaBase(ctx.secrets, asset, ctx.clock())
  return (await pictureRows(ctx, asset.id)).map((row) => present(path, row))
}

function present(path: string, row: PictureRow) {
  const names = row.state === 'ready' ? pictureFiles(path, row) : null
  return {
    id: row.id,
    state: row.state === 'gone' ? ('failed' as const) : row.state,
    url: names?.large ?? null,
    small: names?.small ?? null,
    width: row.width,
    height: row.height,
    placeholder: row.placeholder,
    problem: row.problem_message,
    createdAt: row.created_at,
  }
}

/** Where the two files of a picture lie below `path`. */
export const pictureFiles = (path: string, { id, shape, small }: Pick<PictureRow, 'id' | 'shape' | 'small'>) => ({
  large: `${path}pic-${id}.jpg`,
  small: `${path}pic-${id}-${SMALL[shape]}.${small ?? 'jpg'}`,
})

/** Beside the small file of a picture, for who knows no more than its address. */
export const largePicture = (small: string): string => small.replace(/-\d+\.\w+$/, '.jpg')

/** From this commit on nobody gets them; `dropGonePictures` takes their files. Part of the caller's transaction. */
export const forgetPictures = (tx: Ctx, assetId: string, ids: readonly string[]) =>
  sql`update media.pictures set state = 'gone' where asset_id = ${assetId} and id = any (${[...ids]}::uuid[])`.execute(
    tx.db,
  )

/** Files first, then the row: a killed run is gone on with. */
export async function dropGonePictures(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx)
  const gone = await media(system)
    .selectFrom('media.pictures')
    .selectAll()
    .where('state', '=', 'gone')
    .limit(1000)
    .execute()
  for (const row of gone) {
    const path = `media/${row.asset_id}/`
    const names = [pictureFiles(path, row), pictureFiles(path, { ...row, small: 'webp' })]
    await ctx.store.delete([...new Set(names.flatMap((each) => Object.values(each))), givenKey(row.asset_id, row.id)])
    await media(system).deleteFrom('media.pictures').where('id', '=', row.id).execute()
  }
}

const insertPicture = (tx: Ctx, row: Insertable<PictureTable>) =>
  media(tx).insertInto('media.pictures').values(row).execute()

/** Served by pictures_asset_idx. */
const pictureRows = (ctx: Ctx, assetId: string) =>
  media(ctx)
    .selectFrom('media.pictures')
    .selectAll()
    .where('asset_id', '=', assetId)
    .where('state', '<>', 'gone')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_PICTURES)
    .execute()

export const pictureById = (ctx: Ctx, id: string) =>
  media(ctx).selectFrom('media.pictures').selectAll().where('id', '=', id).executeTakeFirst()

/** What became of one; whoever shows it hears of it. @returns false when nobody wants it any more */
export const settlePicture = (ctx: Ctx, row: PictureRow, changes: Updateable<PictureTable>) =>
  inTransaction(ctx, async (tx) => {
    const settled = await media(tx)
      .updateTable('media.pictures')
      .set(changes)
      .where('id', '=', row.id)
      .where('state', '=', 'making')
      .executeTakeFirst()
    if (settled.numUpdatedRows === 0n) return false
    await tx.jobs.emit(tx, MediaChanged, { assetId: row.asset_id })
    return true
  })

/** @throws {PictureNotFound} */
export async function requirePicture(ctx: Ctx, assetId: string, id: string): Promise<AlbumImage> {
  const asset = await queries.assetById(ctx, assetId)
  const found = asset && (await picturesOf(ctx, asset)).find((each) => each.id === id)
  if (!found) throw new PictureNotFound()
  return found
}
