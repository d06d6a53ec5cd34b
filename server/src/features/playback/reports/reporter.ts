import { asSystem, type Ctx } from '#platform/context.ts'
import { requestHash } from '#platform/idempotency.ts'
import * as queries from './queries.ts'

/**
 * By which the same report of the same person is known, without saying who it was: of the person, or of the address where
 * nobody is signed in.
 */
export const reporterKey = (ctx: Ctx, from: string): string =>
  requestHash(ctx, ['report', ctx.actor.kind === 'user' ? ctx.actor.userId : `address ${from}`])

/** Who was signed in, of those who reported it. */
export const reportersOf = (ctx: Ctx, caseId: string): Promise<string[]> => queries.reportersOf(asSystem(ctx), caseId)

/** How many cases wait for the operator. */
export const openReports = (ctx: Ctx): Promise<number> => queries.countOpen(asSystem(ctx))

/** Which of these things the person has reported. */
export const reportedBy = async (ctx: Ctx, subjectIds: readonly string[]): Promise<Set<string>> =>
  new Set(await queries.reportedAmong(asSystem(ctx), reporterKey(ctx, ''), subjectIds))
