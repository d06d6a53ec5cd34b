import { Link } from '@tanstack/react-router'
import { CirclePlay, Plus } from 'lucide-react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { t } from '#web/lib/i18n/t.ts'
import { WithCreateMenu } from './create-action.tsx'
import { places, settingsPlace } from './places.ts'

const ENTRY =
  'flex h-full flex-1 flex-col items-center justify-center gap-0.5 text-[0.6875rem]/4 font-medium text-muted data-[status=active]:text-accent focus-visible:-outline-offset-2'

/** The studio's places under the thumb, making something in the middle. */
export function PhoneBar() {
  const channel = useOwnChannel()
  const settings = settingsPlace()
  return (
    <nav
      aria-label={t('Studio')}
      className="glass fixed inset-x-0 bottom-0 z-30 border-t pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <div className="flex h-14 items-stretch">
        {places().map(({ to, label, icon: Icon, exact }) => (
          <Link key={to} to={to} activeOptions={{ exact }} className={ENTRY}>
            <Icon size={21} aria-hidden="true" />
            {label}
          </Link>
        ))}
        <WithCreateMenu
          side="top"
          button={(more) => (
            <button
              type="button"
              aria-label={t('Create')}
              className="flex flex-1 items-center justify-center"
              {...more}
            >
              <span className="flex h-9 w-12 items-center justify-center rounded-card bg-accent-fill text-on-accent">
                <Plus size={22} aria-hidden="true" />
              </span>
            </button>
          )}
        />
        {channel ? (
          <Link to="/channel/$handle" params={{ handle: channel.handle }} className={ENTRY}>
            <CirclePlay size={21} aria-hidden="true" />
            {t('Channel')}
          </Link>
        ) : (
          <Link to="/" className={ENTRY}>
            <CirclePlay size={21} aria-hidden="true" />
            {t('Site')}
          </Link>
        )}
        <Link to={settings.to} className={ENTRY}>
          <settings.icon size={21} aria-hidden="true" />
          {settings.label}
        </Link>
      </div>
    </nav>
  )
}
