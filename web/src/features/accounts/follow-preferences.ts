import type { QueryClient } from '@tanstack/react-query'
import { setFormats } from '#web/lib/locale.ts'
import { setSingleKeys } from '#web/lib/single-keys.ts'
import { meQuery } from './queries.ts'

/** What the person prefers reaches the places that know no person: how times are written, whether single keys act. */
export function followPreferences(queryClient: QueryClient): void {
  const follow = () => {
    const preferences = queryClient.getQueryData(meQuery.queryKey)?.user?.preferences
    setFormats({ locale: preferences?.format ?? null, timeZone: preferences?.timeZone ?? null })
    setSingleKeys(preferences?.singleKeys ?? true)
  }
  follow()
  queryClient.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === 'accounts' && query.queryKey[1] === 'me') follow()
  })
}
