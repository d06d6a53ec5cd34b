import type { Actor, ChannelRole } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { NotAllowed } from '#platform/problem.ts'
import { ScopeMissing } from './errors.ts'

const EVERYBODY: readonly ChannelRole[] = ['owner', 'manager', 'editor', 'moderator', 'analyst', 'accountant']

/** As they stand inside sentences. */
const ROLE_NAMES: Record<ChannelRole, string> = {
  owner: said('owner'),
  manager: said('manager'),
  editor: said('editor'),
  moderator: said('moderator'),
  analyst: said('analyst'),
  accountant: said('accountant'),
}

/**
 * What each role may do in its channel, and which scope an API key needs for it: the one table that routes, pages and
 * tests go by.
 */
export const PERMISSIONS = {
  'videos.read': { roles: EVERYBODY, scope: 'videos:read', doing: said('look at videos'), refused: null },
  'videos.edit': {
    roles: ['owner', 'manager', 'editor'],
    scope: 'videos:write',
    doing: said('upload and change videos'),
    refused: (role: string) =>
      said('Your role here is {role}: only owner, manager and editor may upload and change videos.', { role }),
  },
  'videos.delete': {
    roles: ['owner', 'manager'],
    scope: 'videos:write',
    doing: said('delete videos that were published'),
    refused: (role: string) =>
      said('Your role here is {role}: only owner and manager may delete videos that were published.', { role }),
  },
  'videos.purge': {
    roles: ['owner', 'manager'],
    scope: 'videos:write',
    doing: said('delete videos for good'),
    refused: (role: string) =>
      said('Your role here is {role}: only owner and manager may delete videos for good.', { role }),
  },
  'comments.moderate': {
    roles: ['owner', 'manager', 'editor', 'moderator'],
    scope: 'comments:write',
    doing: said('moderate comments'),
    refused: (role: string) =>
      said('Your role here is {role}: only owner, manager, editor and moderator may moderate comments.', { role }),
  },
  'analytics.read': {
    roles: ['owner', 'manager', 'editor', 'analyst'],
    scope: 'analytics:read',
    doing: said('see the figures'),
    refused: (role: string) =>
      said('Your role here is {role}: only owner, manager, editor and analyst may see the figures.', { role }),
  },
  'revenue.read': {
    roles: ['owner', 'manager', 'accountant'],
    scope: 'revenue:read',
    doing: said('see the income'),
    refused: (role: string) =>
      said('Your role here is {role}: only owner, manager and accountant may see the income.', { role }),
  },
  'channel.edit': {
    roles: ['owner', 'manager'],
    scope: 'channels:write',
    doing: said('change the channel'),
    refused: (role: string) =>
      said('Your role here is {role}: only owner and manager may change the channel.', { role }),
  },
  'team.read': { roles: EVERYBODY, scope: 'channels:read', doing: said('see the team'), refused: null },
  'team.manage': {
    roles: ['owner', 'manager'],
    scope: null,
    doing: said('invite people and change roles'),
    refused: (role: string) =>
      said('Your role here is {role}: only owner and manager may invite people and change roles.', { role }),
  },
  'webhooks.manage': {
    roles: ['owner', 'manager'],
    scope: 'webhooks:write',
    doing: said('set up webhooks'),
    refused: (role: string) => said('Your role here is {role}: only owner and manager may set up webhooks.', { role }),
  },
  'audit.read': {
    roles: ['owner', 'manager'],
    scope: 'audit:read',
    doing: said('read the audit log'),
    refused: (role: string) =>
      said('Your role here is {role}: only owner and manager may read the audit log.', { role }),
  },
  'channel.own': {
    roles: ['owner'],
    scope: null,
    doing: said('hand over or delete the channel'),
    refused: (role: string) =>
      said('Your role here is {role}: only the owner may hand over or delete the channel.', { role }),
  },
} as const satisfies Record<
  string,
  {
    roles: readonly ChannelRole[]
    /** `resource:action`; null: no key may, whatever its scopes. */
    scope: string | null
    /** Completes "… may …". */
    doing: string
    /** What is said to a role that may not; null where each may. */
    refused: ((role: string) => string) | null
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
  const { roles, refused } = PERMISSIONS[permission]
  const role = roleIn(actor, channelId)
  if (role === null) return said('You are not in the team of this channel.')
  if (refused && !(roles as readonly ChannelRole[]).includes(role)) return refused(ROLE_NAMES[role])
  if (scopeMissing(actor, permission)) return said('The API key lacks the scope for it.')
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
