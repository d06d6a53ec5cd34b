// Keeps one page for when the studio cannot be reached, and answers nothing else: no code, no data, no media.
const CACHE = 'offline-3'
const PAGE = '/offline.html'
const FILES = [PAGE, '/offline.js']
/** Every page names the offline page of its language and release in this header; the kept one has it as well. */
const VERSION = 'offline-page'

/** Both or neither: what is there stays until both have come. */
const keep = () =>
  caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' }))))

const kept = (file) => caches.match(file, { ignoreVary: true })

self.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()))
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
    event.respondWith(kept('/offline.js').then((answer) => answer ?? fetch(request)))
})

async function page(event) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request))
    event.waitUntil(renew(answer.headers.get(VERSION)).catch(() => {}))
    return answer
  } catch (error) {
    const offline = await kept(PAGE)
    if (offline) return offline
    throw error
  }
}

/** Another language was chosen, or a new release came. */
async function renew(version) {
  if (version && version !== (await kept(PAGE))?.headers.get(VERSION)) await keep()
}
