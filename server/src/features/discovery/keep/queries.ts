import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

export type NoteKind = 'video' | 'channel' | 'playlist' | 'figures'
export type Note = { kind: NoteKind; id: string }

/** True when this transaction is the only one in the installation that does it: two could write an older state over a newer one. */
export async function takeTurn(tx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('discovery keep')) as mine`.execute(tx.db)
  return rows[0]?.mine ?? false
}

/** Of each ten notes that are taken so many are the oldest, so that those are reached however many new ones come. */
const OLDEST = 1 / 10

/** The newest notes and a few of the oldest, taken out; what they are about was committed with them, so it is read afterwards. */
export async function takeNotes(tx: Ctx, limit: number): Promise<Note[]> {
  const oldest = Math.round(limit * OLDEST)
  const { rows } = await sql<Note>`
    delete from discovery.notes where n in (
      (select n from discovery.notes order by n limit ${oldest})
      union all
      (select n from discovery.notes where n > coalesce(
          (select n from discovery.notes order by n offset ${oldest - 1} limit 1), 0)
        order by n desc limit ${limit - oldest})
    ) returning kind, id`.execute(tx.db)
  return rows
}

export type Document = {
  id: string
  kind: 'video' | 'channel' | 'playlist'
  channelId: string
  title: string
  tags: string
  channel: string
  description: string
  signs: string[]
  category: string | null
  durationMs: number | null
  publishedAt: Date
  views: number
}

/**
 * Makes the documents of `ids` what is given, and takes out those that are not given; the dictionary follows in the same
 * statement by what words each had before and has now, and channels that are not given by how many videos they got.
 */
export async function replaceDocuments(tx: Ctx, ids: readonly string[], documents: readonly Document[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    with fresh as materialized (
      select r.*, array_to_string(content.words(r.title), ' ') as title_key,
        discovery.vector(r.title, r.tags, r.channel, r.description, r.signs) as vector
      from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) as r (id uuid, kind text, "channelId" uuid, title text, tags text,
        channel text, description text, signs text[], category text, "durationMs" bigint, "publishedAt" timestamptz, views bigint)
    ), former as materialized (
      select id, vector from discovery.documents where id = any(${[...ids]}::uuid[])
    ), gone as (
      delete from discovery.documents where id = any(${[...ids]}::uuid[]) and id not in (select id from fresh)
    ), written as (
      insert into discovery.documents as d
        (id, kind, channel_id, title_key, category, duration_ms, published_at, views, popular, recent, vector)
      select f.id, f.kind, f."channelId", f.title_key, f.category, f."durationMs", f."publishedAt", f.views,
        case when (f.views, f.id) >= (l.views_0, l.views_id_0) then 0 when (f.views, f.id) >= (l.views_1, l.views_id_1) then 1 else 2 end,
        case when (f."publishedAt", f.id) >= (l.recent_0, l.recent_id_0) then 0
          when (f."publishedAt", f.id) >= (l.recent_1, l.recent_id_1) then 1 else 2 end,
        f.vector
      from fresh f, discovery.ladder l
      on conflict (id) do update set (title_key, category, duration_ms, published_at, views, vector)
        = (excluded.title_key, excluded.category, excluded.duration_ms, excluded.published_at, excluded.views, excluded.vector)
      where (d.title_key, d.category, d.duration_ms, d.published_at, d.views, d.vector) is distinct from
        (excluded.title_key, excluded.category, excluded.duration_ms, excluded.published_at, excluded.views, excluded.vector)
    ), grown as (
      update discovery.documents d set views = d.views + got.videos
      from (select "channelId" as id, count(*) as videos from fresh
        where kind = 'video' and id not in (select id from former) group by "channelId") got
      where d.id = got.id and d.id <> all(${[...ids]}::uuid[])
    ), steps as materialized (
      select word, sum(step) as n from (
        select unnest(tsvector_to_array(ts_filter(vector, '{a,b,c}'))), 1 from fresh
        union all
        select unnest(tsvector_to_array(ts_filter(vector, '{a,b,c}'))), -1 from former
      ) as each_one (word, step)
      where char_length(word) between 2 and 40 and word !~ '[0-9]'
      group by word having sum(step) <> 0
    ), known as (
      -- Most are: to insert one, its neighbours would be worked out first.
      update discovery.words w set n = greatest(0, w.n + s.n) from steps s where w.word = s.word returning w.word
    )
    insert into discovery.words as w (word, n)
    select word, n from steps where word not in (select word from known)
    on conflict (word) do update set n = greatest(0, w.n + excluded.n)`.execute(tx.db)
}

type Track = { videoId: string; language: string; revision: number }

/** Takes out what is said in these videos in other languages than in `tracks`. @returns those of which that is not here, or an older one */
export async function otherTracks(tx: Ctx, videoIds: readonly string[], tracks: readonly Track[]): Promise<Track[]> {
  const { rows } = await sql<Track>`
    with now as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(tracks)}::jsonb) as r ("videoId" uuid, language text, revision int)
    ), gone as (
      delete from discovery.spoken s where s.video_id = any(${[...videoIds]}::uuid[])
        and not exists (select from now where now."videoId" = s.video_id and now.language = s.language)
    )
    select now.* from now left join discovery.spoken s on s.video_id = now."videoId" and s.language = now.language
    where s.revision is distinct from now.revision`.execute(tx.db)
  return rows
}

export const writeSpoken = (tx: Ctx, { videoId, language, revision }: Track, cues: readonly string[]) =>
  sql`
    insert into discovery.spoken (video_id, language, revision, words)
    values (${videoId}, ${language}, ${revision}, discovery.spoken_words(${[...cues]}::text[]))
    on conflict (video_id, language) do update set (revision, words) = (excluded.revision, excluded.words)`.execute(
    tx.db,
  )

