import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { GivenUp, on } from '#platform/jobs.ts'
import { said } from '#platform/language.ts'
import { articleFiles, pictureById, settlePicture } from './article-pictures.ts'
import { MediaFailure } from './ffmpeg/failure.ts'
import { makeInline } from './ffmpeg/still.ts'
import { withWork } from './ffmpeg/work.ts'
import { ArticlePicture } from './jobs.ts'
import { givenKey } from './thumbnail-files.ts'
import { requireTools } from './tools-state.ts'

const TRIES = 3

/** Draws a picture of an article anew, in its own shape: what stood in it beside its pixels is left behind. */
export const makeArticlePicture = on(ArticlePicture, async (ctx, { assetId, pictureId }, info) => {
  const row = await pictureById(ctx, pictureId)
  if (row?.state !== 'making') return
  const tools = await requireTools(ctx.config.ffmpegPath)
  try {
    await withWork(tools, ctx.paths.work, async (work) => {
      const path = join(work.out, `given-${randomBytes(4).toString('hex')}`)
      const found = await ctx.store.get(givenKey(assetId, pictureId))
      if (!found) throw new MediaFailure('incomplete', 'the given picture is not in the store')
      await pipeline(found.body, createWriteStream(path, { mode: 0o600 }))
      const input = await work.bring(path)
      await rm(path)
      const made = await makeInline(work, input, { image: row.given, signal: info.signal }).catch((error: unknown) => {
        // A decoder that gives up without a reason of ours: the picture is to blame, a second try would end alike.
        if (error instanceof MediaFailure && error.reason === 'failed') throw new MediaFailure('damaged', error.detail)
        throw error
      })
      const small = made.small.contentType === 'image/webp' ? 'webp' : 'jpg'
      const names = articleFiles(`media/${assetId}/`, { id: pictureId, small })
      await ctx.store.putFile(names.large, made.poster.path, { contentType: made.poster.contentType })
      await ctx.store.putFile(names.small, made.small.path, { contentType: made.small.contentType })
      await settlePicture(ctx, row, {
        state: 'ready',
        small,
        width: made.poster.width,
        height: made.poster.height,
        size_bytes: made.poster.size + made.small.size,
        placeholder: made.preview,
      })
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
})
