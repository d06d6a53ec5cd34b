import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Avatar } from '#web/ui/avatar.tsx'

const loadMenu = () => import('./account-menu.tsx')
const AccountMenu = lazy(loadMenu)

/** The person, as a button; the menu behind it and its machinery are loaded when somebody goes for it. */
export function AccountButton({ place }: { place: 'studio' | 'public' }) {
  const { data: me } = useQuery(meQuery)
  const [asked, setAsked] = useState(false)
  if (!me?.user) return null
  const prepare = () => void loadMenu().catch(() => {})
  const button = (
    <button
      type="button"
      aria-label={t('Account: {name}', { name: me.user.name })}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => setAsked(true)}
      className="touch-target shrink-0 rounded-full"
    >
      <Avatar name={me.user.name} size={32} />
    </button>
  )
  if (!asked) return button
  return (
    <Suspense fallback={button}>
      <AccountMenu place={place} defaultOpen />
    </Suspense>
  )
}
