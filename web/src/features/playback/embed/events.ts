import { createEventQueue, type EventQueue } from '../event-queue.ts'
import type { PlayerEvent } from '../playback-report.ts'

const ADDRESS = '/api/events'

/** `keepalive` lets a request outlive the page, as a beacon does, which however would take cookies along. */
const post = (body: string) =>
  fetch(ADDRESS, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
    credentials: 'omit',
    keepalive: true,
  })

let shared: EventQueue | null = null

/** What could not be sent lives as long as the page: on another's site nothing is kept. */
function queue(): EventQueue {
  if (shared) return shared
  const made = createEventQueue({
    send: (body) =>
      post(body).then(
        ({ status, headers }) => ({ status, retryAfterS: Number(headers.get('retry-after')) || null }),
        () => ({ status: 0, retryAfterS: null }),
      ),
    beacon: (body) => {
      post(body).catch(() => {})
      return true
    },
    store: { put: () => {}, has: () => true, remove: () => {}, all: () => [] },
    now: () => Date.now(),
    random: Math.random,
  })
  addEventListener('online', () => made.flush())
  document.addEventListener('visibilitychange', () => document.hidden && made.flush())
  addEventListener('pagehide', () => made.leave())
  shared = made
  return made
}

/**
 * Where this is: by the host of the page around, of which a browser tells no more than that, and not every one. In a window of
 * its own, or in a page of ours, nobody embeds it.
 */
function placeOf(): { place?: 'embed'; host?: string } {
  if (window.parent === window) return {}
  const host = URL.parse(document.referrer)?.hostname.toLowerCase() ?? ''
  if (host === location.hostname) return {}
  return /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(host) ? { place: 'embed', host } : { place: 'embed' }
}

const place = placeOf()

export const tellEvent = (event: PlayerEvent, urgent: boolean): void =>
  queue().add({ id: event.id, at: Date.parse(event.at), json: JSON.stringify({ ...event, ...place }) }, urgent)
