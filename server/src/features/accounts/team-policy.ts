import type { ChannelRole } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { PERMISSIONS } from './roles.ts'

export const ROLES: readonly ChannelRole[] = ['owner', 'manager', 'editor', 'moderator', 'analyst', 'accountant']

export type Standing = {
  /** Role of whoever acts. */
  mine: ChannelRole
  /** Role of the person it is about. */
  theirs: ChannelRole
  self: boolean
  owners: number
}

export const managesTeam = (role: ChannelRole) =>
  (PERMISSIONS['team.manage'].roles as readonly ChannelRole[]).includes(role)
const LAST_OWNER = said('A channel needs an owner: make somebody else an owner first.')

/** Why the role cannot become `next`, as a sentence; null when it can. */
export function whyNotRole({ mine, theirs, owners }: Standing, next: ChannelRole): string | null {
  if (!managesTeam(mine)) return said('Your role here is {mine}: only owners and managers change roles.', { mine })
  if (mine !== 'owner' && theirs === 'owner') return said('Only an owner changes the role of an owner.')
  if (mine !== 'owner' && next === 'owner') return said('Only an owner makes somebody an owner.')
  if (theirs === 'owner' && next !== 'owner' && owners === 1) return LAST_OWNER
  return null
}

/** Why the person cannot be taken out of the team, or leave it; null when they can. */
export function whyNotRemove({ mine, theirs, self, owners }: Standing): string | null {
  if (theirs === 'owner' && owners === 1) return LAST_OWNER
  if (self) return null
  if (!managesTeam(mine)) return said('Your role here is {mine}: only owners and managers remove people.', { mine })
  if (mine !== 'owner' && theirs === 'owner') return said('Only an owner removes an owner.')
  return null
}
