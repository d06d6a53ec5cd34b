import { useQueryClient } from '@tanstack/react-query'
import { Suspense } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ENTRY_KEY, entryOf, resumeOf } from './entry.ts'

const ContinueWatching = lazyLater(() => import('./continue-watching.tsx'))

/** The row of what was begun. Its place is kept where it is known that there is something in it. */
export function ContinueRow() {
  const queryClient = useQueryClient()
  const known = queryClient.getQueryData<unknown[]>(['playback', 'unfinished'])
  const me = queryClient.getQueryData(meQuery.queryKey)
  const expected = known ? known.length > 0 : me?.user === null && hasBegun()
  return <Suspense fallback={expected && <Coming />}>{<ContinueWatching />}</Suspense>
}

function hasBegun(): boolean {
  try {
    return Object.keys(localStorage).some((key) => {
      const entry = key.startsWith(ENTRY_KEY) && entryOf(key.slice(ENTRY_KEY.length))
      return entry && entry.mark === null && resumeOf(entry) !== null
    })
  } catch {
    return false // storage is off
  }
}

export const Coming = () => (
  <div className="mb-10" aria-hidden="true">
    <Skeleton className="mb-4 h-6 w-48" />
    <Skeleton className="aspect-video w-[72vw] max-w-[280px] rounded-card!" />
    <Skeleton className="mt-3 h-4 w-40" />
    <Skeleton className="mt-2 mb-2 h-3.5 w-28" />
  </div>
)
