import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Security = components['schemas']['Security']
export type Passkey = components['schemas']['Passkey']

/** How the person's sign-in is secured. */
export const securityQuery = queryOptions({
  queryKey: ['accounts', 'security'],
  queryFn: ({ signal }) => call(api.GET('/api/me/security', { signal })),
})
