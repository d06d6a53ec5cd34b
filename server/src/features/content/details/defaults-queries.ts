import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

export async function defaultsOf(ctx: Ctx, channelId: string): Promise<unknown> {
  const found = await sql<{ defaults: unknown }>`
    select defaults from content.upload_defaults where channel_id = ${channelId}`.execute(ctx.db)
  return found.rows[0]?.defaults ?? {}
}

export const putDefaults = (ctx: Ctx, channelId: string, { defaults, by }: { defaults: object; by: string }) =>
  sql`
  insert into content.upload_defaults (channel_id, defaults, changed_by, updated_at)
  values (${channelId}, ${JSON.stringify(defaults)}::jsonb, ${by}, ${ctx.clock()})
  on conflict (channel_id) do update
    set defaults = excluded.defaults, changed_by = excluded.changed_by, updated_at = excluded.updated_at`.execute(
    ctx.db,
  )
