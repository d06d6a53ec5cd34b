import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import type * as media from '#features/media/service.ts'
import type { Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { ownVideo } from '../read-videos.ts'
import { ownVideoRow } from '../versions/read-versions.ts'
import { imagesOf } from './article-text.ts'
import { NotAnArticle } from './errors.ts'
import { readingMinutes, withPictures } from './markdown.ts'
import * as queries from './queries.ts'
import { renderOnce } from './render-once.ts'
import type { Article } from './schema.ts'

/** The draft with what surrounds it, for its team. @throws {VideoNotFound | NotAnArticle} */
export async function readArticle(ctx: Ctx, id: string): Promise<z.infer<typeof Article>> {
  const row = await ownVideoRow(ctx, id)
  const [video, draft, published] = await Promise.all([
    ownVideo(ctx, id),
    queries.draftOf(ctx, id),
    queries.articleOf(ctx, id),
  ])
  if (!draft) throw new NotAnArticle()
  const [names, images] = await Promise.all([
    accounts.peopleNames(ctx, draft.updated_by ? [draft.updated_by] : []),
    imagesOf(ctx, row),
  ])
  const changed = published?.markdown !== draft.markdown
  const notEditable = accounts.whyNot(ctx.actor, row.channel_id, 'videos.edit')
  const notPublishable =
    notEditable ??
    (draft.markdown.trim() === ''
      ? said('Nothing is written yet.')
      : changed
        ? null
        : said('What readers get is up to date.'))
  return {
    id,
    markdown: draft.markdown,
    revision: draft.revision,
    words: draft.words,
    readingMinutes: readingMinutes(draft.words),
    html: withPictures(renderOnce(draft.markdown), (image) => images.find((each) => each.id === image)),
    updatedAt: draft.updated_at.toISOString(),
    updatedBy: draft.updated_by ? { id: draft.updated_by, name: names.get(draft.updated_by) ?? null } : null,
    published: published
      ? {
          revision: published.revision,
          at: published.published_at.toISOString(),
          words: published.words,
          markdown: published.markdown,
        }
      : null,
    changed,
    images: images.map(presentImage),
    video,
    can: { edit: notEditable === null, publish: notPublishable === null },
    why: {
      ...(notEditable ? { edit: notEditable } : {}),
      ...(notPublishable ? { publish: notPublishable } : {}),
    },
  }
}

export const presentImage = ({ createdAt, ...image }: media.AlbumImage) => ({
  ...image,
  createdAt: createdAt.toISOString(),
})
