import { sql } from 'kysely'
import { z } from 'zod'
import { type Actor, asSystem, type Ctx } from '#platform/context.ts'
import type { Language } from '#platform/language.ts'
import { isSignedBy, sign } from '#platform/secrets.ts'
import { readPreferences } from './preferences.ts'
import { preferencesByEmail } from './queries.ts'

/**
 * The token that better-auth puts into a letter names an e-mail address, not a person, and can be used until it expires.
 * Whoever had the address before could so confirm or change the account of whoever has it now: our addresses are signed
 * for one person.
 */
export const signedFor = (ctx: Ctx, userId: string, { url, token }: { url: string; token: string }) =>
  `${url}&for=${sign(ctx.secrets.key('letters'), `${userId} ${token}`)}`

/**
 * What a letter is written in: the language that whoever gets it has chosen for good, else the one that whoever caused it
 * asks in.
 * @param system also within a transaction of the program: the choice is read on its connection
 */
export async function letterTo(system: Ctx, email: string, asking: Language | undefined) {
  const { language: chosen } = readPreferences(await preferencesByEmail(system, email))
  const language = chosen ?? asking ?? 'en'
  return { t: system.words(language), language }
}

const Payload = z.object({ email: z.string(), updateTo: z.string().optional(), requestType: z.string().optional() })

/** @returns the present address when the letter changes it; null too for the letter before it, which asks the present one */
export function addressChangedBy(token: string): string | null {
  const payload = payloadOf(token)
  return payload?.updateTo !== undefined && payload.requestType !== 'change-email-confirmation' ? payload.email : null
}

/**
 * Whether a letter is for the person who has its e-mail address now. One that changes the address works only where that
 * person is signed in, because better-auth would open a session for everybody else who has the letter. Whether the token is
 * genuine is asked by better-auth.
 */
export async function isLetterFor(ctx: Ctx, actor: Actor, { token, given }: { token: string; given: string }) {
  const payload = payloadOf(token)
  if (!payload) return false
  const found = await sql<{ id: string }>`select id from auth."user" where email = ${payload.email}`.execute(
    asSystem(ctx).db,
  )
  const userId = found.rows[0]?.id
  if (!userId || !isSignedBy(ctx.secrets.key('letters'), `${userId} ${token}`, given)) return false
  return addressChangedBy(token) === null || (actor.kind === 'user' && actor.userId === userId)
}

function payloadOf(token: string): z.infer<typeof Payload> | null {
  try {
    return Payload.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()))
  } catch {
    return null
  }
}
