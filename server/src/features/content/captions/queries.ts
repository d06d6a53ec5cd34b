import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { KEPT } from '../earlier/queries.ts'
import { content } from '../tables.ts'
import type { Cue } from './cue.ts'

type Stored = [number, number, string, string?][]
type VersionTable = {
  video_id: string
  channel_id: string
  language: string
  label: string
  kind: 'captions' | 'subtitles' | 'descriptions'
  source: 'upload' | 'editor' | 'automatic'
  cues: Stored
  cue_count: number
  revision: number
  updated_by: string | null
  updated_at: Date
  kept_at: Date
}
type CaptionTable = Omit<VersionTable, 'kept_at'> & { deleted_at: Date | null }
export type CaptionRow = Omit<Selectable<CaptionTable>, 'cues'>
export type CaptionRowWithCues = CaptionRow & { cues: Stored }

const captions = (ctx: Ctx) =>
  content(ctx).$extendTables<{ 'content.captions': CaptionTable; 'content.caption_versions': VersionTable }>()

const FACTS = [
  'video_id',
  'channel_id',
  'language',
  'label',
  'kind',
  'source',
  'cue_count',
  'revision',
  'updated_by',
  'updated_at',
] as const

export const fromStored = (cues: Stored): Cue[] =>
  cues.map(([startMs, endMs, text, settings]) => ({ startMs, endMs, text, ...(settings ? { settings } : {}) }))
export const toStored = (cues: readonly Cue[]): Stored =>
  cues.map(({ startMs, endMs, text, settings }) =>
    settings ? [startMs, endMs, text, settings] : [startMs, endMs, text],
  )

/** Every language of a video, those that were deleted too. */
export const captionsOfVideo = (ctx: Ctx, videoId: string) =>
  captions(ctx)
    .selectFrom('content.captions')
    .select([...FACTS, 'deleted_at'])
    .where('video_id', '=', videoId)
    .orderBy('label')
    .orderBy('language')
    .execute()

export const captionsIn = (ctx: Ctx, videoId: string, language: string) =>
  captions(ctx)
    .selectFrom('content.captions')
    .selectAll()
    .where('video_id', '=', videoId)
    .where('language', '=', language)
    .executeTakeFirst()

/** For players: by the asset whose address they have. */
export const captionsOfAsset = (ctx: Ctx, assetId: string, language: string) =>
  captions(ctx)
    .selectFrom('content.captions as c')
    .innerJoin('content.videos as v', 'v.id', 'c.video_id')
    .select(['c.video_id', 'c.language', 'c.revision', 'c.cues', 'c.updated_at'])
    .where('v.asset_id', '=', assetId)
    .where('v.deleted_at', 'is', null)
    .where('c.language', '=', language)
    .where('c.deleted_at', 'is', null)
    .executeTakeFirst()

/** Texts of a video for search: what is spoken. */
export const spokenTexts = (ctx: Ctx, videoId: string) =>
  captions(ctx)
    .selectFrom('content.captions')
    .select(['language', 'cues'])
    .where('video_id', '=', videoId)
    .where('deleted_at', 'is', null)
    .where('kind', '<>', 'descriptions')
    .orderBy('language')
    .execute()

export const writeCaptions = (ctx: Ctx, row: CaptionRow & { cues: string }) =>
  sql`
  insert into content.captions (video_id, channel_id, language, label, kind, source, cues, cue_count, revision, updated_by, updated_at, deleted_at)
  values (${row.video_id}, ${row.channel_id}, ${row.language}, ${row.label}, ${row.kind}, ${row.source}, ${row.cues}::jsonb,
    ${row.cue_count}, ${row.revision}, ${row.updated_by}, ${row.updated_at}, ${row.deleted_at})
  on conflict (video_id, language) do update set label = excluded.label, kind = excluded.kind, source = excluded.source,
    cues = excluded.cues, cue_count = excluded.cue_count, revision = excluded.revision, updated_by = excluded.updated_by,
    updated_at = excluded.updated_at, deleted_at = excluded.deleted_at`.execute(ctx.db)

export const markDeleted = (
  ctx: Ctx,
  where: { videoId: string; language: string },
  changes: Pick<CaptionRow, 'deleted_at' | 'revision'>,
) =>
  captions(ctx)
    .updateTable('content.captions')
    .set(changes)
    .where('video_id', '=', where.videoId)
    .where('language', '=', where.language)
    .execute()

/** What stands there now becomes a version; the oldest go. */
export async function keepVersion(ctx: Ctx, videoId: string, language: string) {
  await sql`
    insert into content.caption_versions (video_id, channel_id, language, revision, label, kind, source, cues, cue_count, updated_by, updated_at, kept_at)
    select video_id, channel_id, language, revision, label, kind, source, cues, cue_count, updated_by, updated_at, ${ctx.clock()}
    from content.captions where video_id = ${videoId} and language = ${language}
    on conflict do nothing`.execute(ctx.db)
  await sql`
    delete from content.caption_versions where video_id = ${videoId} and language = ${language} and revision <= (
      select revision from content.caption_versions where video_id = ${videoId} and language = ${language}
      order by revision desc offset ${KEPT + 1} limit 1)`.execute(ctx.db)
}

export async function lastKeptAt(ctx: Ctx, videoId: string, language: string): Promise<Date | null> {
  const last = await captions(ctx)
    .selectFrom('content.caption_versions')
    .select('kept_at')
    .where('video_id', '=', videoId)
    .where('language', '=', language)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.kept_at ?? null
}

/** Latest first. */
export const versionsOf = (ctx: Ctx, videoId: string, language: string) =>
  captions(ctx)
    .selectFrom('content.caption_versions')
    .select(FACTS)
    .where('video_id', '=', videoId)
    .where('language', '=', language)
    .orderBy('revision', 'desc')
    .limit(KEPT)
    .execute()

export const versionIn = (ctx: Ctx, where: { videoId: string; language: string; revision: number }) =>
  captions(ctx)
    .selectFrom('content.caption_versions')
    .selectAll()
    .where('video_id', '=', where.videoId)
    .where('language', '=', where.language)
    .where('revision', '=', where.revision)
    .executeTakeFirst()
