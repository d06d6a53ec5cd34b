import type { QueryClient } from '@tanstack/react-query'

/**
 * What the server already knew when it sent the page: answers under the keys the queries of this app use, e.g.
 * `{"queries":[{"key":["accounts","me"],"data":{…}}]}`. They are fresh, so the first render asks for nothing.
 */
type Boot = { queries?: { key: readonly unknown[]; data: unknown }[] }

export function readBoot(queryClient: QueryClient): void {
  const element = document.getElementById('boot')
  if (!element?.textContent) return
  const boot = JSON.parse(element.textContent) as Boot // written by our own server, in this release
  for (const { key, data } of boot.queries ?? []) queryClient.setQueryData(key, data)
}
