import { type Insertable, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { type ApiKeyTable, accounts } from './tables.ts'

const CHANNEL = ['id', 'handle', 'name', 'description', 'picture', 'created_at', 'verified_at'] as const

export const channelsByIds = (ctx: Ctx, ids: readonly string[]) =>
  accounts(ctx)
    .selectFrom('accounts.channels')
    .select(CHANNEL)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

/** Served by channels_handle_idx. */
export const channelByHandle = (ctx: Ctx, handle: string) =>
  accounts(ctx)
    .selectFrom('accounts.channels')
    .select(CHANNEL)
    .where('handle', '=', handle.toLowerCase())
    .executeTakeFirst()

export const firstChannelOf = (ctx: Ctx, userId: string) =>
  accounts(ctx)
    .selectFrom('accounts.channel_members as m')
    .innerJoin('accounts.channels as c', 'c.id', 'm.channel_id')
    .select('m.channel_id')
    .where('m.user_id', '=', userId)
    .where('c.deleted_at', 'is', null)
    .orderBy('m.created_at')
    .orderBy('m.channel_id')
    .limit(1)
    .executeTakeFirst()

/** @returns false when the handle is taken */
export async function insertChannel(ctx: Ctx, channel: { id: string; handle: string; name: string; ownerId: string }) {
  const made = await accounts(ctx)
    .insertInto('accounts.channels')
    .values({ id: channel.id, handle: channel.handle, name: channel.name })
    .onConflict((conflict) => conflict.column('handle').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  await accounts(ctx)
    .insertInto('accounts.channel_members')
    .values({ channel_id: channel.id, user_id: channel.ownerId, role: 'owner' })
    .execute()
  return true
}

export const updateChannel = (ctx: Ctx, id: string, patch: { handle?: string; name?: string; description?: string }) =>
  accounts(ctx)
    .updateTable('accounts.channels')
    .set({ ...patch, updated_at: ctx.clock() })
    .where('id', '=', id)
    .returning(CHANNEL)
    .executeTakeFirst()

/** Nobody has one in a deleted channel, and nobody whose account is deleted. */
export const roleOf = (ctx: Ctx, userId: string, channelId: string) =>
  accounts(ctx)
    .selectFrom('accounts.channel_members as m')
    .innerJoin('accounts.channels as c', 'c.id', 'm.channel_id')
    .leftJoin('accounts.people as p', 'p.user_id', 'm.user_id')
    .select('m.role')
    .where('m.channel_id', '=', channelId)
    .where('m.user_id', '=', userId)
    .where('c.deleted_at', 'is', null)
    .where('p.deleted_at', 'is', null)
    .executeTakeFirst()

export const membersOf = (ctx: Ctx, channelIds: readonly string[]) =>
  accounts(ctx)
    .selectFrom('accounts.channel_members')
    .select(['channel_id', 'user_id'])
    .where('channel_id', '=', sql<string>`any(${[...channelIds]}::uuid[])`)
    .execute()

export async function userById(ctx: Ctx, userId: string) {
  const found = await sql<{
    id: string
    name: string
    email: string
    emailVerified: boolean
    preferences: unknown
    channelsByHand: boolean | null
  }>`
    select u.id, u.name, u.email, u."emailVerified", p.preferences, p.channels_by_hand as "channelsByHand"
    from auth."user" u left join accounts.people p on p.user_id = u.id where u.id = ${userId}`.execute(ctx.db)
  return found.rows[0] ?? null
}

/** Of whoever has the address; null for nobody. */
export async function preferencesByEmail(ctx: Ctx, email: string): Promise<unknown> {
  const found = await sql<{ preferences: unknown }>`
    select p.preferences from auth."user" u join accounts.people p on p.user_id = u.id
    where u.email = lower(${email})`.execute(ctx.db)
  return found.rows[0]?.preferences ?? null
}

export async function operators(ctx: Ctx): Promise<string[]> {
  const found = await sql<{ user_id: string }>`select user_id from accounts.people where operator`.execute(ctx.db)
  return found.rows.map((row) => row.user_id)
}

export async function ownersOf(ctx: Ctx, channelId: string): Promise<string[]> {
  const found = await accounts(ctx)
    .selectFrom('accounts.channel_members')
    .select('user_id')
    .where('channel_id', '=', channelId)
    .where('role', '=', 'owner')
    .execute()
  return found.map((row) => row.user_id)
}

export async function anyPerson(ctx: Ctx): Promise<boolean> {
  const found = await sql`select 1 from accounts.people limit 1`.execute(ctx.db)
  return found.rows.length > 0
}

const API_KEY = ['id', 'name', 'prefix', 'scopes', 'channel_ids', 'created_at', 'expires_at', 'last_used_at'] as const

export const insertApiKey = (ctx: Ctx, row: Insertable<ApiKeyTable>) =>
  accounts(ctx).insertInto('accounts.api_keys').values(row).returning(API_KEY).executeTakeFirstOrThrow()

/** @returns the key that is gone; undefined when the person has no such key */
export const deleteApiKey = (ctx: Ctx, id: string, userId: string) =>
  accounts(ctx)
    .deleteFrom('accounts.api_keys')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning(['id', 'name', 'scopes', 'channel_ids'])
    .executeTakeFirst()

/** Newest first. */
export const apiKeysOf = (ctx: Ctx, userId: string) =>
  accounts(ctx)
    .selectFrom('accounts.api_keys')
    .select(API_KEY)
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .execute()
