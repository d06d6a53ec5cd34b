import { lazy, Suspense } from 'react'
import { afterFirstFrame } from '#web/lib/first-frame.ts'

const OfflineNotice = lazy(() =>
  afterFirstFrame(() => import('./offline-notice.tsx').then((part) => ({ default: part.OfflineNotice }))),
)

/** The notice of being offline, which is loaded while there still is a connection. */
export const Offline = () => (
  <Suspense>
    <OfflineNotice />
  </Suspense>
)
