import type { QueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { mergeNotInterested } from '../not-interested.ts'
import { carryOutLeftovers } from './changes.ts'
import { deviceId } from './device.ts'
import type { Entry } from './entry.ts'
import { entryOf } from './entry.ts'
import { allEntries, forgetEntry } from './local-store.ts'
import { joined } from './progress-of.ts'
import { watchedStore } from './progress-store.ts'

const MOST_AT_ONCE = 50
/** What was watched longer ago the server takes for an impossible time. It is told as if it were this old. */
const OLDEST_MS = 29 * 86_400_000

/** Opens the store, which sends what was not sent; does what was left undone; and joins what was watched or waved away signed out. */
export async function settleWatched(queryClient: QueryClient): Promise<void> {
  const store = await watchedStore(queryClient)
  carryOutLeftovers(queryClient, store.owner)
  if (!store.owner) return
  if (await mergeEntries()) await queryClient.invalidateQueries({ queryKey: ['playback'] })
  await mergeNotInterested()
}

async function mergeEntries(): Promise<boolean> {
  const entries = allEntries()
  for (let at = 0; at < entries.length; at += MOST_AT_ONCE) {
    const some = entries.slice(at, at + MOST_AT_ONCE)
    const now = Date.now()
    const items = some.map(([id, entry]) => itemOf(id, entry, now - OLDEST_MS))
    try {
      const body = { deviceId: deviceId(), sentAt: new Date(now).toISOString(), items }
      await call(api.POST('/api/watch-progress/merge', { body }))
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.passing || problem.status === 401) return at > 0
      // Refused as a whole: it is nothing that this program wrote.
    }
    for (const [id, entry] of some) if (entryOf(id)?.at === entry.at) forgetEntry(id)
  }
  return entries.length > 0
}

const itemOf = (vodId: string, { positionMs, ranges, at, mark }: Entry, oldest: number) => ({
  vodId,
  positionMs,
  ranges: joined(ranges),
  at: new Date(Math.max(at, oldest)).toISOString(),
  mark,
})
