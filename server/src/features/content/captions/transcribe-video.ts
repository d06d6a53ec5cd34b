import * as media from '#features/media/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { on, onEvent, type RunInfo } from '#platform/jobs.ts'
import { said } from '#platform/language.ts'
import { tellChange } from '../editable.ts'
import * as videos from '../queries.ts'
import { planPieces } from './piece-plan.ts'
import { captionsIn } from './queries.ts'
import { writeTrack } from './save-captions.ts'
import type { Heard } from './speech-answer.ts'
import { SpeechFailure, transcribe } from './speech-service.ts'
import * as queries from './transcription-queries.ts'
import { Transcribe, transcribeIfWanted } from './transcriptions.ts'

/** These run ffmpeg. */
export const handlers = [
  on(
    Transcribe,
    async (ctx, { transcriptionId }, info) => {
      const row = await queries.byId(ctx, transcriptionId)
      if (row?.state !== 'waiting' && row?.state !== 'working') return
      try {
        await work(ctx, row, info)
      } catch (error) {
        if (info.signal.aborted) throw error
        const known = error instanceof SpeechFailure
        if (!known && !info.lastTry && info.tryNumber < 3) throw error
        const [code, message] = known
          ? [`content.transcription_${error.code}`, error.message]
          : ['content.transcription_failed', said('The sound could not be made into text. Try again.')]
        ctx.log.warn({ err: error, videoId: row.video_id }, 'transcription given up')
        await end(ctx, row, { state: 'failed', problem_code: code, problem_message: message })
      }
    },
    {
      cancelled: async (ctx, { transcriptionId }) => {
        const row = await queries.byId(ctx, transcriptionId)
        if (row) await end(ctx, row, { state: 'cancelled' })
      },
    },
  ),
  onEvent(media.MediaChanged, 'content-captions', (ctx, { assetId }) =>
    inTransaction(ctx, (tx) => transcribeIfWanted(tx, assetId)),
  ),
]

type Row = queries.TranscriptionRow

async function end(ctx: Ctx, row: Row, changes: Partial<Row>) {
  await inTransaction(ctx, async (tx) => {
    if (await queries.update(tx, row.id, { ...changes, percent: null }))
      await tellChange(tx, { id: row.video_id, channel_id: row.channel_id })
  })
}

/** The sound comes out of the file again after a kill, which costs a minute; answers that were paid for are kept. */
async function work(ctx: Ctx, row: Row, { signal }: RunInfo) {
  const service = ctx.config.transcription
  if (!service) throw new SpeechFailure('refused', said('Automatic captions are not set up here any more.'))
  const progress = reporter(ctx, row)
  await progress(0)
  const done = await media.withSpeech(
    ctx,
    row.asset_id,
    { signal, onProgress: (share) => void progress(share * 10) },
    async (speech) => {
      await queries.takeOverPieces(ctx, row)
      await queries.insertPieces(ctx, row.id, planPieces(speech.durationMs, speech.silences))
      const pieces = await queries.pieces(ctx, row.id)
      for (const [index, piece] of pieces.entries()) {
        if (piece.answer) continue
        const { path } = await speech.piece(piece.start_ms, piece.end_ms, signal)
        const sound = { path, durationMs: piece.end_ms - piece.start_ms, language: row.language }
        await queries.keepAnswer(ctx, row.id, piece.place, await transcribe(service, sound, { signal }))
        await progress(10 + (90 * (index + 1)) / pieces.length)
      }
      return true
    },
  )
  if (done === null) throw new SpeechFailure('not_understood', said('This video has no sound.'))
  await finish(ctx, row)
}

function reporter(ctx: Ctx, row: Row) {
  let lastAt = Number.NEGATIVE_INFINITY
  return async (percent: number) => {
    if (percent > 0 && performance.now() - lastAt < 1000) return
    lastAt = performance.now()
    await queries.update(ctx, row.id, { state: 'working', percent })
  }
}

/** Captions, search and the end of the work in one commit. What people wrote in that language stays as a version. */
async function finish(ctx: Ctx, row: Row) {
  const answers = (await queries.pieces(ctx, row.id)).flatMap(({ answer, start_ms }) =>
    answer ? [{ answer, start_ms }] : [],
  )
  const cues = answers.flatMap(({ answer, start_ms }) =>
    answer.cues.map((cue) => ({ ...cue, startMs: cue.startMs + start_ms, endMs: cue.endMs + start_ms })),
  )
  if (cues.length === 0) throw new SpeechFailure('not_understood', said('Nobody says anything in this video.'))
  await inTransaction(asSystem(ctx), async (tx) => {
    const video = await videos.lockVideo(tx, row.video_id)
    const present = await queries.lock(tx, row.id)
    if (!video || !present || !(await queries.update(tx, row.id, { state: 'done', percent: null }))) return
    const language = row.language ?? mostHeard(answers.map(({ answer }) => answer)) ?? 'und'
    const there = await captionsIn(tx, video.id, language)
    // Nobody asked for these, and somebody wrote or uploaded their own meanwhile.
    const theirs = there && !there.deleted_at && there.source !== 'automatic'
    if (row.requested_by === null && theirs) return tellChange(tx, video)
    await writeTrack(tx, video, language, { cues, source: 'automatic', kind: there?.kind ?? 'captions' })
    await tellChange(tx, video)
  })
}

function mostHeard(answers: readonly Heard[]): string | null {
  const counts = new Map<string, number>()
  for (const { language, cues } of answers)
    if (language) counts.set(language, (counts.get(language) ?? 0) + cues.length)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
