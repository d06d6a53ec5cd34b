import { sql } from 'kysely'
import * as analytics from '../server/src/features/analytics/service.ts'
import { type Ctx, inTransaction } from '../server/src/platform/context.ts'
import { MAIL_DOMAIN } from './channels.ts'
import type { Installation } from './installation.ts'

/** Takes out everybody of the demo and all that is theirs, and nothing else. May be repeated, also after a kill. */
export async function remove({ opened: { ctx } }: Installation): Promise<{ channels: number; files: number }> {
  const owner: Ctx = { ...ctx, db: ctx.database.owner }
  const found = await sql<{ id: string }>`
    select m.channel_id as id from accounts.channel_members m join auth."user" u on u.id = m.user_id
    where m.role = 'owner' and u.email like ${`%@${MAIL_DOMAIN}`}`.execute(owner.db)
  const channelIds = found.rows.map(({ id }) => id)
  const files = await deleteFiles(owner, channelIds)
  await deleteRows(owner, channelIds)
  return { channels: channelIds.length, files }
}

async function deleteFiles(ctx: Ctx, channelIds: string[]): Promise<number> {
  const assets = await sql<{ id: string; source_key: string }>`
    select id, source_key from media.assets where channel_id = any (${channelIds}::uuid[])`.execute(ctx.db)
  let files = 0
  for (const { id, source_key } of assets.rows) {
    const keys = [source_key]
    for await (const { key } of ctx.store.list(`media/${id}/`)) keys.push(key)
    await ctx.store.delete(keys)
    files += keys.length
  }
  return files
}

/** From the top slice down: what points at something goes first. */
async function deleteRows(ctx: Ctx, channelIds: string[]) {
  await inTransaction(ctx, async (tx) => {
    const ids = sql`any (${channelIds}::uuid[])`
    for (const statement of [
      sql`delete from content.videos where channel_id = ${ids}`,
      sql`delete from uploads.sessions where channel_id = ${ids}`,
      sql`delete from media.assets where channel_id = ${ids}`,
      // The owner of the tables may: nothing else is ever taken out of the audit log.
      sql`alter table accounts.audit_log disable trigger audit_only_added`,
      sql`delete from accounts.audit_log where channel_id = ${ids}`,
      sql`alter table accounts.audit_log enable trigger audit_only_added`,
      sql`delete from accounts.channels where id = ${ids}`,
      sql`delete from accounts.invites where note = 'demo'`,
      sql`delete from auth."user" where email like ${`%@${MAIL_DOMAIN}`}`,
    ])
      await statement.execute(tx.db)
    // In the same commit: ClickHouse forgets them once nothing new can come in, and a kill leaves all or nothing to do.
    await analytics.forgetChannels(tx, channelIds)
  })
}
