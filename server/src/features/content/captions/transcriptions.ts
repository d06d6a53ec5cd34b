import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { declareJob } from '#platform/jobs.ts'
import { said } from '#platform/language.ts'
import { editableFile, tellChange } from '../editable.ts'
import { VideoNotFound } from '../errors.ts'
import * as videos from '../queries.ts'
import { CannotTranscribe, NothingToCancel } from './errors.ts'
import { captionsOfVideo } from './queries.ts'
import type * as shapes from './schema.ts'
import * as queries from './transcription-queries.ts'

export const Transcribe = declareJob({
  name: 'content.transcribe',
  payload: z.object({ transcriptionId: z.uuid(), channelId: z.uuid() }),
  attempts: 20,
  timeoutS: 12 * 3600,
  key: (p) => p.transcriptionId,
  group: (p) => p.channelId,
  concurrency: () => 2,
})

type Video = {
  id: string
  channel_id: string
  asset_id: string | null
  status: string
  kind: string
  duration_ms: number | null
}

/** Why not, apart from the person's role. */
function whyNotTranscribe(ctx: Ctx, video: Video): string | null {
  if (!ctx.config.transcription)
    return said('Automatic captions are not set up here. The operator can set TRANSCRIPTION_URL.')
  if (video.kind === 'article') return said('An article has no sound.')
  if (!video.asset_id || video.status === 'uploading') return said('It is still being uploaded.')
  if (video.status === 'failed') return said('Its file could not be processed.')
  if (video.duration_ms === null) return said('It is still being processed.')
  return null
}

export async function transcriptionState(ctx: Ctx, video: Video) {
  const row = await queries.latestOf(ctx, video.id)
  return { latest: row ? presentTranscription(row) : null, why: whyNotTranscribe(ctx, video) }
}

const presentTranscription = (row: queries.TranscriptionRow): z.infer<typeof shapes.Transcription> => ({
  id: row.id,
  state: row.state,
  percent: row.percent,
  problem: row.problem_code ? { code: row.problem_code, message: row.problem_message ?? '' } : null,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
})

const isUnderWay = (row: queries.TranscriptionRow | undefined) => row?.state === 'waiting' || row?.state === 'working'

/** Asked twice it runs once. @throws {VideoNotFound | NotEditable | CannotTranscribe} */
export async function startTranscription(ctx: Ctx, videoId: string, language: string | undefined) {
  return inTransaction(ctx, async (tx) => {
    const video = await editableFile(tx, videoId)
    if (video.deleted_at) throw new VideoNotFound()
    const latest = await queries.latestOf(tx, videoId)
    if (latest && isUnderWay(latest)) return presentTranscription(latest)
    const reason = whyNotTranscribe(tx, video)
    if (reason) throw new CannotTranscribe({ reason })
    const row = await queue(tx, video, language ?? video.language)
    await accounts.audit(tx, {
      channelId: video.channel_id,
      action: 'captions.asked',
      subject: { kind: 'video', id: video.id, label: video.title },
      after: { language: language ?? video.language },
    })
    return presentTranscription(row)
  })
}

async function queue(tx: Ctx, video: Video, language: string | null) {
  const row = {
    id: uuidv7(),
    video_id: video.id,
    channel_id: video.channel_id,
    asset_id: video.asset_id ?? '', // looked at by whyNotTranscribe
    language,
    requested_by: tx.actor.kind === 'user' ? tx.actor.userId : null,
  }
  await queries.insert(tx, row)
  await tx.jobs.enqueue(tx, Transcribe, { transcriptionId: row.id, channelId: video.channel_id })
  await tellChange(tx, video)
  const made = await queries.byId(tx, row.id)
  return made! // inserted above, in this transaction
}

/** @throws {VideoNotFound | NotEditable | NothingToCancel} */
export async function cancelTranscription(ctx: Ctx, videoId: string) {
  const row = await inTransaction(ctx, async (tx) => {
    const video = await editableFile(tx, videoId)
    if (video.deleted_at) throw new VideoNotFound()
    const latest = await queries.latestOf(tx, videoId)
    if (latest?.state === 'cancelled') return latest
    if (!latest || !isUnderWay(latest)) throw new NothingToCancel()
    await queries.update(tx, latest.id, { state: 'cancelled', percent: null })
    await tellChange(tx, video)
    return { ...latest, state: 'cancelled' as const, percent: null }
  })
  await ctx.jobs.cancel(ctx, Transcribe.name, row.id)
  return presentTranscription(row)
}

/**
 * A video that plays for the first time, in a channel that wanted captions of everything new when it was begun; part of
 * the caller's transaction. What is there from before, or has captions that somebody gave it, is left alone.
 */
export async function transcribeIfWanted(tx: Ctx, assetId: string): Promise<void> {
  if (!tx.config.transcription) return
  const found = await videos.videoIdOfAsset(tx, assetId)
  const video = found && (await videos.lockVideo(tx, found.id))
  if (!video || video.deleted_at || video.status !== 'ready' || whyNotTranscribe(tx, video)) return
  const wanted = await queries.defaultsOf(tx, video.channel_id)
  if (!wanted?.transcribe_new || video.created_at < wanted.updated_at) return
  if ((await queries.latestOf(tx, video.id)) || (await captionsOfVideo(tx, video.id)).length > 0) return
  await queue(tx, video, video.language)
}
