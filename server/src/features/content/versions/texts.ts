import type { Ctx } from '#platform/context.ts'
import { captionsIn, captionsOfVideo, fromStored } from '../captions/queries.ts'
import { writeTrack } from '../captions/save-captions.ts'
import { chaptersOf, writeChapters } from '../chapters/queries.ts'
import { shownChapters } from '../chapters/shown-chapters.ts'
import { carriedChapters, carriedCues, type Part } from '../edit/edit-list.ts'
import { carriedInteractions } from '../interactive/carry.ts'
import { presentItems, replaceItems } from '../interactive/write-items.ts'
import type { Texts } from './tables.ts'

type Video = {
  id: string
  channel_id: string
  title: string
  description: string
  duration_ms: number | null
  created_at: Date
}

/** Captions, chapters and interactions as they stand now. */
export async function textsOf(tx: Ctx, videoId: string): Promise<Texts> {
  const captions: Texts['captions'] = []
  for (const { language, label, kind, source, deleted_at } of await captionsOfVideo(tx, videoId)) {
    if (deleted_at) continue
    const found = await captionsIn(tx, videoId, language)
    if (found) captions.push({ language, label, kind, source, cues: found.cues })
  }
  const interactions = await presentItems(tx, videoId)
  return { captions, chapters: (await chaptersOf(tx, videoId))?.items ?? null, interactions }
}

/** Texts of a version moved to a cut of it. Chapters of a description become a list of their own: it names other times. */
export const cutTexts = (texts: Texts, keep: readonly Part[], video: Video): Texts => {
  const chapters = texts.chapters ?? shownChapters(video, undefined)
  return {
    captions: texts.captions.map((track) => ({ ...track, cues: carriedCues(keep, track.cues) })),
    chapters: chapters.length > 0 ? carriedChapters(keep, chapters, video.duration_ms ?? 0) : null,
    interactions: carriedInteractions(keep, texts.interactions ?? []),
  }
}

/** Puts texts back in their place; what they replace stays among the versions of the captions. */
export async function writeTexts(tx: Ctx, video: Video, texts: Texts): Promise<void> {
  for (const { language, cues, ...track } of texts.captions)
    if (cues.length > 0) await writeTrack(tx, video, language, { ...track, cues: fromStored(cues) })
  if (texts.interactions) await replaceItems(tx, video, texts.interactions)
  const before = await chaptersOf(tx, video.id)
  if (JSON.stringify(before?.items ?? null) === JSON.stringify(texts.chapters)) return
  await writeChapters(tx, {
    video_id: video.id,
    channel_id: video.channel_id,
    items: texts.chapters,
    revision: (before?.revision ?? 0) + 1,
    updated_by: tx.actor.kind === 'user' ? tx.actor.userId : null,
    updated_at: tx.clock(),
  })
}
