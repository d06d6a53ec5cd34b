import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { asSystem, type Ctx } from './context.ts'
import { uuidv7 } from './ids.ts'
import { declareJob, on } from './jobs.ts'

const SendMail = declareJob({
  name: 'platform.send-mail',
  payload: z.object({ mailId: z.uuid() }),
  attempts: 10,
  timeoutS: 60,
})

/** Puts a mail into the outbox, from where a job sends it; without SMTP_URL it waits there for the operator to read. */
export async function queueMail(ctx: Ctx, mail: { to: string; subject: string; body: string }): Promise<void> {
  await asSystem(ctx)
    .db.transaction()
    .execute(async (db) => {
      const tx = { ...asSystem(ctx), db }
      const id = uuidv7()
      await sql`insert into platform.mails (id, recipient, subject, body) values (${id}, ${mail.to}, ${mail.subject}, ${mail.body})`.execute(
        db,
      )
      if (ctx.config.smtpUrl) await ctx.jobs.enqueue(tx, SendMail, { mailId: id })
    })
}

export type OutboxMail = {
  id: string
  recipient: string
  subject: string
  body: string
  created_at: Date
  sent_at: Date | null
  last_error: string | null
}

/** Newest first. */
export async function outbox(ctx: Ctx, limit: number): Promise<OutboxMail[]> {
  const found = await sql<OutboxMail>`
    select id, recipient, subject, body, created_at, sent_at, last_error from platform.mails
    order by created_at desc, id desc limit ${limit}`.execute(asSystem(ctx).db)
  return found.rows
}

export const handlers = [
  on(SendMail, async (ctx, { mailId }) => {
    const found =
      await sql<OutboxMail>`select id, recipient, subject, body, sent_at from platform.mails where id = ${mailId}`.execute(
        ctx.db,
      )
    const mail = found.rows[0]
    if (!mail || mail.sent_at || !ctx.config.smtpUrl) return
    const transport = createTransport(ctx.config.smtpUrl)
    try {
      await transport.sendMail({
        from: ctx.config.mailFrom,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body,
        messageId: `<${mail.id}@${new URL(ctx.publicUrl).hostname}>`, // the same on a second try, so that a client can tell
      })
      await sql`update platform.mails set sent_at = now(), attempts = attempts + 1, last_error = null where id = ${mailId}`.execute(
        ctx.db,
      )
    } catch (error) {
      await sql`update platform.mails set attempts = attempts + 1, last_error = ${String(error).slice(0, 500)} where id = ${mailId}`.execute(
        ctx.db,
      )
      throw error
    } finally {
      transport.close()
    }
  }),
]
