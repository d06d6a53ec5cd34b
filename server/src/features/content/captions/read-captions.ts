import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { VideoNotFound } from '../errors.ts'
import * as videos from '../queries.ts'
import { CaptionsNotFound } from './errors.ts'
import { presentTrack, presentWithCues } from './present.ts'
import * as queries from './queries.ts'
import { transcriptionState } from './transcriptions.ts'

/** A video of one's own team that is not in the trash. @throws {VideoNotFound} */
export async function ownRow(ctx: Ctx, videoId: string) {
  accounts.signedIn(ctx.actor)
  const row = await videos.videoById(ctx, videoId)
  if (!row || row.deleted_at || !accounts.isTeam(ctx.actor, row.channel_id)) throw new VideoNotFound()
  return row
}

/** @throws {VideoNotFound} */
export async function listCaptions(ctx: Ctx, videoId: string) {
  const video = await ownRow(ctx, videoId)
  const [rows, transcription] = await Promise.all([
    queries.captionsOfVideo(ctx, videoId),
    transcriptionState(ctx, video),
  ])
  const edit = accounts.whyNot(ctx.actor, video.channel_id, 'videos.edit')
  const transcribe = edit ?? transcription.why
  return {
    items: rows.filter((row) => !row.deleted_at).map(presentTrack),
    deleted: rows.filter((row) => row.deleted_at).map(presentTrack),
    transcription: transcription.latest,
    can: { edit: !edit, transcribe: !transcribe },
    why: { ...(edit ? { edit } : {}), ...(transcribe ? { transcribe } : {}) },
  }
}

/** @throws {VideoNotFound | CaptionsNotFound} */
export async function readCaptions(ctx: Ctx, videoId: string, language: string) {
  await ownRow(ctx, videoId)
  const row = await queries.captionsIn(ctx, videoId, language)
  if (!row || row.deleted_at) throw new CaptionsNotFound()
  return presentWithCues(row)
}

/** Latest first. @throws {VideoNotFound} */
export async function listVersions(ctx: Ctx, videoId: string, language: string) {
  await ownRow(ctx, videoId)
  return presentVersions(ctx, await queries.versionsOf(ctx, videoId, language))
}

/** @throws {VideoNotFound | CaptionsNotFound} */
export async function readVersion(ctx: Ctx, videoId: string, { language, revision }: Version) {
  await ownRow(ctx, videoId)
  const row = await queries.versionIn(ctx, { videoId, language, revision })
  if (!row) throw new CaptionsNotFound()
  const [version] = await presentVersions(ctx, [row])
  return { ...version!, cues: queries.fromStored(row.cues) } // one row, one version
}
type Version = { language: string; revision: number }

async function presentVersions(ctx: Ctx, rows: readonly Omit<queries.CaptionRow, 'deleted_at'>[]) {
  const names = await accounts.peopleNames(
    ctx,
    rows.flatMap(({ updated_by }) => updated_by ?? []),
  )
  return rows.map((row) => {
    const { deletedAt: _, ...version } = presentTrack({ ...row, deleted_at: null })
    return { ...version, by: row.updated_by ? { id: row.updated_by, name: names.get(row.updated_by) ?? null } : null }
  })
}
