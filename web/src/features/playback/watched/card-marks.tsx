import { lazy, Suspense } from 'react'
import { afterFirstFrame } from '#web/lib/first-frame.ts'
import type { About } from './store.ts'

const SeenMark = lazy(() => afterFirstFrame(() => import('./seen-mark.tsx')))
const CardMenu = lazy(() => afterFirstFrame(() => import('./card-menu.tsx')))

/** For a card's picture. Comes after what the page shows first. */
export const SeenOf = ({ videoId }: { videoId: string }) => (
  <Suspense>
    <SeenMark videoId={videoId} />
  </Suspense>
)

/** The card's menu, in a place that is kept for it. */
export const CardActions = ({ video, recommended = false }: { video: About; recommended?: boolean }) => (
  <span className="relative z-10 -me-1 block size-8 shrink-0 pointer-coarse:-mt-2 pointer-coarse:size-11">
    <Suspense>
      <CardMenu video={video} recommended={recommended} />
    </Suspense>
  </span>
)
