import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { captionsIn, captionsOfVideo, fromStored } from '../captions/queries.ts'
import { ownRow } from '../captions/read-captions.ts'
import { keepEarlier, readEarlier } from '../earlier/earlier.ts'
import { editableFile, tellChange } from '../editable.ts'
import { ChangedMeanwhile, VideoNotFound } from '../errors.ts'
import { forgetPublic } from '../read-videos.ts'
import { ChaptersInvalid } from './errors.ts'
import { type Chapter, chaptersFrom, cleanTitle, LONGEST_TITLE } from './from-description.ts'
import * as queries from './queries.ts'
import { shownChapters } from './shown-chapters.ts'
import { suggestChapters } from './suggest-chapters.ts'

type Video = { id: string; channel_id: string; description: string; duration_ms: number | null }

function present(ctx: Ctx, video: Video, row: queries.ChapterRow | undefined) {
  const edit = accounts.whyNot(ctx.actor, video.channel_id, 'videos.edit')
  const described = chaptersFrom(video.description, video.duration_ms)
  const from = row?.items
    ? ('editor' as const)
    : described.items.length > 0
      ? ('description' as const)
      : ('none' as const)
  return {
    items: shownChapters(video, row),
    from,
    revision: row?.revision ?? 0,
    updatedAt: row?.updated_at.toISOString() ?? null,
    updatedBy: row?.updated_by ?? null,
    description: described,
    can: { edit: !edit },
    why: edit ? { edit } : {},
  }
}

/** @throws {VideoNotFound} */
export async function readChapters(ctx: Ctx, videoId: string) {
  const video = await ownRow(ctx, videoId)
  return present(ctx, video, await queries.chaptersOf(ctx, videoId))
}

const MOST = 200
const SHORTEST_MS = 1000

type Options = { ifMatch?: string | undefined; newSitting?: boolean }

/**
 * Writes the list that counts from now on; an empty one goes back to the description's. The same again changes nothing. What
 * somebody else wrote, or oneself some time ago, stays as an earlier version.
 * @throws {VideoNotFound | NotEditable | ChaptersInvalid | ChangedMeanwhile}
 */
export const saveChapters = (ctx: Ctx, videoId: string, given: readonly Chapter[], options: Options = {}) =>
  writeOver(ctx, videoId, async () => ({ given }), options)

/** What the list was at a revision, as a new one: what it takes the place of is kept. @throws {EarlierNotFound} and as above */
export const restoreChapters = (ctx: Ctx, videoId: string, revision: number, { ifMatch }: Options = {}) =>
  writeOver(
    ctx,
    videoId,
    async (tx) => ({ given: (await readList(tx, videoId, revision)).items, restored: revision }),
    { ifMatch, newSitting: true },
  )

/** @throws {EarlierNotFound} */
export async function readList(ctx: Ctx, videoId: string, revision: number) {
  const { body, ...version } = await readEarlier(ctx, videoId, { of: 'chapters', revision })
  return { ...version, items: body as Chapter[] } // as it was kept below
}

type Next = { given: readonly Chapter[]; restored?: number }

async function writeOver(
  ctx: Ctx,
  videoId: string,
  read: (tx: Ctx) => Promise<Next>,
  { ifMatch, newSitting }: Options,
) {
  const answer = await inTransaction(ctx, async (tx) => {
    const video = await editableFile(tx, videoId)
    if (video.deleted_at) throw new VideoNotFound()
    const { given, restored } = await read(tx)
    const row = await queries.chaptersOf(tx, videoId)
    const cleaned = given.map(({ startMs, title }) => ({ startMs, title: cleanTitle(title) }))
    const items = cleaned.length > 0 ? cleaned : null
    if (JSON.stringify(items) === JSON.stringify(row?.items?.map(({ startMs, title }) => ({ startMs, title })) ?? null))
      return present(tx, video, row)
    if (
      ifMatch !== undefined &&
      !ifMatch.split(',').some((tag) => ['*', `"${row?.revision ?? 0}"`].includes(tag.trim()))
    )
      throw new ChangedMeanwhile({ current: present(tx, video, row) })
    const wrong = wrongRows(given, video.duration_ms)
    if (wrong.length > 0) throw new ChaptersInvalid({ rows: wrong })
    const standing = {
      of: 'chapters' as const,
      body: row?.items ?? [],
      size: row?.items?.length ?? 0,
      revision: row?.revision ?? 0,
      updated_by: row?.updated_by ?? null,
      updated_at: row?.updated_at ?? video.created_at,
    }
    await keepEarlier(tx, video, { standing, newSitting })
    const next = {
      video_id: video.id,
      channel_id: video.channel_id,
      items,
      revision: (row?.revision ?? 0) + 1,
      updated_by: tx.actor.kind === 'user' ? tx.actor.userId : null,
      updated_at: tx.clock(),
    }
    await queries.writeChapters(tx, next)
    await accounts.audit(tx, {
      channelId: video.channel_id,
      action: 'chapters.saved',
      subject: { kind: 'video', id: video.id, label: video.title },
      before: { chapters: row?.items ?? null },
      after: { chapters: items, ...(restored === undefined ? {} : { restored }) },
    })
    await tellChange(tx, video)
    return present(tx, video, next)
  })
  forgetPublic(videoId)
  return answer
}

type Wrong = { row: number; code: string; message: string }

/** Rows are counted from 1, as people do. */
function wrongRows(items: readonly Chapter[], durationMs: number | null): Wrong[] {
  if (items.length > MOST)
    return [{ row: MOST + 1, code: 'too_many', message: said('There are more than {most} chapters.', { most: MOST }) }]
  return items.flatMap(({ startMs, title }, index): Wrong[] => {
    const row = index + 1
    const before = items[index - 1]
    if (cleanTitle(title) === '') return [{ row, code: 'no_title', message: said('It has no name.') }]
    if ([...title.trim()].length > LONGEST_TITLE)
      return [
        {
          row,
          code: 'title_too_long',
          message: said('Its name is longer than {most} characters.', { most: LONGEST_TITLE }),
        },
      ]
    if (before && startMs < before.startMs)
      return [{ row, code: 'out_of_order', message: said('It begins before the one above it.') }]
    if (before && startMs - before.startMs < SHORTEST_MS)
      return [{ row, code: 'too_close', message: said('It begins less than a second after the one above it.') }]
    if (durationMs !== null && startMs >= durationMs)
      return [{ row, code: 'after_end', message: said('It begins after the end of the video.') }]
    return []
  })
}

/** From the pauses in what is said. @throws {VideoNotFound} */
export async function chapterSuggestions(ctx: Ctx, videoId: string) {
  const video = await ownRow(ctx, videoId)
  const tracks = (await captionsOfVideo(ctx, videoId)).filter((row) => !row.deleted_at && row.kind !== 'descriptions')
  const track = tracks.find(({ language }) => language === video.language) ?? tracks[0]
  if (!track)
    return {
      items: [],
      language: null,
      why: said('There are no captions whose pauses could show where a part begins.'),
    }
  const row = await captionsIn(ctx, videoId, track.language)
  const items = suggestChapters(fromStored(row?.cues ?? []), video.duration_ms)
  const why = items.length === 0 ? said('There are not enough pauses in what is said to tell its parts.') : null
  return { items, language: track.language, why }
}
