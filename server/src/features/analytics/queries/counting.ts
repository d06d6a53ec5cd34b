import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { type Playback, playbackKey, windowKey } from '../judge.ts'
import { unseen } from '../seen.ts'
import type { PlaybackTable } from '../tables.ts'

export type InboxRow = { id: number; received_at: Date; n: number; body: Buffer }

/**
 * True when this transaction is the only one in the installation that runs the step. Let go with the transaction, which
 * PostgreSQL ends when nothing was heard of it for `leaseMs`: a runner that hangs is replaced by another.
 */
export async function takeTurn(tx: Ctx, step: 'judge' | 'ship', leaseMs: number): Promise<boolean> {
  const found = await sql<{ mine: boolean }>`
    select set_config('idle_in_transaction_session_timeout', ${String(leaseMs)}, true),
      pg_try_advisory_xact_lock(hashtext(${`analytics ${step}`})) as mine`.execute(tx.db)
  return found.rows[0]?.mine ?? false
}

/** Oldest first, up to about `events` events; at least one row when there is any. */
export async function inboxRows(tx: Ctx, events: number): Promise<InboxRow[]> {
  const found = await sql<InboxRow>`
    select id, received_at, n, body from (
      select id, received_at, n, body, sum(n) over (order by id) - n as before
      from (select id, received_at, n, body from analytics.inbox order by id limit 2000) oldest
    ) counted where before < ${events} order by id`.execute(tx.db)
  return found.rows
}

/** @throws when the transaction was ended from outside, and with it the turn */
export async function assertTurn(tx: Ctx): Promise<void> {
  await sql`select 1`.execute(tx.db)
}

export async function deleteInboxRows(tx: Ctx, ids: number[]): Promise<void> {
  const gone = await sql`delete from analytics.inbox where id = any(${ids}::bigint[])`.execute(tx.db)
  if (Number(gone.numAffectedRows) !== ids.length) throw new Error('The inbox changed under the counting transaction')
}

export async function addSeenDay(ctx: Ctx, day: string): Promise<void> {
  await sql`select analytics.add_seen_day(${day})`.execute(ctx.db)
}

/**
 * Remembers the ids. Probes one index for each of the days kept.
 * @param day of receipt, UTC
 * @returns those that were not seen before
 */
