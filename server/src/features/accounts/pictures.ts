import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/**
 * Which picture a channel is shown with. Media draws it and content says when; only the address stands here, so that whoever
 * reads a channel has it. All of these run as the program itself.
 */
export type ShownPicture = {
  id: string
  name: string
  /** Address path of the small file; null: its initials are shown. */
  picture: string | null
  /** What all its pictures belong to; null before the first. */
  album_id: string | null
  deleted_at: Date | null
}

/**
 * Held until the transaction ends: a new picture, one that was drawn and the end of both wait for each other. What is added to
 * the channel meanwhile, and only names it, does not wait.
 */
export const lockPicture = (tx: Ctx, channelId: string) => locked(tx, sql`id = ${channelId}`)

/** Served by channels_album_idx. */
export const lockPictureOfAlbum = (tx: Ctx, albumId: string) => locked(tx, sql`album_id = ${albumId}`)

async function locked(tx: Ctx, which: RawBuilder<unknown>): Promise<ShownPicture | null> {
  const found = await sql<ShownPicture>`
    select id, name, picture, album_id, deleted_at from accounts.channels where ${which} for no key update`.execute(
    tx.db,
  )
  return found.rows[0] ?? null
}

export const setPicture = (tx: Ctx, { id, picture, album_id }: Pick<ShownPicture, 'id' | 'picture' | 'album_id'>) =>
  sql`update accounts.channels set picture = ${picture}, album_id = ${album_id} where id = ${id}`.execute(tx.db)

export async function albumOf(ctx: Ctx, channelId: string): Promise<string | null> {
  const found = await sql<{ album_id: string | null }>`
    select album_id from accounts.channels where id = ${channelId}`.execute(ctx.db)
  return found.rows[0]?.album_id ?? null
}
