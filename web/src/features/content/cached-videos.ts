import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { dropFarPages } from './library/list-queries.ts'
import type { Video } from './queries.ts'

type Page = { items: Video[]; nextCursor: string | null; total?: number | undefined }
type Dashboard = { latestVideos: Video[] }

/**
 * Corrects one video wherever the page holds it: its own page, the lists, the dashboard.
 * @param change the new video, or `null` to take it out of the lists
 * @returns whether a list has it
 */
export function changeCachedVideo(
  queryClient: QueryClient,
  videoId: string,
  change: (video: Video) => Video | null,
): boolean {
  let listed = false
  // Nothing is said of a list that has not the video: written to, it would count as fresh.
  const has = (items: Video[]): boolean => {
    const found = items.some((video) => video.id === videoId)
    listed ||= found
    return found
  }
  const inList = (items: Video[]): Video[] =>
    items.flatMap((video) => {
      if (video.id !== videoId) return [video]
      const changed = change(video)
      return changed ? [changed] : []
    })
  queryClient.setQueryData<Video>(['content', 'own-video', videoId], (video) =>
    video ? (change(video) ?? undefined) : video,
  )
  queryClient.setQueriesData<InfiniteData<Page>>({ queryKey: ['content', 'own-videos'] }, (data) => {
    if (!data?.pages.some((page) => has(page.items))) return undefined
    return {
      ...data,
      pages: data.pages.map((page) => {
        const items = inList(page.items)
        const total = page.total === undefined ? {} : { total: page.total - (page.items.length - items.length) }
        return { ...page, items, ...total }
      }),
    }
  })
  queryClient.setQueriesData<Dashboard>({ queryKey: ['analytics', 'dashboard'] }, (data) =>
    data && has(data.latestVideos) ? { ...data, latestVideos: inList(data.latestVideos) } : undefined,
  )
  return listed
}

/** Asks the server again for everything that shows own videos. */
export async function refreshOwnVideos(queryClient: QueryClient): Promise<void> {
  dropFarPages(queryClient)
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['content'] }),
    queryClient.invalidateQueries({ queryKey: ['analytics', 'dashboard'] }),
  ])
}