export async function firstSeen(tx: Ctx, day: string, ids: string[]): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    insert into analytics.seen (day, id)
    select ${day}::date, e.id from unnest(${ids}::uuid[]) e (id)
    where not exists (select from analytics.seen s where s.id = e.id and s.day <> ${day}::date)
    on conflict do nothing returning id`.execute(tx.db)
  return new Set(found.rows.map((row) => row.id))
}

/** Also those of the same id with another video; served by playbacks_pkey. */
export async function playbacksOf(tx: Ctx, ids: string[]): Promise<Map<string, Playback>> {
  const found = await sql<PlaybackTable>`
    select playback_id, video_id, viewer, first_at, last_at, rate, played_ms, cut_ms, outcome, why, seen
    from analytics.playbacks where playback_id = any(${ids}::uuid[])`.execute(tx.db)
  return new Map(
    found.rows.map((row) => [
      playbackKey(row.playback_id, row.video_id),
      {
        playbackId: row.playback_id,
        videoId: row.video_id,
        viewer: row.viewer,
        firstAt: row.first_at.getTime(),
        lastAt: row.last_at.getTime(),
        rate: row.rate,
        playedMs: row.played_ms,
        cutMs: row.cut_ms,
        outcome: row.outcome,
        why: row.why,
        seen: row.seen ? new Uint8Array(row.seen) : unseen(),
      },
    ]),
  )
}

export async function keepPlaybacks(tx: Ctx, playbacks: Playback[]): Promise<void> {
  if (playbacks.length === 0) return
  const time = (ms: number) => new Date(ms).toISOString()
  await sql`
    insert into analytics.playbacks (playback_id, video_id, viewer, first_at, last_at, rate, played_ms, cut_ms, outcome, why, seen)
    select * from unnest(${playbacks.map((p) => p.playbackId)}::uuid[], ${playbacks.map((p) => p.videoId)}::uuid[],
      ${playbacks.map((p) => p.viewer)}::uuid[], ${playbacks.map((p) => time(p.firstAt))}::timestamptz[],
      ${playbacks.map((p) => time(p.lastAt))}::timestamptz[], ${playbacks.map((p) => p.rate)}::real[],
      ${playbacks.map((p) => p.playedMs)}::bigint[], ${playbacks.map((p) => p.cutMs)}::bigint[],
      ${playbacks.map((p) => p.outcome)}::text[], ${playbacks.map((p) => p.why)}::text[], ${playbacks.map((p) => `\\x${Buffer.from(p.seen).toString('hex')}`)}::bytea[])
    on conflict (playback_id, video_id) do update set first_at = excluded.first_at, last_at = excluded.last_at,
      rate = excluded.rate, played_ms = excluded.played_ms, cut_ms = excluded.cut_ms, outcome = excluded.outcome,
      seen = excluded.seen`.execute(tx.db)
}

/** Counted views of these viewers and videos since `from`; served by view_windows_pkey. */
export async function windowsOf(
  tx: Ctx,
  pairs: { videoId: string; viewer: string }[],
  from: Date,
): Promise<Map<string, number[]>> {
  const windows = new Map<string, number[]>()
  if (pairs.length === 0) return windows
  const found = await sql<{ video_id: string; viewer: string; counted_at: Date }>`
    select w.video_id, w.viewer, w.counted_at
    from unnest(${pairs.map((p) => p.videoId)}::uuid[], ${pairs.map((p) => p.viewer)}::uuid[]) asked (video_id, viewer)
    join analytics.view_windows w on w.video_id = asked.video_id and w.viewer = asked.viewer and w.counted_at > ${from}`.execute(
    tx.db,
  )
  for (const row of found.rows) {
    const key = windowKey(row.video_id, row.viewer)
    windows.set(key, [...(windows.get(key) ?? []), row.counted_at.getTime()])
  }
  return windows
}

export async function keepWindows(
  tx: Ctx,
  windows: { videoId: string; viewer: string; countedAt: number }[],
): Promise<void> {
  if (windows.length === 0) return
  await sql`
    insert into analytics.view_windows (video_id, viewer, counted_at)
    select * from unnest(${windows.map((w) => w.videoId)}::uuid[], ${windows.map((w) => w.viewer)}::uuid[],
      ${windows.map((w) => new Date(w.countedAt).toISOString())}::timestamptz[])`.execute(tx.db)
}

/** Days and rows that no event can ask for any more: an event is accepted for 7 days. */
export async function forgetOld(ctx: Ctx, now: Date): Promise<void> {
  // An inbox that waited long may still hold events of an earlier day.
  const oldest = await sql<{ received: Date; day: string }>`
    select received, ((received - interval '8 days') at time zone 'utc')::date::text as day
    from (select least((select min(received_at) from analytics.inbox), ${now}::timestamptz) as received) of_inbox`.execute(
    ctx.db,
  )
  await sql`select analytics.drop_seen_before(${oldest.rows[0]?.day})`.execute(ctx.db)
  await deleteBounded(
    ctx,
    sql`delete from analytics.playbacks where ctid = any(array(
    select ctid from analytics.playbacks where first_at < ${now}::timestamptz - interval '9 days' limit 10000))`,
  )
  await deleteBounded(
    ctx,
    sql`delete from analytics.view_windows where ctid = any(array(
    select ctid from analytics.view_windows where counted_at < ${now}::timestamptz - interval '9 days' limit 10000))`,
  )
  // Late hours too: an inbox that waited is judged by the hour of its receipt.
  await deleteBounded(
    ctx,
    sql`delete from analytics.begun where ctid = any(array(
    select ctid from analytics.begun where hour < (${oldest.rows[0]?.received}::timestamptz - interval '2 hours') limit 10000))`,
  )
  await deleteBounded(
    ctx,
    sql`delete from analytics.batches where ctid = any(array(
    select ctid from analytics.batches where shipped_at < ${now}::timestamptz - interval '1 day' limit 10000))`,
  )
}

/** In bites, so that no statement runs long. */
async function deleteBounded(ctx: Ctx, statement: ReturnType<typeof sql>): Promise<void> {
  for (;;) {
    const gone = await statement.execute(ctx.db)
    if (Number(gone.numAffectedRows ?? 0n) < 10_000) return
  }
}
