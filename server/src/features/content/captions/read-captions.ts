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

/** @throws {VideoNotFound} */
export async function listVersions(ctx: Ctx, videoId: string, language: string) {
  await ownRow(ctx, videoId)
  return (await queries.versionsOf(ctx, videoId, language)).map((row) => {
    const { deletedAt: _, ...version } = presentTrack({ ...row, deleted_at: null })
    return version
  })
}
