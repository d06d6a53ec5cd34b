import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { chaptersOf } from '../chapters/queries.ts'
import { shownChapters } from '../chapters/shown-chapters.ts'
import type { ShownInteraction } from '../interactive/schema.ts'
import { shownInteractions } from '../interactive/show.ts'
import type { PresentedVideo } from '../present.ts'
import type { VideoRow } from '../tables.ts'
import { captionFile } from './deliver-captions.ts'
import { captionsOfVideo } from './queries.ts'
import type { CaptionAddress } from './schema.ts'

export type Texts = {
  captions: Awaited<ReturnType<typeof captionsOfVideo>>
  chapters: Awaited<ReturnType<typeof chaptersOf>>
  interactions: ShownInteraction[]
}

/** What is read beside a video for its own page; lists do without. */
export async function textsOf(ctx: Ctx, videoId: string): Promise<Texts> {
  const [captions, chapters, interactions] = await Promise.all([
    captionsOfVideo(ctx, videoId),
    chaptersOf(ctx, videoId),
    shownInteractions(ctx, videoId),
  ])
  return { captions: captions.filter((row) => !row.deleted_at), chapters, interactions }
}

/** Captions have the permission of the playlist, so they stop working together with it. */
export function withTexts(video: PresentedVideo, row: VideoRow, texts: Texts): PresentedVideo {
  const hls = video.playback?.hls
  const folder = hls?.slice(0, hls.lastIndexOf('/') + 1)
  const captions = texts.captions.map(
    ({ language, label, kind, revision, source }): z.infer<typeof CaptionAddress> => ({
      language,
      label,
      kind,
      url: folder ? folder + captionFile(language, revision) : null,
      automatic: source === 'automatic',
    }),
  )
  const asks = texts.interactions.length > 0 ? { interactions: texts.interactions } : {}
  return { ...video, captions, chapters: shownChapters(row, texts.chapters), ...asks }
}
