import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { Clapperboard, EyeOff, History, Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { privateSession } from '#web/features/playback/watched/private-session.ts'
import { setTheme } from '#web/lib/theme.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Logo } from '#web/ui/logo.tsx'
import { AccountButton } from './account-button.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { SkipLink } from './skip-link.tsx'

export function PublicFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col text-16">
      <SkipLink />
      <PublicHeader />
      <OfflineNotice />
      <main id="main" tabIndex={-1} className="flex-1">
        {children}
      </main>
    </div>
  )
}

function PublicHeader() {
  const { data: me, isPending } = useQuery(meQuery)
  const { pathname } = useLocation()
  return (
    <header className="glass sticky top-0 z-20 flex h-bar items-center justify-between gap-4 border-b px-gutter text-14">
      <Link to="/" aria-label="Creator Studio, home" className="flex rounded-control">
        <Logo />
      </Link>
      <div className="flex h-8 items-center gap-2">
        <PrivateSign />
        <HistoryLink />
        {me?.user && (
          <>
            <Link to="/studio" aria-label="Studio" className={buttonClass('secondary')}>
              <Clapperboard size={16} aria-hidden="true" />
              <span className="max-sm:hidden">Studio</span>
            </Link>
            <AccountButton place="public" />
          </>
        )}
        {!me?.user && !isPending && (
          <>
            <ThemeToggle />
            <Link
              to="/sign-in"
              search={pathname === '/' ? {} : { next: pathname }}
              className={buttonClass('secondary')}
            >
              Sign in
            </Link>
          </>
        )}
      </div>
    </header>
  )
}

function HistoryLink() {
  return (
    <Link
      to="/history"
      aria-label="History"
      title="History"
      activeProps={{ className: 'bg-pressed text-ink' }}
      className="touch-target inline-flex h-8 shrink-0 items-center justify-center gap-2 rounded-control px-2 font-medium text-muted hover:bg-hover hover:text-ink"
    >
      <History size={18} aria-hidden="true" />
      <span className="max-sm:hidden">History</span>
    </Link>
  )
}

/** In sight on every page while nothing is written down, and the way out of it. */
function PrivateSign() {
  if (!privateSession.use()) return null
  return (
    <button
      type="button"
      onClick={() => privateSession.turn(false)}
      aria-label="End the private session"
      title="Nothing that you watch in this tab is written down. Press to end the private session."
      className="touch-target inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full bg-inverse px-2.5 text-13 font-medium text-on-inverse"
    >
      <EyeOff size={16} aria-hidden="true" />
      <span className="max-sm:hidden">Private session</span>
    </button>
  )
}

function ThemeToggle() {
  const toggle = () => {
    const dark = document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches
    setTheme(dark ? 'light' : 'dark')
  }
  return (
    <IconButton
      label="Switch between light and dark"
      onClick={toggle}
      icon={
        <>
          <Moon size={18} className="scheme-dark:hidden" />
          <Sun size={18} className="hidden scheme-dark:block" />
        </>
      }
    />
  )
}
