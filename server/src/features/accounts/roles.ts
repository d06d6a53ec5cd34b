import type { Actor, ChannelRole } from '#platform/context.ts'
import { NotAllowed } from '#platform/problem.ts'
import { ScopeMissing } from './errors.ts'

const EVERYBODY: readonly ChannelRole[] = ['owner', 'manager', 'editor', 'moderator', 'analyst', 'accountant']

/**
 * What each role may do in its channel, and which scope an API key needs for it: the one table that routes, pages and
 * tests go by.
 */
export const PERMISSIONS = {
  'videos.read': { roles: EVERYBODY, scope: 'videos:read', doing: 'look at videos' },
  'videos.edit': { roles: ['owner', 'manager', 'editor'], scope: 'videos:write', doing: 'upload and change videos' },
  'videos.delete': {
    roles: ['owner', 'manager'],
    scope: 'videos:write',
    doing: 'delete videos that were published',
  },
  'videos.purge': { roles: ['owner', 'manager'], scope: 'videos:write', doing: 'delete videos for good' },
  'comments.moderate': {
    roles: ['owner', 'manager', 'editor', 'moderator'],
    scope: 'comments:write',
    doing: 'moderate comments',
  },
  'analytics.read': {
    roles: ['owner', 'manager', 'editor', 'analyst'],
    scope: 'analytics:read',
    doing: 'see the figures',
  },
  'revenue.read': { roles: ['owner', 'manager', 'accountant'], scope: 'revenue:read', doing: 'see the income' },
  'channel.edit': { roles: ['owner', 'manager'], scope: 'channels:write', doing: 'change the channel' },
  'team.read': { roles: EVERYBODY, scope: 'channels:read', doing: 'see the team' },
  'team.manage': { roles: ['owner', 'manager'], scope: null, doing: 'invite people and change roles' },
  'webhooks.manage': { roles: ['owner', 'manager'], scope: 'webhooks:write', doing: 'set up webhooks' },
  'audit.read': { roles: ['owner', 'manager'], scope: 'audit:read', doing: 'read the audit log' },
  'channel.own': { roles: ['owner'], scope: null, doing: 'hand over or delete the channel' },
} as const satisfies Record<
  string,
  {
    roles: readonly ChannelRole[]
    /** `resource:action`; null: no key may, whatever its scopes. */
    scope: string | null
    /** Completes "… may …". */
    doing: string
  }
>
export type Permission = keyof typeof PERMISSIONS

/**
 * What a route asks of whoever calls it, stated in its `config`: a permission in the channel it works on; `own`, what belongs
 * to the person alone; `signed-in`, anybody with an account; `operator`; `public`. Shown in the contract as `x-permission`
 * and held by server/test/role-matrix.test.ts.
 */
export type RoutePermission = Permission | 'own' | 'signed-in' | 'operator' | 'public'

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: RoutePermission
  }
}

const roleIn = (actor: Actor, channelId: string): ChannelRole | null =>
  actor.kind === 'user' ? (actor.channels.find((channel) => channel.id === channelId)?.role ?? null) : null

/** Why the actor may not, as a sentence for people; null when they may. */
export function whyNot(actor: Actor, channelId: string, permission: Permission): string | null {
  if (actor.kind === 'system') return null
  const { roles, doing } = PERMISSIONS[permission]
  const role = roleIn(actor, channelId)
  if (role === null) return 'You are not in the team of this channel.'
  if (!(roles as readonly ChannelRole[]).includes(role))
    return `Your role here is ${role}: only ${listed(roles)} may ${doing}.`
  if (scopeMissing(actor, permission)) return 'The API key lacks the scope for it.'
  return null
}

export const may = (actor: Actor, channelId: string, permission: Permission): boolean =>
  whyNot(actor, channelId, permission) === null

/** @throws {ScopeMissing | NotAllowed} whose `reason` is for people */
export function requireMay(actor: Actor, channelId: string, permission: Permission): void {
  const missing = scopeMissing(actor, permission)
  if (missing) throw new ScopeMissing({ scope: missing })
  const reason = whyNot(actor, channelId, permission)
  if (reason) throw new NotAllowed({ reason })
}

/** The scope an API key would need; sessions have all. */
function scopeMissing(actor: Actor, permission: Permission): string | null {
  if (actor.kind !== 'user' || actor.scopes === null) return null
  const { scope } = PERMISSIONS[permission]
  if (scope === null) return 'none'
  return actor.scopes.includes(scope) ? null : scope
}

const listed = (roles: readonly string[]) =>
  roles.length === 1 ? `the ${roles[0]}` : `${roles.slice(0, -1).join(', ')} and ${roles.at(-1)}`
