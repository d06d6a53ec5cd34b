/**
 * A page of its own for when nothing can be reached. The service worker knows that page and nothing else: it never
 * answers with code of the app, so an upgrade cannot meet an old copy.
 */
export function registerOfflinePage(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // After everything the person waits for.
  addEventListener('load', () => setTimeout(() => navigator.serviceWorker.register('/sw.js').catch(() => {}), 3000), {
    once: true,
  })
}
