import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { GivenUp, on, type RunInfo } from '#platform/jobs.ts'
import { said } from '#platform/language.ts'
import { MediaFailure } from './ffmpeg/failure.ts'
import { makeStill } from './ffmpeg/still.ts'
import { makeThumbnails, type Thumbnails } from './ffmpeg/thumbnail.ts'
import { type Work, withWork } from './ffmpeg/work.ts'
import { Picture } from './jobs.ts'
import * as queries from './queries.ts'
import { withSourceFile } from './source-file.ts'
import type { AssetRow, ThumbnailRow } from './tables.ts'
import { fileNames, givenKey } from './thumbnail-files.ts'
import * as thumbnails from './thumbnail-queries.ts'
import { tellThumbnail } from './thumbnails.ts'
import { requireTools } from './tools-state.ts'

/** Earlier ones to go back to; those that are suggested stay. */
const KEPT = 20
const TRIES = 3

type Asked = { assetId: string; thumbnailId: string }

/** Becomes the asset's thumbnail once both of its files are stored; until then the one before is shown. */
export const makePicture = on(Picture, make, { cancelled })

async function make(ctx: Ctx, { assetId, thumbnailId }: Asked, info: RunInfo): Promise<void> {
  const [asset, row] = await Promise.all([queries.assetById(ctx, assetId), thumbnails.thumbnailById(ctx, thumbnailId)])
  if (!asset || row?.state !== 'making') {
    // A run that was killed at its very end left what was given.
    if (row?.given) await ctx.store.delete([givenKey(assetId, row.id)])
    return
  }
  const tools = await requireTools(ctx.config.ffmpegPath)
  try {
    await withWork(tools, ctx.paths.work, async (work) => {
      const made = await draw(ctx, work, { asset, row, signal: info.signal })
      await storePictures(ctx, asset, { id: row.id, made })
      await inTransaction(ctx, async (tx) => {
        await thumbnails.updateThumbnail(tx, row.id, readyAs(made))
        await thumbnails.becomeCurrent(tx, asset.id, row.id)
        await tellThumbnail(tx, asset.id)
      })
    })
  } catch (error) {
    const fault = error instanceof MediaFailure ? error : null
    if (fault?.reason === 'cancelled' || (!fault?.final && info.tryNumber < TRIES && !info.lastTry)) throw error
    await giveUp(ctx, row, inWords(row, fault))
    if (!fault?.final) throw new GivenUp(String(error), { cause: error })
    ctx.log.info({ err: error, assetId, detail: fault.detail }, 'no thumbnail of it')
  }
  await tidy(ctx, asset, row)
}

/** Or it would be in the making for ever. */
async function cancelled(ctx: Ctx, { assetId, thumbnailId }: Asked): Promise<void> {
  const row = await thumbnails.thumbnailById(ctx, thumbnailId)
  if (!row) return
  await giveUp(ctx, row, {
    problem_code: 'media.image_stopped',
    problem_message: said('The operator stopped the processing.'),
  })
  if (row.given) await ctx.store.delete([givenKey(assetId, row.id)])
}

/** Unless another run has made it meanwhile. */
const giveUp = (ctx: Ctx, row: ThumbnailRow, why: { problem_code: string; problem_message: string }) =>
  inTransaction(ctx, async (tx) => {
    if (!(await thumbnails.failThumbnail(tx, row.id, why))) return
    await thumbnails.giveUpNext(tx, row.asset_id, row.id)
    await tellThumbnail(tx, row.asset_id)
  })

type Made = Omit<Thumbnails, 'atMs'>

async function draw(
  ctx: Ctx,
  work: Work,
  { asset, row, signal }: { asset: AssetRow; row: ThumbnailRow; signal: AbortSignal },
): Promise<Made> {
  if (row.given) {
    const path = join(work.out, `given-${randomBytes(4).toString('hex')}`)
    const found = await ctx.store.get(givenKey(asset.id, row.id))
    if (!found) throw new MediaFailure('incomplete', 'the given picture is not in the store')
    await pipeline(found.body, createWriteStream(path, { mode: 0o600 }))
    const input = await work.bring(path)
    await rm(path)
    const { fit, focus, ...image } = row.given
    return makeStill(work, input, { image, fit, focus, signal }).catch((error: unknown) => {
      // A decoder that gives up without a reason of ours: the picture is to blame, a second try would end alike.
      if (error instanceof MediaFailure && error.reason === 'failed') throw new MediaFailure('damaged', error.detail)
      throw error
    })
  }
  if (!asset.source_info) throw new MediaFailure('damaged', 'the source was never read')
  const { source_info } = asset
  const input = await withSourceFile(ctx, asset, signal, (path) => work.bring(path))
  const made = await makeThumbnails(work, input, source_info, { atMs: row.at_ms ?? 0, signal })
  if (!made) throw new MediaFailure('damaged', 'there is no picture in it')
  return made
}

export async function storePictures(ctx: Ctx, asset: { id: string }, { id, made }: { id: string; made: Made }) {
  const names = fileNames(`media/${asset.id}/`, { id, small: endingOf(made) })
  await ctx.store.putFile(names.poster, made.poster.path, { contentType: made.poster.contentType })
  await ctx.store.putFile(names.thumbnail, made.small.path, { contentType: made.small.contentType })
}

const endingOf = (made: Made) => (made.small.contentType === 'image/webp' ? 'webp' : 'jpg')

export const readyAs = (made: Made) =>
  ({
    state: 'ready',
    small: endingOf(made),
    placeholder: made.preview,
    problem_code: null,
    problem_message: null,
  }) as const

function inWords(row: ThumbnailRow, fault: MediaFailure | null) {
  const message = row.given
    ? said('The picture could not be read. Save it again as JPEG or PNG and choose that.')
    : said('No picture could be taken there. Choose another moment.')
  return { problem_code: `media.image_${fault?.reason ?? 'failed'}`, problem_message: message }
}

/** What was given is drawn anew and no longer needed; pictures of long ago make room. */
async function tidy(ctx: Ctx, asset: AssetRow, row: ThumbnailRow) {
  const old = (await thumbnails.forgetOldThumbnails(ctx, asset.id, KEPT)).rows
  const files = old.flatMap((each) => Object.values(fileNames(`media/${asset.id}/`, each)))
  const keys = row.given ? [givenKey(asset.id, row.id), ...files] : files
  if (keys.length > 0) await ctx.store.delete(keys)
}
