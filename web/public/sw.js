// Keeps one page for when the studio cannot be reached, and answers nothing else: no code, no data, no media.
const CACHE = 'offline-2'
const PAGE = '/offline.html'
const FILES = [PAGE, '/offline.js']

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
    // The browser asks for the page while this worker still starts.
    await self.registration.navigationPreload?.enable()
    await self.clients.claim()
  }
  event.waitUntil(clean())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode === 'navigate') event.respondWith(page(event))
  // The offline page's own script.
  else if (new URL(request.url).pathname === '/offline.js')
    event.respondWith(caches.match('/offline.js').then((kept) => kept ?? fetch(request)))
})

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch (error) {
    const kept = await caches.match(PAGE)
    if (kept) return kept
    throw error
  }
}
