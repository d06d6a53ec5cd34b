import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'

export type AuditRow = {
  id: string
  at: Date
  actor_id: string | null
  actor_name: string | null
  via: 'session' | 'api-key' | 'system'
  key_name: string | null
  action: string
  subject_kind: string
  subject_id: string | null
  subject_label: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  request_id: string | null
  network: string | null
}

export type AuditWhich = {
  actor?: string | undefined
  action?: string | undefined
  subject?: string | undefined
  from: Date | null
  to: Date | null
}

/** Newest first. Served by audit_channel_idx, or by the index of the person, the action or the subject asked for. */
export async function auditRows(
  ctx: Ctx,
  channelId: string,
  { which, after, limit }: { which: AuditWhich; after: Position | null; limit: number },
): Promise<AuditRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`channel_id = ${channelId}`]
  if (which.actor) conditions.push(sql`actor_id = ${which.actor}`)
  // From `video.` to `video/`, the character after the dot: everything that begins so.
  if (which.action)
    conditions.push(
      sql`(action = ${which.action} or (action collate "C" >= ${`${which.action}.`} and action collate "C" < ${`${which.action}/`}))`,
    )
  if (which.subject) conditions.push(sql`subject_id = ${which.subject}`)
  if (which.from) conditions.push(sql`at >= ${which.from}`)
  if (which.to) conditions.push(sql`at < ${which.to}`)
  if (after) conditions.push(sql`(at, id) < (${after.at}, ${after.id})`)
  const found = await sql<AuditRow>`
    select id, at, actor_id, actor_name, via, key_name, action, subject_kind, subject_id, subject_label, before, after,
      request_id, network
    from accounts.audit_log where ${sql.join(conditions, sql` and `)}
    order by at desc, id desc limit ${limit}`.execute(ctx.db)
  return found.rows
}

/** Steps from one to the next over the index, so a log of millions is as fast as a short one. */
export async function peopleIn(ctx: Ctx, channelId: string): Promise<{ id: string; name: string | null }[]> {
  const found = await sql<{ id: string; name: string | null }>`
    with recursive people as (
      (select actor_id from accounts.audit_log where channel_id = ${channelId} and actor_id is not null order by actor_id limit 1)
      union all
      select (select a.actor_id from accounts.audit_log a
        where a.channel_id = ${channelId} and a.actor_id > p.actor_id order by a.actor_id limit 1)
      from people p where p.actor_id is not null)
    select p.actor_id as id, (select a.actor_name from accounts.audit_log a
      where a.channel_id = ${channelId} and a.actor_id = p.actor_id order by a.at desc, a.id desc limit 1) as name
    from people p where p.actor_id is not null limit 500`.execute(ctx.db)
  return found.rows
}

export async function actionsIn(ctx: Ctx, channelId: string): Promise<string[]> {
  const found = await sql<{ action: string }>`
    with recursive actions as (
      (select action from accounts.audit_log where channel_id = ${channelId} order by action limit 1)
      union all
      select (select a.action from accounts.audit_log a
        where a.channel_id = ${channelId} and a.action > p.action order by a.action limit 1)
      from actions p where p.action is not null)
    select action from actions where action is not null limit 500`.execute(ctx.db)
  return found.rows.map((row) => row.action)
}
