import { type RawBuilder, sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { asSystem, type Ctx, inTransaction } from './context.ts'
import { uuidv7 } from './ids.ts'
import { declareJob, on } from './jobs.ts'
import { problem } from './problem.ts'

const SendMail = declareJob({
  name: 'platform.send-mail',
  payload: z.object({ mailId: z.uuid() }),
  attempts: 10,
  timeoutS: 60,
})

/**
 * Puts a mail into the outbox, from where a job sends it; without SMTP_URL it waits there for the operator to read. Inside a
 * transaction of the program itself it goes with its commit.
 */
export async function queueMail(ctx: Ctx, mail: { to: string; subject: string; body: string }): Promise<void> {
  const joins = ctx.actor.kind === 'system' && ctx.db.isTransaction
  await inTransaction(joins ? ctx : asSystem(ctx), async (tx) => {
    const id = uuidv7()
    await sql`insert into platform.mails (id, recipient, subject, body) values (${id}, ${mail.to}, ${mail.subject}, ${mail.body})`.execute(
      tx.db,
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
  /** A job to send it waits or runs. */
  queued: boolean
}

const NoMailServer = problem('mail.no_server', 409, 'No mail server is set: set SMTP_URL and restart')
const AlreadySent = problem('mail.already_sent', 409, 'This letter was sent already')
const MailNotFound = problem('mail.not_found', 404, 'No such letter')

/** The jobs of one letter; few wait at any time. */
const jobsOf = (id: RawBuilder<unknown>) => sql`
  select from pgboss.job where name = ${SendMail.name} and state <= 'active' and data ->> 'mailId' = ${id}::text`

/** Newest first. */
export async function outbox(ctx: Ctx, limit: number): Promise<OutboxMail[]> {
  const found = await sql<OutboxMail>`
    select id, recipient, subject, body, created_at, sent_at, last_error, exists (${jobsOf(sql`mails.id`)}) as queued
    from platform.mails
    order by created_at desc, id desc limit ${limit}`.execute(asSystem(ctx).db)
  return found.rows
}

/**
 * Sends a letter that could not be sent, or that was kept from before there was a mail server; one that waits for its next
 * try goes at once. @throws {MailNotFound | AlreadySent | NoMailServer}
 */
export async function sendAgain(ctx: Ctx, id: string): Promise<void> {
  if (!ctx.config.smtpUrl) throw new NoMailServer()
  await inTransaction(asSystem(ctx), async (tx) => {
    const found = await sql<{ sent_at: Date | null }>`
      select sent_at from platform.mails where id = ${id} for update`.execute(tx.db)
    if (!found.rows[0]) throw new MailNotFound()
    if (found.rows[0].sent_at) throw new AlreadySent()
    const waiting = await sql`
      update pgboss.job set start_after = now() where name = ${SendMail.name} and state <= 'active'
        and data ->> 'mailId' = ${id} returning id`.execute(tx.db)
    if (waiting.rows.length === 0) await tx.jobs.enqueue(tx, SendMail, { mailId: id })
  })
}

/** Whoever they were to is gone. */
export const forgetMails = (tx: Ctx, recipient: string) =>
  sql`delete from platform.mails where lower(recipient) = lower(${recipient})`.execute(tx.db)

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
