import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { EmailBanner } from '#web/features/accounts/email-banner.tsx'
import { meQuery } from '#web/features/accounts/queries.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { Offline } from './offline.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { SkipLink } from './skip-link.tsx'
import { useStudioNews } from './studio-news.ts'
import { StudioOverlays } from './studio-overlays.tsx'
import { StudioRail } from './studio-rail.tsx'
import { useStudioShortcuts } from './studio-shortcuts.ts'
import { StudioTopBar } from './studio-top-bar.tsx'
import { usePreparedParts } from './use-prepared-parts.ts'

export function StudioFrame() {
  useStudioNews()
  useStudioShortcuts()
  useSignInAgain()
  usePreparedParts()
  const needsChannel = useNeedsChannel()
  return (
    <div className="flex min-h-dvh">
      <SkipLink />
      <StudioRail />
      <div className="flex min-w-0 flex-1 flex-col">
        <StudioTopBar />
        <Offline />
        <EmailBanner />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1440px] flex-1 px-gutter pt-6 pb-[calc(72px+env(safe-area-inset-bottom)+var(--tray-clearance))] md:pb-16"
        >
          {needsChannel ? (
            <Suspense fallback={null}>
              <NoChannel />
            </Suspense>
          ) : (
            <Outlet />
          )}
        </main>
      </div>
      <PhoneBar />
      <StudioOverlays />
    </div>
  )
}

const NoChannel = lazyLater(async () => ({
  default: (await import('#web/features/settings/no-channel.tsx')).NoChannel,
}))

/** Settings of what is no channel's. */
const WITHOUT_CHANNEL =
  /^\/studio\/settings(\/(security|api-keys|people|channels|verification|system|jobs|quarantine|outbox))?\/?$/

/** The last one was deleted, and the page is about one. */
function useNeedsChannel(): boolean {
  const { data: me } = useQuery(meQuery)
  const pathname = useLocation({ select: (location) => location.pathname })
  return me?.needsChannel === true && !WITHOUT_CHANNEL.test(pathname)
}

/** A session can end while its page is open (elsewhere, or by age): sign in, and come back to this address. */
function useSignInAgain(): void {
  const { data: me } = useQuery(meQuery)
  const router = useRouter()
  const signedOut = me?.user === null
  useEffect(() => {
    if (!signedOut) return
    void router.navigate({ to: '/sign-in', search: { next: router.state.location.href }, replace: true })
  }, [signedOut, router])
}
