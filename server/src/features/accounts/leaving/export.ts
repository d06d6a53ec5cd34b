import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'
import { signedInByHand } from '../policy.ts'

const MOST_ENTRIES = 10_000

type Part = (ctx: Ctx) => Promise<Record<string, unknown>>
const parts = new Map<string, Part>()

/** What a slice above knows of a person, under its name in the same file. */
export const alsoExport = (name: string, part: Part) => parts.set(name, part)

/**
 * What is known of the person themselves, for them to take along: no secrets, and nothing of what belongs to a channel, which
 * its team exports. @throws {NotSignedIn | NotAllowed}
 */
export async function exportAccount(ctx: Ctx): Promise<Record<string, unknown>> {
  const { userId } = signedInByHand(ctx.actor)
  const { db } = asSystem(ctx)
  const rowsOf = async (query: RawBuilder<Record<string, unknown>>) => (await query.execute(db)).rows
  const [account, channels, keys, sessions, passkeys, invitations, follows, log] = await Promise.all([
    rowsOf(sql`select u.id, u.name, u.email, u."emailVerified" as "emailConfirmed", u."createdAt", p.operator, p.preferences,
        exists (select from accounts.second_factors f where f.user_id = u.id and f.enabled_at is not null) as "secondFactor"
      from auth."user" u left join accounts.people p on p.user_id = u.id where u.id = ${userId}`),
    rowsOf(sql`select c.id, c.handle, c.name, m.role, m.created_at as "joinedAt", c.deleted_at as "deletedAt"
      from accounts.channel_members m join accounts.channels c on c.id = m.channel_id
      where m.user_id = ${userId} order by m.created_at, c.id`),
    rowsOf(sql`select name, prefix, scopes, channel_ids as "channelIds", created_at as "createdAt", expires_at as "expiresAt",
        last_used_at as "lastUsedAt" from accounts.api_keys where user_id = ${userId} order by created_at`),
    rowsOf(sql`select "createdAt", "updatedAt" as "lastUsedAt", "expiresAt", "ipAddress" as address, "userAgent" as browser
      from auth.session where "userId" = ${userId} order by "createdAt"`),
    rowsOf(sql`select name, "createdAt" from auth.passkey where "userId" = ${userId} order by "createdAt"`),
    rowsOf(sql`select i.email, i.role, i.created_at as "createdAt", i.accepted_at as "acceptedAt"
      from accounts.team_invitations i where i.accepted_by = ${userId} order by i.created_at`),
    rowsOf(sql`select c.handle, c.name, f.level, f.created_at as "followedAt"
      from accounts.follows f join accounts.channels c on c.id = f.followed_id and c.deleted_at is null
      where f.user_id = ${userId} order by f.created_at, c.id`),
    rowsOf(sql`select at, channel_id as "channelId", via, action, subject_kind as "subjectKind", subject_id as "subjectId",
        subject_label as "subjectLabel", before, after, network
      from accounts.audit_log where actor_id = ${userId} order by at desc, id desc limit ${MOST_ENTRIES}`),
  ])
  const more = await Promise.all([...parts].map(async ([name, part]) => [name, await part(ctx)] as const))
  return {
    exportedAt: ctx.clock().toISOString(),
    account: account[0] ?? null,
    channels,
    apiKeys: keys,
    sessions,
    passkeys,
    invitationsAccepted: invitations,
    follows,
    whatIDid: log,
    ...Object.fromEntries(more),
  }
}
