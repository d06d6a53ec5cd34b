import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { RetentionRule } from './schema.ts'

/** When a video goes by one rule; no row of `v` where it does not fit. */
function goesBy(rule: RetentionRule, channelId: string): RawBuilder<unknown> {
  const base = sql.ref(rule.since === 'published' ? 'v.published_at' : 'v.created_at')
  const parts = [
    sql`v.channel_id = ${channelId}`,
    sql`v.deleted_at is null`,
    // What is still on its way is not finished, whatever its age.
    sql`v.status in ('ready', 'failed')`,
    sql`${base} is not null`,
  ]
  if (rule.kinds) parts.push(sql`v.kind = any (${rule.kinds}::text[])`)
  if (rule.visibility) parts.push(sql`v.visibility = any (${rule.visibility}::text[])`)
  if (rule.tag) parts.push(sql`exists (select from unnest(v.tags) as t (tag) where lower(t.tag) = lower(${rule.tag}))`)
  if (rule.shorterThanSeconds) parts.push(sql`v.duration_ms < ${rule.shorterThanSeconds * 1000}`)
  if (rule.notInPlaylists)
    parts.push(sql`not exists (select from content.playlist_items i
      where i.video_id = v.id and i.playlist_id = any (${rule.notInPlaylists}::uuid[]))`)
  return sql`select v.id, v.title, v.duration_ms, ${base} + ${rule.afterDays} * interval '1 day' as due
    from content.videos v where ${sql.join(parts, sql` and `)}`
}

/** Each video once, at the first moment that a rule says. */
const going = (rules: readonly RetentionRule[], channelId: string) => sql`
  select id, min(title) as title, min(duration_ms) as duration_ms, min(due) as due
  from (${sql.join(
    rules.map((rule) => goesBy(rule, channelId)),
    sql` union all `,
  )}) as fits group by id`

type Ahead = {
  id: string
  title: string
  duration_ms: number | null
  goes_at: Date
  announced: boolean
  total: number
  soon: number
}
type Times = { now: Date; earliest: Date; until: Date; soon: Date }

/** What would go when, soonest first. @param times.earliest before it nothing goes that was not announced */
export async function preview(
  ctx: Ctx,
  channelId: string,
  { rules, times, limit }: { rules: readonly RetentionRule[]; times: Times; limit: number },
): Promise<Ahead[]> {
  if (rules.length === 0) return []
  const found = await sql<Ahead>`
    with ahead as (
      select g.id, g.title, g.duration_ms, n.goes_at is not null as announced,
        coalesce(n.goes_at, greatest(g.due, ${times.earliest}::timestamptz)) as goes_at
      from (${going(rules, channelId)}) as g left join content.retention_notices n on n.video_id = g.id
    )
    select *, count(*) over () as total, count(*) filter (where goes_at < ${times.soon}) over () as soon
    from ahead where goes_at < ${times.until} order by goes_at, id limit ${limit}`.execute(ctx.db)
  return found.rows
}

export const rulesOf = async (ctx: Ctx, channelId: string): Promise<RetentionRule[]> => {
  const found = await sql<{ rules: RetentionRule[] }>`
    select rules from content.retention where channel_id = ${channelId}`.execute(ctx.db)
  return found.rows[0]?.rules ?? []
}

export const writeRules = (tx: Ctx, channelId: string, rules: readonly RetentionRule[], userId: string) =>
  sql`
  insert into content.retention (channel_id, rules, changed_by, updated_at)
  values (${channelId}, ${JSON.stringify(rules)}::jsonb, ${userId}, ${tx.clock()})
  on conflict (channel_id) do update
    set rules = excluded.rules, changed_by = excluded.changed_by, updated_at = excluded.updated_at`.execute(tx.db)

export const channelsWithRules = async (ctx: Ctx): Promise<{ channel_id: string; rules: RetentionRule[] }[]> =>
  (
    await sql<{ channel_id: string; rules: RetentionRule[] }>`
      select channel_id, rules from content.retention where rules <> '[]'
      union all
      -- Whose rules were taken away: what was announced is not to go.
      select distinct n.channel_id, '[]'::jsonb from content.retention_notices n
      where not exists (select from content.retention r where r.channel_id = n.channel_id and r.rules <> '[]')`.execute(
      ctx.db,
    )
  ).rows

/** What was announced and does not fit any rule any more stays. */
export const withdraw = (tx: Ctx, channelId: string, rules: readonly RetentionRule[]) =>
  sql`
  delete from content.retention_notices where channel_id = ${channelId}
    and ${rules.length === 0 ? sql`true` : sql`video_id not in (select id from (${going(rules, channelId)}) as g)`}`.execute(
    tx.db,
  )

/** @returns those that are announced by this call */
export const announce = async (
  tx: Ctx,
  channelId: string,
  { rules, earliest }: { rules: readonly RetentionRule[]; earliest: Date },
): Promise<{ video_id: string; goes_at: Date }[]> => {
  const found = await sql<{ video_id: string; goes_at: Date }>`
    insert into content.retention_notices (video_id, channel_id, goes_at)
    select id, ${channelId}, greatest(due, ${earliest}::timestamptz) from (${going(rules, channelId)}) as g
    where due <= ${earliest} on conflict (video_id) do nothing returning video_id, goes_at`.execute(tx.db)
  return found.rows
}

/** Those whose time has come. */
export const takeDue = async (tx: Ctx, channelId: string): Promise<string[]> => {
  const found = await sql<{ video_id: string }>`
    delete from content.retention_notices where channel_id = ${channelId} and goes_at <= ${tx.clock()}
    returning video_id`.execute(tx.db)
  return found.rows.map((row) => row.video_id)
}
