import { useQuery } from '@tanstack/react-query'
import { meQuery } from '#web/features/accounts/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { LazyPart, lazyPart } from '#web/ui/lazy-part.tsx'

const AccountMenu = lazyPart('menu', () => import('./account-menu.tsx'))

/** The person, as a button. */
export function AccountButton({ place }: { place: 'studio' | 'public' }) {
  const { data: me } = useQuery(meQuery)
  if (!me?.user) return null
  const { name } = me.user
  return (
    <LazyPart
      of={AccountMenu}
      part={{ place }}
      button={(on) => (
        <button
          {...on}
          type="button"
          aria-label={t('Account: {name}', { name })}
          className="touch-target shrink-0 rounded-full"
        >
          <Avatar name={name} size={32} />
        </button>
      )}
    />
  )
}
