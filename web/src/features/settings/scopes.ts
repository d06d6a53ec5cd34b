import type { ApiKey } from '#web/features/accounts/queries.ts'

export type Scope = ApiKey['scopes'][number]

/** What a key may do, in words. */
export const SCOPES: Record<Scope, { label: string; explanation: string }> = {
  'videos:read': { label: 'Read videos', explanation: 'List videos, private ones included.' },
  'videos:write': { label: 'Change videos', explanation: 'Upload, edit, publish and delete.' },
  'analytics:read': { label: 'Read figures', explanation: 'Views, watch time, viewers.' },
  'channels:read': { label: 'Read the team', explanation: 'Who works on the channel, in which role.' },
  'audit:read': { label: 'Read the audit log', explanation: 'Who changed what.' },
  'webhooks:write': { label: 'Set up webhooks', explanation: 'Addresses that hear what happens to videos.' },
  'channels:write': { label: 'Change channels', explanation: 'Name, handle and description.' },
}

// The record's keys are all scopes there are: its type says so.
export const ALL_SCOPES = Object.keys(SCOPES) as Scope[]
