import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { refreshFigures } from '#web/features/analytics/news.ts'
import { applyVideoNews, refreshVideos, type VideoNews } from '#web/features/content/news.ts'
import { refreshNotices } from '#web/features/notifications/queries.ts'

type News = VideoNews | { type: 'figures' } | { type: 'notices' }

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/** While the studio is open: the server says what changed, the answers already on the page are corrected in place. */
export function useStudioNews(): void {
  const queryClient = useQueryClient()
  useEffect(() => listen(queryClient), [queryClient])
}

function listen(queryClient: QueryClient): () => void {
  let socket: WebSocket | null = null
  let wait = FIRST_WAIT_MS
  let timer = 0
  let opened = false
  const connect = () => {
    socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/creator/socket`)
    socket.onopen = () => {
      wait = FIRST_WAIT_MS
      // What happened while nobody listened is not told again: ask.
      if (opened) {
        refreshVideos(queryClient)
        refreshNotices(queryClient)
      }
      opened = true
    }
    socket.onmessage = (message) => {
      const news = JSON.parse(String(message.data)) as News // from our own server, in this release
      if (news.type === 'video') applyVideoNews(queryClient, news)
      if (news.type === 'figures') refreshFigures(queryClient)
      if (news.type === 'notices') refreshNotices(queryClient)
    }
    socket.onclose = () => {
      timer = window.setTimeout(connect, wait * (0.75 + Math.random() / 2))
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
  }
  connect()
  return () => {
    clearTimeout(timer)
    if (!socket) return
    socket.onclose = null
    socket.close()
  }
}
