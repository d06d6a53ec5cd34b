import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/** 96 random bits: an address cannot be guessed, even where it needs no signature. */
export const newMediaKey = () => randomBytes(12).toString('base64url').replace(/[-_]/g, 'x')

type Reach = { assetId: string; visibility: 'private' | 'unlisted' | 'public'; revoke?: boolean }

/** Keys of one message between processes, whose size is limited. */
const KEYS_AT_ONCE = 150

/**
 * As `setVisibility` for many, in one statement: where fewer people may see it, or `revoke` is said, every address given
 * out before stops working. Assets are locked in the order of their ids.
 */
export async function setVisibilities(tx: Ctx, reaches: readonly Reach[]): Promise<void> {
  if (reaches.length === 0) return
  const rows = reaches.map((each) => ({
    id: each.assetId,
    visibility: each.visibility,
    revoke: each.revoke ?? false,
    key: newMediaKey(),
  }))
  const changed = await sql<{ media_key: string }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, visibility text, revoke boolean, key text)
    ), former as (
      select a.id, a.media_key, a.visibility from media.assets a where a.id in (select id from asked) order by a.id for update
    ), width (visibility, n) as (values ('private', 0), ('unlisted', 1), ('public', 2))
    update media.assets a
    set visibility = asked.visibility, updated_at = ${tx.clock()},
      media_key = case when asked.revoke or now_w.n < then_w.n then asked.key else a.media_key end
    from asked
      join former on former.id = asked.id
      join width now_w on now_w.visibility = asked.visibility
      join width then_w on then_w.visibility = former.visibility
    where a.id = asked.id and (asked.revoke or asked.visibility <> former.visibility)
    returning former.media_key`.execute(tx.db)
  const keys = changed.rows.map((row) => row.media_key)
  for (let from = 0; from < keys.length; from += KEYS_AT_ONCE)
    await tx.broadcast.publish(tx, 'media.key', { mediaKeys: keys.slice(from, from + KEYS_AT_ONCE) })
}

/** Those of which something is still to be made: most of a library has none. */
export async function unfinished(tx: Ctx, assetIds: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from media.assets where id = any (${[...assetIds]}::uuid[]) and done_at is null and state <> 'failed'`.execute(
    tx.db,
  )
  return found.rows.map((row) => row.id)
}
