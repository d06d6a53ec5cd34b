import type { QueryClient } from '@tanstack/react-query'
import { meQuery } from '#web/features/accounts/queries.ts'
import { localStore } from './local-store.ts'
import { openServerStore } from './server-store.ts'
import type { WatchedStore } from './store.ts'

let opened: WatchedStore = localStore

/** The account's where somebody is signed in, else this browser's. */
export async function watchedStore(queryClient: QueryClient): Promise<WatchedStore> {
  const { user } = await queryClient.ensureQueryData(meQuery)
  const owner = user?.id ?? ''
  if (opened.owner !== owner) opened = owner ? openServerStore(owner) : localStore
  return opened
}
