import type { Generated } from 'kysely'
import type { ChannelRole, Ctx } from '#platform/context.ts'

export type ChannelTable = {
  id: string
  handle: string
  name: string
  description: Generated<string>
  picture: Generated<string | null>
  created_at: Generated<Date>
  updated_at: Generated<Date>
  verified_at: Generated<Date | null>
  verified_look_again_at: Generated<Date | null>
  deleted_at: Generated<Date | null>
}
type PersonTable = { user_id: string; deleted_at: Generated<Date | null> }
export type MemberTable = { channel_id: string; user_id: string; role: ChannelRole; created_at: Generated<Date> }
export type ApiKeyTable = {
  id: string
  user_id: string
  name: string
  prefix: string
  hash: Buffer
  scopes: string[]
  channel_ids: string[] | null
  created_at: Generated<Date>
  expires_at: Date | null
  last_used_at: Date | null
}
type AccountTables = {
  'accounts.channels': ChannelTable
  'accounts.people': PersonTable
  'accounts.channel_members': MemberTable
  'accounts.api_keys': ApiKeyTable
}

export const accounts = (ctx: Ctx) => ctx.db.$extendTables<AccountTables>()
