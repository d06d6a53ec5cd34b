import { useSyncExternalStore } from 'react'

/** What browsers of Chromium's family hand over when the site could be installed. */
type Offer = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> }

let offer: Offer | null = null
const listeners = new Set<() => void>()

function set(next: Offer | null): void {
  offer = next
  for (const listener of listeners) listener()
}

/** Keeps the browser's offer for whoever looks for it in a menu, in the place of a banner over the page. */
export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    set(event as Offer) // TypeScript knows only what every engine has
  })
  addEventListener('appinstalled', () => set(null))
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Asks the person, by the browser's own dialog; `null` while it offers nothing. An offer can be taken up once. */
export function useInstall(): (() => void) | null {
  const current = useSyncExternalStore(subscribe, () => offer)
  if (!current) return null
  return () => {
    set(null)
    void current.prompt()
  }
}
