/** Where unsent events lie in localStorage. */
export const EVENT_KEY = 'studio.event.'

/** Whether an earlier page left events behind: known without loading what sends them. */
function hasLeftovers(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(EVENT_KEY))
  } catch {
    return false // storage is off
  }
}

/** Once the page is at rest. What is watched on this page sends them too. */
export function sendLeftoversSoon(): void {
  if (hasLeftovers()) setTimeout(() => void import('./beacons.ts').then((beacons) => beacons.sendLeftovers()), 2000)
}
