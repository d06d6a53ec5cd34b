import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { Clapperboard } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { cx } from '#web/lib/cx.ts'
import { afterFirstFrame } from '#web/lib/first-frame.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Logo } from '#web/ui/logo.tsx'
import { Offline } from './offline.tsx'
import { SkipLink } from './skip-link.tsx'

const loadTools = () => afterFirstFrame(() => import('./public-tools.tsx'))
const PublicTools = lazy(loadTools)
const toolOf = (name: 'PrivateSign' | 'GuestTools') => lazy(async () => ({ default: (await loadTools())[name] }))
const PrivateSign = toolOf('PrivateSign')
const GuestTools = toolOf('GuestTools')
const AccountButton = lazy(async () => ({ default: (await loadTools()).AccountButton }))
const PublicNav = lazyLater(() => import('./public-nav.tsx').then(({ PublicNav: Nav }) => ({ default: Nav })))

export function PublicFrame({ children }: { children: ReactNode }) {
  // On phones a video has the screen for itself.
  const isWatching = useLocation().pathname.startsWith('/watch/')
  return (
    <div className={cx('flex min-h-dvh flex-col text-16', !isWatching && 'max-md:pb-14')}>
      <SkipLink />
      <PublicHeader />
      <Offline />
      <main id="main" tabIndex={-1} className="flex-1">
        {children}
      </main>
      {!isWatching && (
        <Suspense>
          <PublicNav below />
        </Suspense>
      )}
    </div>
  )
}

function PublicHeader() {
  const { data: me, isPending } = useQuery(meQuery)
  const { pathname } = useLocation()
  return (
    <header className="glass sticky top-0 z-20 flex h-bar items-center justify-between gap-4 border-b px-gutter text-14">
      <Link to="/" aria-label={t('Creator Studio, home')} className="flex rounded-control">
        <Logo />
      </Link>
      <div className="flex min-w-0 flex-1 items-center gap-4">
        <Suspense fallback={<ToolsPlace />}>
          <PublicTools />
        </Suspense>
      </div>
      <div className="flex h-8 shrink-0 items-center gap-2">
        <Suspense>
          <PrivateSign />
        </Suspense>
        {me?.user && (
          <>
            <Link to="/studio" aria-label={t('Studio')} className={buttonClass('secondary')}>
              <Clapperboard size={16} aria-hidden="true" />
              <span className="max-sm:hidden">{t('Studio')}</span>
            </Link>
            <Suspense fallback={<span className="size-8" />}>
              <AccountButton place="public" />
            </Suspense>
          </>
        )}
        {!me?.user && !isPending && (
          <>
            <span className="flex min-w-18 justify-end gap-2">
              <Suspense>
                <GuestTools />
              </Suspense>
            </span>
            <Link
              to="/sign-in"
              search={pathname === '/' ? {} : { next: pathname }}
              className={buttonClass('secondary')}
            >
              {t('Sign in')}
            </Link>
          </>
        )}
      </div>
    </header>
  )
}

/** Where the tools come, as the first picture draws it (`shell/watch.html`). */
function ToolsPlace() {
  return (
    <>
      <span aria-hidden="true" className="flex gap-1 max-md:hidden">
        {[t('Home'), t('Following'), t('Liked'), t('History')].map((label) => (
          <span key={label} className="inline-flex h-8 items-center gap-2 px-2 font-medium text-muted xl:px-2.5">
            <span className="size-[18px]" />
            <span className="max-lg:hidden">{label}</span>
          </span>
        ))}
      </span>
      <span className="mx-auto h-9 w-full max-w-md rounded-full border border-line-control bg-surface max-md:hidden pointer-coarse:h-11" />
    </>
  )
}
