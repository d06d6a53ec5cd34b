import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import * as kinds from '../kinds.ts'
import { notify } from '../notify.ts'
import type { WebhookRow } from './tables.ts'

/** The program has switched one off: its owners hear of it, and the audit log has it. */
export async function tellOff(tx: Ctx, webhook: WebhookRow, reason: 'gone' | 'failing'): Promise<void> {
  await accounts.audit(tx, {
    channelId: webhook.channel_id,
    action: 'webhook.switched-off',
    subject: { kind: 'webhook', id: webhook.id, label: webhook.url },
    before: { state: 'on' },
    after: { state: 'off', reason },
  })
  const channel = (await accounts.channelsByIds(tx, [webhook.channel_id])).get(webhook.channel_id)
  if (!channel) return
  const host = new URL(webhook.url).host
  await notify(tx, await accounts.ownersOf(tx, webhook.channel_id), {
    kind: kinds.WebhookOff,
    payload: { channelId: channel.id, channel: channel.name, host, gone: reason === 'gone' },
    dedup: `webhook.off:${webhook.id}:${tx.clock().getTime()}`,
  })
}
