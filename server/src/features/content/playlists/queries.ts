import { type RawBuilder, sql, type Updateable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'
import { type PlaylistRow, playlists } from './tables.ts'

export const playlistById = (ctx: Ctx, id: string) =>
  playlists(ctx).selectFrom('content.playlists').selectAll().where('id', '=', id).executeTakeFirst()

export const playlistByKey = (ctx: Ctx, userId: string, key: string) =>
  playlists(ctx)
    .selectFrom('content.playlists')
    .select(['id', 'request_hash'])
    .where('created_by', '=', userId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()

/** Whoever changes a playlist or its order holds it, so that changes of one follow each other. */
export const lockPlaylist = (tx: Ctx, id: string) =>
  playlists(tx).selectFrom('content.playlists').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

export const insertPlaylist = (tx: Ctx, row: Omit<PlaylistRow, 'revision' | 'deleted_at' | 'cover_id'>) =>
  playlists(tx)
    .insertInto('content.playlists')
    .values({ ...row, cover_id: null, deleted_at: null })
    .execute()

export const updatePlaylist = (
  tx: Ctx,
  id: string,
  changes: Updateable<Omit<PlaylistRow, 'id' | 'channel_id'>>,
): Promise<unknown> =>
  playlists(tx)
    .updateTable('content.playlists')
    .set({ ...changes, updated_at: tx.clock() })
    .where('id', '=', id)
    .execute()

export const lockCount = (tx: Ctx, channelId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`playlists ${channelId}`}, 0))`.execute(tx.db)

export const countPlaylists = async (tx: Ctx, channelId: string): Promise<number> => {
  const found = await sql<{ n: number }>`
    select count(*) as n from content.playlists where channel_id = ${channelId} and deleted_at is null`.execute(tx.db)
  return found.rows[0]?.n ?? 0
}

type Which = { q?: string | undefined; deleted?: boolean; listed?: boolean }
type Page = { after: Position | null; limit: number }

/** Newest first. Served by playlists_channel_idx. @param which.listed only those that everybody may find */
export const playlistsOf = (ctx: Ctx, channelId: string, { q, deleted = false, listed = false }: Which, page: Page) =>
  playlists(ctx)
    .selectFrom('content.playlists')
    .selectAll()
    .where('channel_id', '=', channelId)
    .where('deleted_at', deleted ? 'is not' : 'is', null)
    .$if(listed, (query) => query.where('visibility', '=', 'public'))
    .$if(Boolean(q?.trim()), (query) =>
      query.where(sql<boolean>`strpos(content.fold(title), content.fold(${q?.trim()})) > 0`),
    )
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()

/** Of those in the trash long enough. */
export const forgetDeleted = (ctx: Ctx, before: Date) =>
  playlists(ctx)
    .deleteFrom('content.playlists')
    .where('deleted_at', '<', before)
    .where(sql<boolean>`not gone_with_channel`)
    .execute()

/** On `v`, what somebody finds in a playlist: the team everything, others what plays for whoever has the address. */
export const watchable = (team: boolean): RawBuilder<boolean> =>
  team
    ? sql<boolean>`v.deleted_at is null`
    : sql<boolean>`v.deleted_at is null and v.visibility in ('public', 'unlisted') and v.status = 'ready'`

type Figures = {
  playlist_id: string
  items: number
  duration_ms: number
  first_id: string
  cover_id: string
  contains: boolean
}

/** Of each playlist that has any: how many, how long, the first, and whose picture it shows. */
export const figuresOf = async (
  ctx: Ctx,
  ids: readonly string[],
  { team, videoId = null }: { team: boolean; videoId?: string | null | undefined },
): Promise<Map<string, Figures>> => {
  const found = await sql<Figures>`
    select f.*, first.video_id as first_id, coalesce(chosen.video_id, first.video_id) as cover_id
    from (
      select i.playlist_id, count(*) as items, coalesce(sum(v.duration_ms), 0)::bigint as duration_ms,
        coalesce(bool_or(i.video_id = ${videoId}::uuid), false) as contains
      from content.playlist_items i join content.videos v on v.id = i.video_id
      where i.playlist_id = any (${[...ids]}::uuid[]) and ${watchable(team)}
      group by i.playlist_id) as f
    join content.playlists p on p.id = f.playlist_id,
    lateral (
      select i.video_id from content.playlist_items i join content.videos v on v.id = i.video_id
      where i.playlist_id = f.playlist_id and ${watchable(team)} order by i.rank limit 1) as first
    left join lateral (
      select i.video_id from content.playlist_items i join content.videos v on v.id = i.video_id
      where i.playlist_id = f.playlist_id and i.video_id = p.cover_id and ${watchable(team)}) as chosen on true`.execute(
    ctx.db,
  )
  return new Map(found.rows.map((row) => [row.playlist_id, row]))
}
