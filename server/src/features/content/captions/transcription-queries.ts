import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { content } from '../tables.ts'
import type { Heard } from './speech-answer.ts'

type TranscriptionTable = {
  id: string
  video_id: string
  channel_id: string
  asset_id: string
  language: string | null
  state: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled'
  percent: number | null
  problem_code: string | null
  problem_message: string | null
  requested_by: string | null
  created_at: Date
  updated_at: Date
}
type PieceTable = {
  transcription_id: string
  place: number
  start_ms: number
  end_ms: number
  answer: Heard | null
}
export type TranscriptionRow = Selectable<TranscriptionTable>

const tables = (ctx: Ctx) =>
  content(ctx).$extendTables<{
    'content.transcriptions': TranscriptionTable
    'content.transcription_pieces': PieceTable
    'content.caption_defaults': { channel_id: string; transcribe_new: boolean; updated_at: Date }
  }>()

export const latestOf = (ctx: Ctx, videoId: string) =>
  tables(ctx)
    .selectFrom('content.transcriptions')
    .selectAll()
    .where('video_id', '=', videoId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()

export const byId = (ctx: Ctx, id: string) =>
  tables(ctx).selectFrom('content.transcriptions').selectAll().where('id', '=', id).executeTakeFirst()

export const insert = (
  ctx: Ctx,
  row: Pick<TranscriptionRow, 'id' | 'video_id' | 'channel_id' | 'asset_id' | 'language' | 'requested_by'>,
) =>
  tables(ctx)
    .insertInto('content.transcriptions')
    .values({
      ...row,
      state: 'waiting',
      percent: null,
      problem_code: null,
      problem_message: null,
      created_at: ctx.clock(),
      updated_at: ctx.clock(),
    })
    .execute()

/** Only while nobody ended it. @returns whether it was so */
export async function update(
  ctx: Ctx,
  id: string,
  changes: Partial<Pick<TranscriptionRow, 'state' | 'percent' | 'problem_code' | 'problem_message'>>,
): Promise<boolean> {
  const found = await tables(ctx)
    .updateTable('content.transcriptions')
    .set({ ...changes, updated_at: ctx.clock() })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'working'])
    .executeTakeFirst()
  return found.numUpdatedRows > 0n
}

export const lock = (ctx: Ctx, id: string) =>
  tables(ctx).selectFrom('content.transcriptions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const pieces = (ctx: Ctx, id: string) =>
  tables(ctx)
    .selectFrom('content.transcription_pieces')
    .selectAll()
    .where('transcription_id', '=', id)
    .orderBy('place')
    .execute()

export const insertPieces = (ctx: Ctx, id: string, plan: readonly { startMs: number; endMs: number }[]) =>
  tables(ctx)
    .insertInto('content.transcription_pieces')
    .values(
      plan.map(({ startMs, endMs }, place) => ({
        transcription_id: id,
        place,
        start_ms: startMs,
        end_ms: endMs,
        answer: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export const keepAnswer = (ctx: Ctx, id: string, place: number, answer: Heard) =>
  sql`
  update content.transcription_pieces set answer = ${JSON.stringify(answer)}::jsonb
  where transcription_id = ${id} and place = ${place}`.execute(ctx.db)

/** Paid answers of an earlier try over the same file that failed: they are not asked for twice. */
export const takeOverPieces = (ctx: Ctx, row: Pick<TranscriptionRow, 'id' | 'video_id' | 'asset_id' | 'language'>) =>
  sql`
  insert into content.transcription_pieces (transcription_id, place, start_ms, end_ms, answer)
  select ${row.id}, p.place, p.start_ms, p.end_ms, p.answer from content.transcription_pieces p
  where p.transcription_id = (
    select id from content.transcriptions
    where video_id = ${row.video_id} and asset_id = ${row.asset_id} and id <> ${row.id}
      and language is not distinct from ${row.language} and state in ('failed', 'cancelled')
    order by created_at desc limit 1)
  on conflict do nothing`.execute(ctx.db)

export const defaultsOf = (ctx: Ctx, channelId: string) =>
  tables(ctx)
    .selectFrom('content.caption_defaults')
    .select(['transcribe_new', 'updated_at'])
    .where('channel_id', '=', channelId)
    .executeTakeFirst()

export const transcribesNew = async (ctx: Ctx, channelId: string): Promise<boolean> =>
  (await defaultsOf(ctx, channelId))?.transcribe_new ?? false

export const setTranscribesNew = (ctx: Ctx, channelId: string, value: boolean) =>
  tables(ctx)
    .insertInto('content.caption_defaults')
    .values({ channel_id: channelId, transcribe_new: value, updated_at: ctx.clock() })
    .onConflict((conflict) =>
      conflict.column('channel_id').doUpdateSet({ transcribe_new: value, updated_at: ctx.clock() }),
    )
    .execute()
