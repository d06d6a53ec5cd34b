import type { Generated, Selectable } from 'kysely'
import type { Ctx } from '#platform/context.ts'

type PlaylistTable = {
  id: string
  channel_id: string
  title: string
  description: string
  kind: 'playlist' | 'series'
  visibility: 'private' | 'unlisted' | 'public'
  cover_id: string | null
  revision: Generated<number>
  created_by: string | null
  idempotency_key: string | null
  request_hash: string | null
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
}
type ItemTable = {
  playlist_id: string
  channel_id: string
  video_id: string
  /** A decimal number of any length, so a text here. */
  rank: string
  added_at: Date
}
export type PlaylistRow = Selectable<PlaylistTable>

export const playlists = (ctx: Ctx) =>
  ctx.db.$extendTables<{ 'content.playlists': PlaylistTable; 'content.playlist_items': ItemTable }>()
