import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { totals } from '#platform/counters.ts'
import type { OutboxMail } from '#platform/mail.ts'
import type { InviteRow } from './invites.ts'
import type { ApiKey, Channel, Invite, Mail, Session } from './schema.ts'
import type { ChannelRow } from './service.ts'
import type { SessionRow } from './sessions.ts'

/** The counter of who follows a channel. */
export const FOLLOWERS = 'followers'

export const presentChannel = async (ctx: Ctx, row: ChannelRow): Promise<z.infer<typeof Channel>> => {
  const [channel] = await presentChannels(ctx, [row])
  if (!channel) throw new Error('one row makes one channel')
  return channel
}

export async function presentChannels(ctx: Ctx, rows: readonly ChannelRow[]): Promise<z.infer<typeof Channel>[]> {
  const followers = await totals(
    ctx,
    FOLLOWERS,
    rows.map((row) => row.id),
  )
  return rows.map((row) => present(row, followers.get(row.id) ?? 0))
}

const present = (row: ChannelRow, followerCount: number): z.infer<typeof Channel> => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  description: row.description,
  picture: row.picture,
  createdAt: row.created_at.toISOString(),
  verifiedAt: row.verified_at?.toISOString() ?? null,
  followerCount,
})

export const presentSession = ({ device, ...row }: SessionRow): z.infer<typeof Session> => ({
  ...row,
  ...device,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt.toISOString(),
})

type KeyRow = {
  id: string
  name: string
  prefix: string
  scopes: string[]
  channel_ids: string[] | null
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
}
export const presentApiKey = (row: KeyRow): z.infer<typeof ApiKey> => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes as z.infer<typeof ApiKey>['scopes'], // written from the same list; serialising checks it
  channelIds: row.channel_ids,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
})

export const presentMail = (row: OutboxMail): z.infer<typeof Mail> => ({
  id: row.id,
  to: row.recipient,
  subject: row.subject,
  body: row.body,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  error: row.last_error,
  queued: row.queued,
})

export const presentInvite = (row: InviteRow): z.infer<typeof Invite> => ({
  id: row.id,
  note: row.note,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  usedAt: row.used_at?.toISOString() ?? null,
})
