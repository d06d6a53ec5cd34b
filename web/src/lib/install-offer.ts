import { useSyncExternalStore } from 'react'

/** What browsers of Chromium's family hand over when the site could be installed. */
type Offer = Event & { prompt: () => Promise<unknown> }

declare global {
  /** Kept by `public/theme.js`, before any module runs. */
  var installOffer: Offer | null | undefined
}

const TAKEN = 'installoffertaken'
const CHANGES = ['beforeinstallprompt', 'appinstalled', TAKEN]

function subscribe(listener: () => void) {
  for (const change of CHANGES) addEventListener(change, listener)
  return () => {
    for (const change of CHANGES) removeEventListener(change, listener)
  }
}

/** Asks the person, by the browser's own dialog; `null` while it offers nothing. An offer can be taken up once. */
export function useInstall(): (() => void) | null {
  const offer = useSyncExternalStore(subscribe, () => globalThis.installOffer ?? null)
  if (!offer) return null
  return () => {
    globalThis.installOffer = null
    dispatchEvent(new Event(TAKEN))
    void offer.prompt()
  }
}
