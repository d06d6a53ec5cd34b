import type { Actor, ChannelRole } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { NotAllowed, NotSignedIn } from '#platform/problem.ts'
import { ScopeMissing } from './errors.ts'

export type Person = Extract<Actor, { kind: 'user' }>

/** @throws {NotSignedIn} */
export function signedIn(actor: Actor): Person {
  if (actor.kind !== 'user') throw new NotSignedIn()
  return actor
}

/** Of the whole installation. A key never is: see `actorOf`. @throws {NotSignedIn | NotAllowed} */
export function operator(actor: Actor): Person {
  const person = signedIn(actor)
  if (!person.operator) throw new NotAllowed()
  return person
}

/** What an API key may never do, whatever its scopes. @throws {NotSignedIn | NotAllowed} */
export function signedInByHand(actor: Actor): Person {
  const person = signedIn(actor)
  if (person.via === 'api-key') throw new NotAllowed({ reason: said('An API key may not do this') })
  return person
}

const roleIn = (actor: Actor, channelId: string): ChannelRole | null =>
  actor.kind === 'user' ? (actor.channels.find((channel) => channel.id === channelId)?.role ?? null) : null

export const isTeam = (actor: Actor, channelId: string): boolean =>
  actor.kind === 'system' || roleIn(actor, channelId) !== null

/** What an API key may carry: the scopes of the permissions in roles.ts. */
export const SCOPES = [
  'videos:read',
  'videos:write',
  'analytics:read',
  'channels:read',
  'channels:write',
  'audit:read',
  'webhooks:write',
] as const

/** Only an API key can lack one; sessions have all. */
export const hasScope = (actor: Actor, scope: (typeof SCOPES)[number]): boolean =>
  actor.kind !== 'user' || actor.scopes === null || actor.scopes.includes(scope)

/** @throws {ScopeMissing} */
export function requireScope(actor: Actor, scope: (typeof SCOPES)[number]) {
  if (!hasScope(actor, scope)) throw new ScopeMissing({ scope })
}
