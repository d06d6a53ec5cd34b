import { Outlet } from '@tanstack/react-router'
import { PhoneBar } from './phone-bar.tsx'
import { SkipLink } from './skip-link.tsx'
import { useStudioNews } from './studio-news.ts'
import { StudioRail } from './studio-rail.tsx'
import { StudioTopBar } from './studio-top-bar.tsx'

export function StudioFrame() {
  useStudioNews()
  return (
    <div className="flex min-h-dvh">
      <SkipLink />
      <StudioRail />
      <div className="flex min-w-0 flex-1 flex-col">
        <StudioTopBar />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1440px] flex-1 px-gutter pt-6 pb-[calc(72px+env(safe-area-inset-bottom)+var(--tray-clearance))] md:pb-16"
        >
          <Outlet />
        </main>
      </div>
      <PhoneBar />
    </div>
  )
}
