import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { PageNotFound } from '#web/features/frame/page-not-found.tsx'
import { PublicFrame } from '#web/features/frame/public-frame.tsx'
import { UploadTray } from '#web/features/uploads/upload-tray.tsx'
import { afterFirstFrame } from '#web/lib/first-frame.ts'
import type { RouterContext } from '#web/router.tsx'

const Toaster = lazy(() =>
  afterFirstFrame(() => import('#web/ui/toaster.tsx').then((part) => ({ default: part.Toaster }))),
)

export const Route = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: NotFound,
})

function NotFound() {
  return (
    <PublicFrame>
      <PageNotFound />
    </PublicFrame>
  )
}

// Notices and the upload tray stand outside the pages: a change of page neither closes nor restarts them.
function Root() {
  return (
    <>
      <Outlet />
      <UploadTray />
      <Suspense>
        <Toaster />
      </Suspense>
      <div id="announcer" aria-live="polite" className="sr-only" />
    </>
  )
}
