import { useQuery } from '@tanstack/react-query'
import { ChevronsUpDown } from 'lucide-react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { LazyPart, lazyPart } from '#web/ui/lazy-part.tsx'

const ChannelMenu = lazyPart('menu', () => import('./channel-menu.tsx'))

/** The channel everything in the studio is about, and the way to another one. */
export function ChannelSwitcher({ collapsed }: { collapsed: boolean }) {
  const { data: me } = useQuery(meQuery)
  const channel = useOwnChannel()
  const name = channel?.name ?? me?.user?.name ?? t('Your channel')
  return (
    <LazyPart
      of={ChannelMenu}
      part={{}}
      button={(on) => (
        <button
          {...on}
          type="button"
          className={cx(
            'flex w-full items-center gap-2.5 rounded-control text-start transition-colors hover:bg-hover data-[state=open]:bg-pressed',
            collapsed ? 'h-10 justify-center' : 'h-12 px-2',
          )}
        >
          <Avatar name={name} src={channel?.picture ?? null} size={collapsed ? 28 : 30} />
          {/* Read before what is seen, so that the button is called what it shows. */}
          <span className="sr-only">{collapsed ? t('Channel: {name}', { name }) : t('Channel:')}</span>
          {!collapsed && (
            <>
              <span className="min-w-0 flex-1">
                <span className={cx('block truncate text-14 font-medium', channel?.verified && 'verified')}>
                  {name}
                </span>
                <span className="block truncate text-12 text-faint">
                  {channel ? <bdi>@{channel.handle}</bdi> : t('No channel yet')}
                </span>
              </span>
              <ChevronsUpDown size={15} className="shrink-0 text-faint" aria-hidden="true" />
            </>
          )}
        </button>
      )}
    />
  )
}
