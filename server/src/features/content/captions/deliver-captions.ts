import * as media from '#features/media/service.ts'
import { smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import * as queries from './queries.ts'
import { writeVtt } from './write-captions.ts'

/** Beside the HLS of a video, under the same key and permission. The revision is there for caches. */
export const captionFile = (language: string, revision: number) => `captions/${language}.${revision}.vtt`

const MOST_KEPT_BYTES = 1_000_000
const written = smallCache<{ videoId: string; file: media.WrittenFile } | null>({ max: 200, ttlMs: 60_000 })

/** Players read captions from the rows, written once a minute at most: a change needs no second copy in the store. */
export function deliverCaptions(ctx: Ctx) {
  ctx.broadcast.on('content.video', ({ videoId }) => written.deleteWhere((each) => !each || each.videoId === videoId))
  ctx.broadcast.on('reset', () => written.clear())
  media.serveFolder('captions', async (asking, assetId, name) => {
    const language = /^([a-zA-Z0-9-]{2,35})\.\d{1,9}\.vtt$/.exec(name)?.[1]
    if (!language) return null
    const key = `${assetId}/${language}`
    const known = written.get(key)
    if (known !== undefined) return known?.file ?? null
    const asOf = written.now()
    const row = await queries.captionsOfAsset(asSystem(asking), assetId, language)
    const made = row && {
      videoId: row.video_id,
      file: {
        body: Buffer.from(writeVtt(queries.fromStored(row.cues), { language })),
        etag: `"${row.language}-${row.revision}"`,
        contentType: 'text/vtt; charset=utf-8',
        modified: row.updated_at,
      },
    }
    // A few hours of talk are some hundred kilobytes; what is larger is written each time.
    if (made && made.file.body.length > MOST_KEPT_BYTES) return made.file
    return written.set(key, made ?? null, asOf)?.file ?? null
  })
}
