import { Link } from '@tanstack/react-router'
import { History, House, ThumbsUp, Users } from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'

const places = () =>
  [
    { to: '/', label: t('Home'), icon: House },
    { to: '/following', label: t('Following'), icon: Users },
    { to: '/liked', label: t('Liked'), icon: ThumbsUp },
    { to: '/history', label: t('History'), icon: History },
  ] as const

const IN_BAR =
  'touch-target inline-flex h-8 items-center gap-2 rounded-control px-2 font-medium text-muted hover:bg-hover hover:text-ink data-[status=active]:text-ink xl:px-2.5'
const BELOW =
  'flex flex-1 flex-col items-center justify-center gap-0.5 text-[0.6875rem]/4 font-medium text-muted focus-visible:-outline-offset-2 data-[status=active]:text-accent'

/** Where viewers go: in the bar above, on phones under the thumb. */
export function PublicNav({ below }: { below?: boolean }) {
  return (
    <nav
      aria-label={t('Site')}
      className={
        below
          ? 'glass fixed inset-x-0 bottom-0 z-30 flex h-[calc(56px+env(safe-area-inset-bottom))] border-t pb-[env(safe-area-inset-bottom)] md:hidden'
          : 'flex gap-1 max-md:hidden'
      }
    >
      {places().map(({ to, label, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          aria-label={label}
          title={below ? undefined : label}
          activeOptions={{ exact: true, includeSearch: false }}
          className={below ? BELOW : IN_BAR}
        >
          <Icon size={below ? 21 : 18} aria-hidden="true" />
          <span className={cx(!below && 'max-lg:hidden')}>{label}</span>
        </Link>
      ))}
    </nav>
  )
}
