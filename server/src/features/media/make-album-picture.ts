import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Ctx } from '#platform/context.ts'
import { GivenUp, on, type RunInfo } from '#platform/jobs.ts'
import { said } from '#platform/language.ts'
import { pictureById, pictureFiles, settlePicture } from './album-pictures.ts'
import { MediaFailure } from './ffmpeg/failure.ts'
import { makeInline, makeSquare } from './ffmpeg/still.ts'
import { withWork } from './ffmpeg/work.ts'
import { AlbumPicture } from './jobs.ts'
import { givenKey } from './thumbnail-files.ts'
import { requireTools } from './tools-state.ts'

const TRIES = 3

type Asked = { assetId: string; pictureId: string }

/** Draws a picture of an album anew, in the shape that was asked for: what stood in it beside its pixels is left behind. */
export const makeAlbumPicture = on(AlbumPicture, draw, { cancelled })

async function draw(ctx: Ctx, { assetId, pictureId }: Asked, info: RunInfo): Promise<void> {
  const row = await pictureById(ctx, pictureId)
  if (row?.state !== 'making') {
    // A run that was killed at its very end left what was given, with all that a camera notes in it.
    await ctx.store.delete([givenKey(assetId, pictureId)])
    return
  }
  const tools = await requireTools(ctx.config.ffmpegPath)
  try {
    await withWork(tools, ctx.paths.work, async (work) => {
      const path = join(work.out, `given-${randomBytes(4).toString('hex')}`)
      const found = await ctx.store.get(givenKey(assetId, pictureId))
      if (!found) throw new MediaFailure('incomplete', 'the given picture is not in the store')
      await pipeline(found.body, createWriteStream(path, { mode: 0o600 }))
      const input = await work.bring(path)
      await rm(path)
      const inShape = row.shape === 'square' ? makeSquare : makeInline
      const made = await inShape(work, input, { image: row.given, signal: info.signal }).catch((error: unknown) => {
        // A decoder that gives up without a reason of ours: the picture is to blame, a second try would end alike.
        if (error instanceof MediaFailure && error.reason === 'failed') throw new MediaFailure('damaged', error.detail)
        throw error
      })
      const small = made.small.contentType === 'image/webp' ? 'webp' : 'jpg'
      const names = pictureFiles(`media/${assetId}/`, { ...row, small })
      await ctx.store.putFile(names.large, made.poster.path, { contentType: made.poster.contentType })
      await ctx.store.putFile(names.small, made.small.path, { contentType: made.small.contentType })
      const wanted = await settlePicture(ctx, row, {
        state: 'ready',
        small,
        width: made.poster.width,
        height: made.poster.height,
        size_bytes: made.poster.size + made.small.size,
        placeholder: made.preview,
      })
      // Where another run of this job was first, the files are those of the picture.
      if (!wanted && (await pictureById(ctx, pictureId))?.state !== 'ready')
        await ctx.store.delete(Object.values(names))
    })
  } catch (error) {
    const fault = error instanceof MediaFailure ? error : null
    if (fault?.reason === 'cancelled' || (!fault?.final && info.tryNumber < TRIES && !info.lastTry)) throw error
    const problem_message = said(
      'The picture could not be read. Save it again as JPEG or PNG and put that in its place.',
    )
    await settlePicture(ctx, row, { state: 'failed', problem_message })
    if (!fault?.final) throw new GivenUp(String(error), { cause: error })
    ctx.log.info({ err: error, assetId, detail: fault.detail }, 'no picture of it')
  }
  await ctx.store.delete([givenKey(assetId, pictureId)])
}

/** Or it would be in the making for ever. */
async function cancelled(ctx: Ctx, { assetId, pictureId }: Asked): Promise<void> {
  const row = await pictureById(ctx, pictureId)
  const problem_message = said('The operator stopped the processing.')
  if (row) await settlePicture(ctx, row, { state: 'failed', problem_message })
  await ctx.store.delete([givenKey(assetId, pictureId)])
}
