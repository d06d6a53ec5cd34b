import { sql } from 'kysely'
import * as accounts from '#features/accounts/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { startForStudio } from '../bulk/start-bulk.ts'
import { RetentionAhead } from '../events.ts'
import * as queries from './queries.ts'
import type { RetentionRule } from './schema.ts'

/** Before it goes to the trash a video is announced, whatever its rule; there it can be restored for the days of the trash. */
const NOTICE_DAYS = 7
const DAY_MS = 86_400_000
const SHOWN = 100

const inDays = (ctx: Ctx, days: number) => new Date(ctx.clock().getTime() + days * DAY_MS)

/** @throws {ChannelNotFound | NotAllowed} */
export async function retentionOf(ctx: Ctx, channelId: string | undefined) {
  const working = await accounts.workingChannel(ctx, channelId)
  accounts.requireMay(working.ctx.actor, working.channelId, 'videos.read')
  const reason = accounts.whyNot(working.ctx.actor, working.channelId, 'channel.edit')
  return {
    channelId: working.channelId,
    rules: await queries.rulesOf(working.ctx, working.channelId),
    noticeDays: NOTICE_DAYS,
    can: { edit: reason === null },
    why: reason ? { edit: reason } : {},
  }
}

/** The same again changes nothing. @throws {ChannelNotFound | NotAllowed} */
export async function setRetention(ctx: Ctx, channelId: string | undefined, rules: RetentionRule[]) {
  const working = await accounts.workingChannel(ctx, channelId)
  accounts.requireMay(working.ctx.actor, working.channelId, 'channel.edit')
  await inTransaction(working.ctx, async (tx) => {
    const before = await queries.rulesOf(tx, working.channelId)
    await queries.writeRules(tx, working.channelId, rules, accounts.signedIn(tx.actor).userId)
    await accounts.audit(tx, {
      channelId: working.channelId,
      action: 'channel.retention-set',
      subject: { kind: 'channel', id: working.channelId },
      before: { rules: before },
      after: { rules },
    })
  })
  return retentionOf(working.ctx, working.channelId)
}

/** What would go when. @param rules null: those in force @throws {ChannelNotFound | NotAllowed} */
export async function previewRetention(ctx: Ctx, channelId: string | undefined, rules: RetentionRule[] | null) {
  const working = await accounts.workingChannel(ctx, channelId)
  accounts.requireMay(working.ctx.actor, working.channelId, 'videos.read')
  const rows = await queries.preview(working.ctx, working.channelId, {
    rules: rules ?? (await queries.rulesOf(working.ctx, working.channelId)),
    times: { now: ctx.clock(), earliest: inDays(ctx, NOTICE_DAYS), until: inDays(ctx, 365), soon: inDays(ctx, 30) },
    limit: SHOWN,
  })
  return {
    items: rows.map((row) => ({
      videoId: row.id,
      title: row.title,
      goesAt: row.goes_at.toISOString(),
      announced: row.announced,
      durationMs: row.duration_ms,
    })),
    total: rows[0]?.total ?? 0,
    soon: rows[0]?.soon ?? 0,
  }
}

/** Announces what goes within a week, and puts into the trash what was announced; asked hourly. */
export async function applyRetention(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx)
  for (const { channel_id: channelId, rules } of await queries.channelsWithRules(system))
    await inTransaction(system, async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`retention ${channelId}`}, 0))`.execute(tx.db)
      await queries.withdraw(tx, channelId, rules)
      if (rules.length === 0) return
      const due = await queries.takeDue(tx, channelId)
      if (due.length > 0) await startForStudio(tx, channelId, due, { kind: 'delete' })
      const announced = await queries.announce(tx, channelId, { rules, earliest: inDays(tx, NOTICE_DAYS) })
      const first = announced.map((each) => each.goes_at.getTime()).sort((a, b) => a - b)[0]
      if (first !== undefined)
        await tx.jobs.emit(tx, RetentionAhead, {
          channelId,
          count: announced.length,
          goesAt: new Date(first).toISOString(),
        })
    })
}