/** Everything of these channels is read again: their names are among its words. */
export const noteAllOf = (tx: Ctx, channelIds: readonly string[]) =>
  sql`
    insert into discovery.notes (kind, id)
    select kind, id from discovery.documents
    where channel_id = any(${[...channelIds]}::uuid[]) and kind <> 'channel'`.execute(tx.db)

/** Views are written again where they have grown by a twentieth: each time costs an entry in an index of words. */
export const setViews = (tx: Ctx, views: ReadonlyMap<string, number>) =>
  sql`
    update discovery.documents d set views = now.views
    from unnest(${[...views.keys()]}::uuid[], ${[...views.values()]}::bigint[]) as now (id, views)
    where d.id = now.id and d.kind = 'video' and abs(now.views - d.views) * 20 > d.views`.execute(tx.db)

/** Each about thirty times the one above: of a million none has to look at more than a thousand to fill a page. */
const STEPS = { first: 1000, second: 32_000 }

/**
 * Where the steps begin now: two passes over all documents, about a third of a second each for a million.
 * @param movedAt when what lies on another step is about to be moved
 */
export const measureLadder = (tx: Ctx, movedAt: Date | null = null) =>
  sql`
    with by_views as (
      select views, id, n from (
        select views, id, row_number() over () as n from (
          select views, id from discovery.documents where kind = 'video' order by views desc, id desc limit ${sql.lit(STEPS.second)}) top
      ) numbered where n in (${sql.lit(STEPS.first)}, ${sql.lit(STEPS.second)})
    ), by_age as (
      select published_at, id, n from (
        select published_at, id, row_number() over () as n from (
          select published_at, id from discovery.documents where kind = 'video' order by published_at desc, id desc limit ${sql.lit(STEPS.second)}) top
      ) numbered where n in (${sql.lit(STEPS.first)}, ${sql.lit(STEPS.second)})
    ), lowest as (select '00000000-0000-0000-0000-000000000000'::uuid as id)
    update discovery.ladder set
      (views_0, views_id_0) = (select coalesce(max(views), 0), coalesce((array_agg(by_views.id))[1], (select id from lowest))
        from by_views where n = ${sql.lit(STEPS.first)}),
      (views_1, views_id_1) = (select coalesce(max(views), 0), coalesce((array_agg(by_views.id))[1], (select id from lowest))
        from by_views where n = ${sql.lit(STEPS.second)}),
      (recent_0, recent_id_0) = (select coalesce(max(published_at), '-infinity'), coalesce((array_agg(by_age.id))[1], (select id from lowest))
        from by_age where n = ${sql.lit(STEPS.first)}),
      (recent_1, recent_id_1) = (select coalesce(max(published_at), '-infinity'), coalesce((array_agg(by_age.id))[1], (select id from lowest))
        from by_age where n = ${sql.lit(STEPS.second)}),
      moved_at = coalesce(${movedAt}::timestamptz, moved_at)`.execute(tx.db)

/** Pages of the table that documents lie on now. */
export async function pagesOfDocuments(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ pages: number }>`
    select pg_relation_size('discovery.documents') / current_setting('block_size')::int as pages`.execute(ctx.db)
  return rows[0]?.pages ?? 0
}

/**
 * Moves what lies on `count` pages from `first` on and belongs to another step. In the order they are stored in, a page is read
 * once; by their ids, which need not be in it, a thousand documents were a thousand pages. Who is written again meanwhile may be
 * missed, until the next hour.
 */
export const moveSome = (tx: Ctx, { first, count }: { first: number; count: number }) =>
  sql`
    with misplaced as materialized (
      select s.id, s.popular_now, s.recent_now
      from (
        select d.id, d.popular, d.recent,
          case when (d.views, d.id) >= (l.views_0, l.views_id_0) then 0 when (d.views, d.id) >= (l.views_1, l.views_id_1) then 1 else 2 end as popular_now,
          case when (d.published_at, d.id) >= (l.recent_0, l.recent_id_0) then 0
            when (d.published_at, d.id) >= (l.recent_1, l.recent_id_1) then 1 else 2 end as recent_now
        from discovery.documents d, discovery.ladder l
        where d.ctid >= ${`(${first},0)`}::tid and d.ctid < ${`(${first + count},0)`}::tid and d.kind = 'video') s
      where s.popular <> s.popular_now or s.recent <> s.recent_now)
    update discovery.documents d set popular = m.popular_now, recent = m.recent_now
    from misplaced m where d.id = m.id`.execute(tx.db)

export const forgetUnusedWords = (tx: Ctx) => sql`delete from discovery.words where n = 0`.execute(tx.db)

/** Of videos that have just left, and of those that are now and whose channel was not found until then. */
export async function channelsToRead(
  tx: Ctx,
  videoIds: readonly string[],
  videos: readonly { id: string; channelId: string }[],
): Promise<string[]> {
  const here = new Set(videos.map(({ id }) => id))
  const { rows } = await sql<{ id: string }>`
    select distinct channel_id as id from discovery.documents where id = any(${videoIds.filter((id) => !here.has(id))}::uuid[])
    union
    select id from unnest(${[...new Set(videos.map((video) => video.channelId))]}::uuid[]) as now (id)
    where not exists (select from discovery.documents d where d.id = now.id)`.execute(tx.db)
  return rows.map((row) => row.id)
}

export async function ladderMovedAt(ctx: Ctx): Promise<Date | null> {
  const { rows } = await sql<{ moved_at: Date | null }>`select moved_at from discovery.ladder`.execute(ctx.db)
  return rows[0]?.moved_at ?? null
}
