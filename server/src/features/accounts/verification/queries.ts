import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { CASES } from './schema.ts'

/** All of these run as the program itself: the operator looks at channels that are not theirs. */

const rowsOf = async <T>(ctx: Ctx, query: RawBuilder<T>) => (await query.execute(ctx.db)).rows

export type RequestRow = {
  id: string
  channel_id: string
  requested_by_name: string | null
  requested_at: Date
  name: string
  handle: string
  evidence: string
  links: string[]
  state: 'requested' | 'approved' | 'refused' | 'withdrawn' | 'revoked'
  reason: string | null
  decided_at: Date | null
}
export type ChannelRow = {
  id: string
  name: string
  handle: string
  picture: string | null
  created_at: Date
  verified_at: Date | null
  verified_look_again_at: Date | null
}

const REQUEST = sql`r.id, r.channel_id, r.requested_at, r.name, r.handle, r.evidence, r.links, r.state, r.reason, r.decided_at`
const CHANNEL = sql`c.id, c.name, c.handle, c.picture, c.created_at, c.verified_at, c.verified_look_again_at`

/** Held until the transaction ends: a request, a decision and a new name wait for each other. */
export const lockChannel = async (tx: Ctx, id: string): Promise<ChannelRow | null> =>
  (await rowsOf(tx, sql<ChannelRow>`select ${CHANNEL} from accounts.channels c where c.id = ${id} for update`))[0] ??
  null

/** The latest of each; served by channel_verifications_channel_idx. */
export const latestOf = (ctx: Ctx, channelIds: readonly string[]) =>
  rowsOf(
    ctx,
    sql<RequestRow>`select distinct on (r.channel_id) ${REQUEST}, u.name as requested_by_name
      from accounts.channel_verifications r left join auth."user" u on u.id = r.requested_by
      where r.channel_id = any(${[...channelIds]}::uuid[])
      order by r.channel_id, r.requested_at desc, r.id desc`,
  )

export const requestById = async (tx: Ctx, id: string): Promise<RequestRow | null> =>
  (
    await rowsOf(
      tx,
      sql<RequestRow>`select ${REQUEST}, null as requested_by_name from accounts.channel_verifications r
        where r.id = ${id} for update`,
    )
  )[0] ?? null

type NewRequest = { id: string; channel: ChannelRow; userId: string; evidence: string; links: string[] }

export const insertRequest = (tx: Ctx, { id, channel, userId, evidence, links }: NewRequest) =>
  rowsOf(
    tx,
    sql`insert into accounts.channel_verifications
        (id, channel_id, requested_by, requested_at, name, handle, evidence, links, state)
      values (${id}, ${channel.id}, ${userId}, ${tx.clock()}, ${channel.name}, ${channel.handle}, ${evidence},
        ${links}, 'requested')`,
  )

type Decided = { state: RequestRow['state']; reason: string | null; by: string }

export const decide = (tx: Ctx, id: string, { state, reason, by }: Decided) =>
  rowsOf(
    tx,
    sql`update accounts.channel_verifications
      set state = ${state}, reason = ${reason}, decided_by = ${by}, decided_at = ${tx.clock()} where id = ${id}`,
  )

export const setVerified = (tx: Ctx, channelId: string, verifiedAt: Date | null) =>
  rowsOf(
    tx,
    sql`update accounts.channels set verified_at = ${verifiedAt}, verified_look_again_at = null where id = ${channelId}`,
  )

const WHICH: Record<(typeof CASES)[number], RawBuilder<unknown>> = {
  waiting: sql`join accounts.channel_verifications w on w.channel_id = c.id and w.state = 'requested'
    order by w.requested_at, c.id`,
  again: sql`where c.verified_look_again_at is not null order by c.verified_look_again_at, c.id`,
  verified: sql`where c.verified_at is not null order by c.verified_at desc, c.id`,
  decided: sql`join lateral (select max(d.decided_at) as at from accounts.channel_verifications d
      where d.channel_id = c.id and d.state in ('approved', 'refused', 'revoked')) l on l.at is not null
    order by l.at desc, c.id`,
}

/** A deleted one asks again when it comes back. */
export const channelsIn = (ctx: Ctx, which: (typeof CASES)[number]) =>
  rowsOf(
    ctx,
    sql<ChannelRow>`select ${CHANNEL} from (select * from accounts.channels where deleted_at is null) as c
      ${WHICH[which]} limit 100`,
  )

export type AlikeRow = { of: string; id: string; name: string; handle: string; verified: boolean }

/** Up to ten for each, verified ones first; served by the indexes over skeletons. */
export const alike = (ctx: Ctx, channelIds: readonly string[]) =>
  rowsOf(
    ctx,
    sql<AlikeRow>`select c.id as of, o.id, o.name, o.handle, o.verified_at is not null as verified
      from accounts.channels c
      cross join lateral (
        select o.* from accounts.channels o
        where o.id <> c.id and (
          accounts.skeleton(o.name) in (nullif(accounts.skeleton(c.name), ''), nullif(accounts.skeleton(c.handle), ''))
          or accounts.skeleton(o.handle) in (nullif(accounts.skeleton(c.name), ''), nullif(accounts.skeleton(c.handle), '')))
        order by o.verified_at is null, o.created_at, o.id limit 10) o
      where c.id = any(${[...channelIds]}::uuid[])`,
  )
