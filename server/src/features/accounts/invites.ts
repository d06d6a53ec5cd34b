import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { InviteNotFound } from './errors.ts'
import { InviteUsed } from './events.ts'
import { operator } from './policy.ts'
import { hashKey } from './session.ts'

const VALID_DAYS = 14

export type InviteRow = { id: string; note: string; created_at: Date; expires_at: Date; used_at: Date | null }

/** @returns the address to give to one person; the code in it is shown only now @throws {NotSignedIn | NotAllowed} */
export async function createInvite(ctx: Ctx, note: string): Promise<InviteRow & { url: string }> {
  const person = operator(ctx.actor)
  const code = randomBytes(24).toString('base64url')
  const made = await sql<InviteRow>`
    insert into accounts.invites (id, hash, note, created_by, expires_at)
    values (${uuidv7()}, ${hashKey(code)}, ${note}, ${person.userId}, now() + ${`${VALID_DAYS} days`}::interval)
    returning id, note, created_at, expires_at, used_at`.execute(asSystem(ctx).db)
  const row = made.rows[0]
  if (!row) throw new Error('insert returned no row')
  return { ...row, url: `${ctx.publicUrl}/sign-up?invite=${code}` }
}

/** Newest first. @throws {NotSignedIn | NotAllowed} */
export async function invites(ctx: Ctx): Promise<InviteRow[]> {
  operator(ctx.actor)
  const found = await sql<InviteRow>`
    select id, note, created_at, expires_at, used_at from accounts.invites order by created_at desc, id desc limit 100`.execute(
    asSystem(ctx).db,
  )
  return found.rows
}

/** @throws {NotSignedIn | NotAllowed | InviteNotFound} */
export async function deleteInvite(ctx: Ctx, id: string): Promise<void> {
  operator(ctx.actor)
  const gone = await sql`delete from accounts.invites where id = ${id} returning id`.execute(asSystem(ctx).db)
  if (gone.rows.length === 0) throw new InviteNotFound()
}

/** Looks only; `useInvite` decides. */
export async function isInvite(ctx: Ctx, code: string): Promise<boolean> {
  const found = await sql`
    select 1 from accounts.invites where hash = ${hashKey(code)} and used_at is null and expires_at > now()`.execute(
    asSystem(ctx).db,
  )
  return found.rows.length === 1
}

/** Each is good for one account, also when two come at once. */
export async function useInvite(ctx: Ctx, code: string, name: string): Promise<boolean> {
  return inTransaction(asSystem(ctx), async (tx) => {
    const used = await sql<{ id: string; created_by: string }>`
      update accounts.invites set used_at = now()
      where hash = ${hashKey(code)} and used_at is null and expires_at > now() returning id, created_by`.execute(tx.db)
    const invite = used.rows[0]
    if (invite) await tx.jobs.emit(tx, InviteUsed, { inviteId: invite.id, invitedBy: invite.created_by, name })
    return invite !== undefined
  })
}
