import { sql } from 'kysely'
import * as analytics from '../server/src/features/analytics/service.ts'
import * as media from '../server/src/features/media/service.ts'
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
  const assets = await sql<{ id: string }>`
    select id from media.assets where channel_id = any (${channelIds}::uuid[])`.execute(owner.db)
  const assetIds = assets.rows.map(({ id }) => id)
  let files = 0
  for (const id of assetIds) files += await media.deleteFiles(owner, id)
  await deleteRows(owner, channelIds, assetIds)
  return { channels: channelIds.length, files }
}

/** From the top slice down: what points at something goes first. */
async function deleteRows(ctx: Ctx, channelIds: string[], assetIds: string[]) {
  await inTransaction(ctx, async (tx) => {
    const ids = sql`any (${channelIds}::uuid[])`
    await sql`delete from content.videos where channel_id = ${ids}`.execute(tx.db)
    await sql`delete from uploads.sessions where channel_id = ${ids}`.execute(tx.db)
    await media.deleteAssets(tx, assetIds)
    for (const statement of [
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
