import type { QueryClient } from '@tanstack/react-query'
import { meQuery } from '#web/features/accounts/queries.ts'
import { afterFirstFrame } from '#web/lib/first-frame.ts'

/** What `entry.ts`, `changes.ts`, `server-store.ts` and `not-interested.ts` keep. */
const KEPT = /^studio\.(?:watched|unsent|not-interested$)/

function hasKept(): boolean {
  try {
    return Object.keys(localStorage).some((key) => KEPT.test(key))
  } catch {
    return false // storage is off
  }
}

/** What this browser kept goes where it belongs: on loading a page, and when somebody signs in. */
export function settleWatchedSoon(queryClient: QueryClient): void {
  let seen: string | undefined
  const look = () => {
    const me = queryClient.getQueryData(meQuery.queryKey)
    if (!me || seen === (me.user?.id ?? '')) return
    if (seen !== undefined) void queryClient.resetQueries({ queryKey: ['playback'] })
    seen = me.user?.id ?? ''
    if (hasKept()) void afterFirstFrame(() => import('./settle.ts')).then((part) => part.settleWatched(queryClient))
  }
  look()
  queryClient.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === 'accounts' && query.queryKey[1] === 'me') look()
  })
}
