import type { ApiKey } from '#web/features/accounts/queries.ts'
import { t } from '#web/lib/i18n/t.ts'

export type Scope = ApiKey['scopes'][number]

const words = (): Record<Scope, { label: string; explanation: string }> => ({
  'videos:read': { label: t('Read videos'), explanation: t('List videos, private ones included.') },
  'videos:write': { label: t('Change videos'), explanation: t('Upload, edit, publish and delete.') },
  'analytics:read': { label: t('Read figures'), explanation: t('Views, watch time, viewers.') },
  'channels:read': { label: t('Read the team'), explanation: t('Who works on the channel, in which role.') },
  'audit:read': { label: t('Read the audit log'), explanation: t('Who changed what.') },
  'webhooks:write': { label: t('Set up webhooks'), explanation: t('Addresses that hear what happens to videos.') },
  'channels:write': { label: t('Change channels'), explanation: t('Name, handle and description.') },
})

/** What a key may do, in words. */
export const scopeWords = (scope: Scope) => words()[scope]

// The record's keys are all scopes there are: its type says so.
export const allScopes = () => Object.keys(words()) as Scope[]
