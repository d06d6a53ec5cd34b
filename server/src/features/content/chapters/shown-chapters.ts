import { type Chapter, chaptersFrom } from './from-description.ts'
import type { ChapterRow } from './queries.ts'

/** What players show: an explicit list wins over the description. */
export const shownChapters = (
  video: { description: string; duration_ms: number | null },
  row: ChapterRow | undefined,
): Chapter[] => row?.items ?? chaptersFrom(video.description, video.duration_ms).items
