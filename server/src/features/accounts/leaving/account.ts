import { asProgram, asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import type { Language } from '#platform/language.ts'
import { queueMail } from '#platform/mail.ts'
import { askedBy, audit, auditMany } from '../audit.ts'
import { letterTo } from '../letters.ts'
import { signedInByHand } from '../policy.ts'
import { forgetPerson } from '../session.ts'
import { inLetters } from '../team-invitations.ts'
import { ChannelsDiffer, EmailDiffers, LastOperator } from './errors.ts'
import { GRACE_DAYS, graceBegan, restorableUntil } from './grace.ts'
import * as queries from './queries.ts'

/** What happens when the person goes. @throws {NotSignedIn | NotAllowed} */
export async function leavingReport(ctx: Ctx) {
  const { userId } = signedInByHand(ctx.actor)
  const system = asSystem(ctx)
  const [goes, member, reason] = await Promise.all([
    queries.onlyOwned(system, userId),
    queries.sharedWith(system, userId),
    whyNotLeave(system, userId),
  ])
  const going = new Set(goes.map(({ id }) => id))
  return {
    days: GRACE_DAYS,
    goes: goes.map(({ id, handle, name, others }) => ({ id, handle, name, others: Number(others) })),
    stays: member.filter(({ id }) => !going.has(id)),
    can: { delete: reason === null },
    why: { delete: reason ?? undefined },
  }
}

async function whyNotLeave(ctx: Ctx, userId: string): Promise<string | null> {
  const operators = await queries.operatorAlone(ctx, userId)
  return operators ? LastOperator.title : null
}

type Wish = {
  email: string
  /** Exactly those that only they own: nobody loses a channel that they did not name. */
  channelIds: readonly string[]
}

/**
 * From the commit on nobody is signed in as them, and channels that only they own are hidden. Signing in within 30 days
 * offers to bring all of it back.
 * @param hide hides one of their channels with all it holds, in the same transaction
 * @throws {NotSignedIn | NotAllowed | EmailDiffers | LastOperator | ChannelsDiffer}
 */
export async function deleteAccount(
  ctx: Ctx,
  wish: Wish,
  hide: (tx: Ctx, channelId: string) => Promise<void>,
): Promise<{ restorableUntil: string; channelIds: string[] }> {
  const { userId } = signedInByHand(ctx.actor)
  const by = askedBy(ctx)
  const done = await inTransaction(asProgram(ctx), async (tx) => {
    await queries.lockOperators(tx)
    await queries.lockOwnedTeams(tx, userId)
    const person = await queries.lockPerson(tx, userId)
    if (!person || person.email.toLowerCase() !== wish.email.trim().toLowerCase()) throw new EmailDiffers()
    if (await queries.operatorAlone(tx, userId)) throw new LastOperator()
    const goes = await queries.onlyOwned(tx, userId)
    const named = new Set(wish.channelIds)
    if (named.size !== goes.length || goes.some(({ id }) => !named.has(id)))
      throw new ChannelsDiffer({ channels: goes.map(({ id, handle, name }) => ({ id, handle, name })) })
    const at = tx.clock()
    await queries.setPersonDeleted(tx, userId, at)
    for (const { id } of goes) await hide(tx, id)
    await audit(tx, { channelId: null, action: 'account.deleted', subject: { kind: 'account', id: userId }, by })
    await queries.endSessionsAndKeys(tx, userId)
    const until = restorableUntil(at)
    const { t, language } = await letterTo(tx, person.email, tx.request?.language)
    await queueMail(tx, {
      to: person.email,
      subject: t('Your account was deleted'),
      body: t(
        'Hello {name},\n\nyour account at Creator Studio was deleted. Until {date} you can bring it back with everything in it: sign in at\n\n{url}\n\nAfter that it is gone for good. If it was not you, sign in now and change your password.',
        { name: inLetters(person.name), date: dayOf(until, language), url: `${tx.publicUrl}/sign-in` },
      ),
    })
    await forgetPerson(tx, userId)
    return { restorableUntil: until.toISOString(), channelIds: goes.map(({ id }) => id) }
  })
  await forgetPerson(asSystem(ctx), userId)
  return done
}

const dayOf = (at: Date, language: Language): string =>
  language === 'en'
    ? at.toUTCString().slice(5, 16)
    : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at)

type BringBack = (tx: Ctx, channelId: string) => Promise<void>
let bringBack: BringBack | null = null

/** How a channel comes back with its account, known to who knows what it holds. */
export function bringChannelsBackBy(restore: BringBack): void {
  bringBack = restore
}

export const isAccountDeleted = async (ctx: Ctx, userId: string): Promise<boolean> =>
  (await queries.deletedAt(asSystem(ctx), userId)) !== null

/** By whoever has just shown that it is them, with every channel that went with it. A second call changes nothing. */
export async function restoreAccount(ctx: Ctx, userId: string): Promise<void> {
  const channelIds = await inTransaction(asSystem(ctx), async (tx) => {
    const person = await queries.lockPerson(tx, userId)
    if (!person?.deleted_at) return []
    await queries.setPersonDeleted(tx, userId, null)
    const subject = { kind: 'account', id: userId }
    const by = { userId, via: 'session', keyName: null } as const
    await audit(tx, { channelId: null, action: 'account.restored', subject, by })
    const went = (await queries.wentWith(tx, userId)).map(({ id }) => id)
    for (const id of went) await bringBack?.(tx, id)
    return went
  })
  if (channelIds.length > 0) ctx.log.info({ userId, channels: channelIds.length }, 'an account came back')
  await forgetPerson(asSystem(ctx), userId)
}

/** Whose days are over: each is one commit, after their channels are gone. */
export async function purgeAccounts(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx)
  const before = graceBegan(ctx.clock())
  for (const { user_id: userId } of await queries.duePeople(system, before))
    await inTransaction(system, async (tx) => {
      const person = await queries.lockPerson(tx, userId)
      const teams = await queries.sharedWith(tx, userId)
      if (!person || !(await queries.removePerson(tx, userId, before))) return
      await auditMany(
        tx,
        teams.map(({ id, role }) => ({
          channelId: id,
          action: 'member.left',
          subject: { kind: 'member', id: userId, label: person.name },
          before: { role },
          after: { role: null },
        })),
      )
    })
}
