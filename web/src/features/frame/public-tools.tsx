import { Link } from '@tanstack/react-router'
import { EyeOff, MonitorDown, Moon, Search, Sun } from 'lucide-react'
import { privateSession } from '#web/features/playback/watched/private-session.ts'
import { t } from '#web/lib/i18n/t.ts'
import { useInstall } from '#web/lib/install-offer.ts'
import { setTheme } from '#web/lib/theme.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import BackButton from './back-button.tsx'
import { LanguageSelect } from './language-select.tsx'
import { PublicNav } from './public-nav.tsx'
import { SearchForm } from './search-form.tsx'

export { AccountButton } from './account-button.tsx'

/** What the bar has between the logo and the account. */
export default function PublicTools() {
  return (
    <>
      <BackButton />
      <PublicNav />
      <SearchForm className="mx-auto w-full max-w-md max-md:hidden" />
      <Link
        to="/search"
        aria-label={t('Search')}
        className="touch-target -me-2 ms-auto inline-flex size-8 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink md:hidden"
      >
        <Search size={20} aria-hidden="true" />
      </Link>
    </>
  )
}

/** In sight on every page while nothing is written down, and the way out of it. */
export function PrivateSign() {
  if (!privateSession.use()) return null
  return (
    <button
      type="button"
      onClick={() => privateSession.turn(false)}
      aria-label={t('End the private session')}
      title={t('Nothing that you watch in this tab is written down. Press to end the private session.')}
      className="touch-target inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full bg-inverse px-2.5 text-13 font-medium text-on-inverse"
    >
      <EyeOff size={16} aria-hidden="true" />
      <span className="max-sm:hidden">{t('Private session')}</span>
    </button>
  )
}

/** What the account's menu has for those who are signed in. */
export function GuestTools() {
  return (
    <>
      <InstallButton />
      <LanguageSelect />
      <ThemeToggle />
    </>
  )
}

function InstallButton() {
  const install = useInstall()
  if (!install) return null
  return (
    <IconButton label={t('Install app')} icon={<MonitorDown size={18} />} onClick={install} className="max-sm:hidden" />
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
      label={t('Switch between light and dark')}
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
