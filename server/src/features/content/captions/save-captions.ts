import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { isWorthKeeping } from '../earlier/sitting.ts'
import { editableFile, tellChange } from '../editable.ts'
import { ChangedMeanwhile, VideoNotFound } from '../errors.ts'
import { forgetPublic } from '../read-videos.ts'
import { tellOfVideo } from '../tell-happened.ts'
import type { Cue } from './cue.ts'
import { CaptionsEmpty, CaptionsNotFound, TooManyLanguages } from './errors.ts'
import { labelOf, presentTrack, presentWithCues } from './present.ts'
import * as queries from './queries.ts'
import { retellSearch } from './retell-search.ts'

type Kept = Pick<queries.CaptionRow, 'kind' | 'source' | 'label'>
export type NewCaptions = { cues: readonly Cue[]; source: Kept['source'] } & Partial<Pick<Kept, 'kind' | 'label'>>
type At = { videoId: string; language: string }
/** @property newSitting what stands there stays as a version, whoever wrote it and when */
type Options = { ifMatch?: string | undefined; newSitting?: boolean }

const MOST_LANGUAGES = 100

/**
 * Writes the captions of one language. The same again changes nothing, whatever its `ifMatch`; what somebody else wrote, or
 * oneself some time ago, stays as a version.
 * @throws {VideoNotFound | NotEditable | CaptionsEmpty | ChangedMeanwhile | TooManyLanguages}
 */
export async function saveCaptions(ctx: Ctx, at: At, next: NewCaptions, options: Options = {}) {
  if (next.cues.length === 0) throw new CaptionsEmpty()
  const saved = await inTransaction(ctx, async (tx) => {
    const video = await editableFile(tx, at.videoId)
    if (video.deleted_at) throw new VideoNotFound()
    return writeTrack(tx, video, at.language, next, options)
  })
  forgetPublic(at.videoId)
  return presentTrack(saved)
}

/** The same in the caller's transaction, which has locked the video. */
export async function writeTrack(
  tx: Ctx,
  video: { id: string; channel_id: string; title: string; created_at: Date },
  language: string,
  next: NewCaptions,
  { ifMatch, newSitting = false }: Options = {},
): Promise<queries.CaptionRow> {
  const current = await queries.captionsIn(tx, video.id, language)
  const cues = JSON.stringify(queries.toStored(next.cues))
  const kind = next.kind ?? current?.kind ?? 'captions'
  const label = next.label ?? current?.label ?? labelOf(language)
  const isSame = current && !current.deleted_at && current.kind === kind && current.label === label
  if (isSame && JSON.stringify(current.cues) === cues) return current
  requireMatch(ifMatch, current)
  if (!current && (await queries.captionsOfVideo(tx, video.id)).length >= MOST_LANGUAGES) throw new TooManyLanguages()
  const userId = tx.actor.kind === 'user' ? tx.actor.userId : null
  const row = {
    video_id: video.id,
    channel_id: video.channel_id,
    language,
    label,
    kind,
    source: next.source,
    cue_count: next.cues.length,
    revision: (current?.revision ?? 0) + 1,
    updated_by: userId,
    updated_at: tx.clock(),
    deleted_at: null,
  }
  const lastKeptAt = async () => (await queries.lastKeptAt(tx, video.id, language)) ?? video.created_at
  const isOther = newSitting || current?.deleted_at || current?.source !== row.source
  if (current && (isOther || (await isWorthKeeping(tx, current, lastKeptAt))))
    await queries.keepVersion(tx, video.id, language)
  await queries.writeCaptions(tx, { ...row, cues })
  await told(tx, video, { language, before: current, after: row })
  return row
}

/** RFC 9110 section 13.1.1; `"0"` is of those that are not there. @throws {ChangedMeanwhile} with what stands there */
function requireMatch(ifMatch: string | undefined, current: queries.CaptionRowWithCues | undefined) {
  if (ifMatch === undefined) return
  const there = current && !current.deleted_at ? current : null
  const right = there ? ['*', `"${there.revision}"`] : ['"0"']
  if (ifMatch.split(',').some((tag) => right.includes(tag.trim()))) return
  throw new ChangedMeanwhile({ current: there && presentWithCues(there) })
}

/** To where they can be brought back from. A second call changes nothing. @throws {VideoNotFound | NotEditable | CaptionsNotFound | ChangedMeanwhile} */
export async function deleteCaptions(ctx: Ctx, at: At, { ifMatch }: Options = {}): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const video = await editableFile(tx, at.videoId)
    const current = await queries.captionsIn(tx, at.videoId, at.language)
    if (video.deleted_at || !current) throw video.deleted_at ? new VideoNotFound() : new CaptionsNotFound()
    if (current.deleted_at) return
    requireMatch(ifMatch, current)
    await queries.markDeleted(tx, at, { deleted_at: tx.clock(), revision: current.revision + 1 })
    await told(tx, video, { language: at.language, before: current, after: null })
  })
  forgetPublic(at.videoId)
}

/**
 * Brings back what was deleted, or what stood there at a revision, as a new revision: what it takes the place of stays as
 * a version.
 * @throws {VideoNotFound | NotEditable | CaptionsNotFound | ChangedMeanwhile}
 */
export async function restoreCaptions(ctx: Ctx, at: At, revision: number | undefined, { ifMatch }: Options = {}) {
  const restored = await inTransaction(ctx, async (tx) => {
    const video = await editableFile(tx, at.videoId)
    if (video.deleted_at) throw new VideoNotFound()
    if (revision !== undefined) {
      const version = await queries.versionIn(tx, { ...at, revision })
      if (!version) throw new CaptionsNotFound()
      const cues = queries.fromStored(version.cues)
      return writeTrack(tx, video, at.language, { ...version, cues }, { ifMatch, newSitting: true })
    }
    const current = await queries.captionsIn(tx, at.videoId, at.language)
    if (!current) throw new CaptionsNotFound()
    if (!current.deleted_at) return current
    const changes = { deleted_at: null, revision: current.revision + 1 }
    await queries.markDeleted(tx, at, changes)
    const row = { ...current, ...changes }
    await told(tx, video, { language: at.language, before: null, after: row })
    return row
  })
  forgetPublic(at.videoId)
  return presentTrack(restored)
}

type Change = {
  language: string
  before: queries.CaptionRow | null | undefined
  after: queries.CaptionRow | null
}

/** Search, the audit log and open pages hear of it with the same commit. */
async function told(tx: Ctx, video: { id: string; channel_id: string; title: string }, change: Change) {
  const facts = (row: queries.CaptionRow | null | undefined) =>
    row && !row.deleted_at ? { label: row.label, kind: row.kind, source: row.source, captions: row.cue_count } : null
  const { language } = change
  await retellSearch(tx, video.id)
  const [before, after] = [facts(change.before), facts(change.after)]
  await accounts.audit(tx, {
    channelId: video.channel_id,
    action: after ? 'captions.saved' : 'captions.deleted',
    subject: { kind: 'video', id: video.id, label: video.title },
    before: before && { language, revision: change.before?.revision, ...before },
    after: after && { language, revision: change.after?.revision, ...after },
  })
  await tellOfVideo(tx, video, after ? 'captions.updated' : 'captions.deleted', { languages: [language] })
  await tellChange(tx, video)
}
