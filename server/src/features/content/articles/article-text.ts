import * as media from '#features/media/service.ts'
import type { Ctx } from '#platform/context.ts'
import type { PresentedVideo } from '../present.ts'
import type { VideoRow } from '../tables.ts'
import { readingMinutes, withPictures } from './markdown.ts'
import * as queries from './queries.ts'
import { renderOnce } from './render-once.ts'

export async function imagesOf(ctx: Ctx, row: { asset_id: string | null }): Promise<media.AlbumImage[]> {
  if (!row.asset_id) return []
  const asset = (await media.describe(ctx, [row.asset_id])).get(row.asset_id)
  return asset ? media.picturesOf(ctx, asset) : []
}

/** What readers get of an article, beside everything that a video has too; a draft is no part of it. */
export async function withText(ctx: Ctx, video: PresentedVideo, row: VideoRow): Promise<PresentedVideo> {
  if (row.kind !== 'article') return video
  const [published, images] = await Promise.all([queries.articleOf(ctx, row.id), imagesOf(ctx, row)])
  if (!published) return { ...video, article: null }
  const article = {
    html: withPictures(renderOnce(published.markdown), (id) => images.find((each) => each.id === id)),
    words: published.words,
    readingMinutes: readingMinutes(published.words),
    publishedAt: published.published_at.toISOString(),
  }
  return { ...video, article }
}
