import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Ctx } from '#platform/context.ts'
import { open, seal } from '#platform/seal.ts'
import type { WebhookRow } from './tables.ts'

const PREFIX = 'whsec_'
/** Standard Webhooks asks for 24 to 64. */
const BYTES = 32

/** @returns what the person gets to see once, and what is kept */
export function newSecret(ctx: Ctx, webhookId: string): { shown: string; kept: Buffer } {
  const secret = randomBytes(BYTES)
  return {
    shown: PREFIX + secret.toString('base64'),
    kept: seal(ctx.secrets.key('webhooks'), secret, `webhook ${webhookId}`),
  }
}

/**
 * Signed by the secret, and by the former one while it is good.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signedHeaders(ctx: Ctx, webhook: WebhookRow, message: { id: string; body: string }) {
  const now = ctx.clock()
  const kept = [webhook.secret]
  if (webhook.former_secret && webhook.former_until && webhook.former_until > now) kept.push(webhook.former_secret)
  const signatures = kept.map((sealed) => {
    const secret = open(ctx.secrets.key('webhooks'), sealed, `webhook ${webhook.id}`)
    return new Webhook(secret.toString('base64')).sign(message.id, now, message.body)
  })
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}
