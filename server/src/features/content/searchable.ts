import { sql } from 'kysely'
import { asSystem, type Ctx, forActor } from '#platform/context.ts'
import { plainText } from './captions/cue-text.ts'
import { content } from './tables.ts'

/** What a search knows of a video. */
export type SearchableVideo = {
  id: string
  channelId: string
  title: string
  description: string
  tags: string[]
  category: string | null
  language: string | null
  kind: 'video' | 'audio' | 'article'
  durationMs: number | null
  publishedAt: Date
  views: number
}

/** Those of them that everybody may find at this moment, in bulk; the others are left out. */
export async function searchableVideos(ctx: Ctx, ids: readonly string[]): Promise<SearchableVideo[]> {
  if (ids.length === 0) return []
  const rows = await content(asSystem(ctx))
    .selectFrom('content.videos as v')
    .leftJoin('content.video_stats as s', 's.video_id', 'v.id')
    .select(['v.id', 'v.channel_id', 'v.title', 'v.description', 'v.tags', 'v.category', 'v.language', 'v.kind'])
    .select(['v.duration_ms', 'v.published_at', 'v.created_at', 's.views'])
    .where('v.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('v.visibility', '=', 'public')
    .where('v.status', '=', 'ready')
    .where('v.deleted_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    channelId: row.channel_id,
    title: row.title,
    description: row.description,
    tags: row.tags,
    category: row.category,
    language: row.language,
    kind: row.kind,
    durationMs: row.duration_ms,
    publishedAt: row.published_at ?? row.created_at,
    views: row.views ?? 0,
  }))
}

export type SearchablePlaylist = {
  id: string
  channelId: string
  title: string
  description: string
  createdAt: Date
}

/** The same of playlists. */
export async function searchablePlaylists(ctx: Ctx, ids: readonly string[]): Promise<SearchablePlaylist[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<SearchablePlaylist>`
    select id, channel_id as "channelId", title, description, created_at as "createdAt" from content.playlists
    where id = any(${[...ids]}::uuid[]) and visibility = 'public' and deleted_at is null`.execute(asSystem(ctx).db)
  return rows
}

/** More are not counted. */
const MOST_COUNTED = 1000

/** How many public videos each of the channels has, those without any left out. Served by videos_channel_public_idx. */
export async function publicVideoCounts(ctx: Ctx, channelIds: readonly string[]): Promise<Map<string, number>> {
  if (channelIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; n: number }>`
    select asked.id, counted.n from unnest(${[...channelIds]}::uuid[]) as asked (id),
      lateral (select count(*) as n from (
        select from content.videos v
        where v.channel_id = asked.id and v.visibility = 'public' and v.status = 'ready' and v.deleted_at is null
        limit ${MOST_COUNTED}) as first) as counted
    where counted.n > 0`.execute(asSystem(ctx).db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** Of those that were watched at all. */
export async function viewCounts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await content(asSystem(ctx))
    .selectFrom('content.video_stats')
    .select(['video_id', 'views'])
    .where('video_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.video_id, row.views]))
}

/** Which captions there are of what is said in videos, and the revision of each. */
export async function spokenTracks(ctx: Ctx, videoIds: readonly string[]) {
  if (videoIds.length === 0) return []
  const { rows } = await sql<{ videoId: string; language: string; revision: number }>`
    select video_id as "videoId", language, revision from content.captions
    where video_id = any(${[...videoIds]}::uuid[]) and deleted_at is null and kind <> 'descriptions'`.execute(
    asSystem(ctx).db,
  )
  return rows
}

/** What is said, cue by cue. */
export async function spokenCues(ctx: Ctx, { videoId, language }: { videoId: string; language: string }) {
  const { rows } = await sql<{ text: string }>`
    select cue ->> 2 as text from content.captions, jsonb_array_elements(cues) with ordinality as c (cue, nth)
    where video_id = ${videoId} and language = ${language} order by nth`.execute(asSystem(ctx).db)
  return rows.map(({ text }) => plainText(text))
}

type CueAt = { videoId: string; language: string; revision: number; cue: number }
export type Said = { text: string; startMs: number; language: string }

/** Single cues of videos that everybody may see, by their numbers from 1; of captions that have changed since none. */
export async function cuesAt(ctx: Ctx, asked: readonly CueAt[]): Promise<Map<string, Said>> {
  if (asked.length === 0) return new Map()
  const { rows } = await sql<Said & { videoId: string }>`
    select found.* from unnest(${asked.map(({ videoId }) => videoId)}::uuid[], ${asked.map(({ language }) => language)}::text[],
        ${asked.map(({ revision }) => revision)}::int[], ${asked.map(({ cue }) => cue)}::int[]) as asked (id, language, revision, nth),
      lateral (select c.video_id as "videoId", c.language, (c.cues -> nth - 1 ->> 0)::bigint as "startMs", c.cues -> nth - 1 ->> 2 as text
        from content.captions c
        where c.video_id = asked.id and c.language = asked.language and c.revision = asked.revision and c.deleted_at is null) as found`.execute(
    forActor(ctx, { kind: 'anonymous' }).db,
  )
  return new Map(rows.map(({ videoId, text, ...rest }) => [videoId, { ...rest, text: plainText(text) }]))
}
