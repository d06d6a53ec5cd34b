import { useSyncExternalStore } from 'react'

export type BulkDialog = 'visibility' | 'category' | 'tags' | 'playlist' | 'metadata' | 'delete' | 'download'

let open: BulkDialog | null = null
let results: string | null = null
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is asked about the selection, by a button or by a key. */
export function openBulkDialog(dialog: BulkDialog | null): void {
  open = dialog
  tell()
}
export const useBulkDialog = (): BulkDialog | null => useSyncExternalStore(subscribe, () => open)

/** What became of each video of a change; over any page, since a change goes on when its page is left. */
export function showBulkResults(id: string | null): void {
  results = id
  tell()
}
export const useBulkResults = (): string | null => useSyncExternalStore(subscribe, () => results)
