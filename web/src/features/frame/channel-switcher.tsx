import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronsUpDown, ExternalLink, Plus, Settings2, UsersRound } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useChooseChannel, useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { roleName } from '#web/features/accounts/role-words.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Menu, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from '#web/ui/menu.tsx'

const NewChannelDialog = lazy(() =>
  import('./new-channel-dialog.tsx').then((module) => ({ default: module.NewChannelDialog })),
)

/** The channel everything in the studio is about, and the way to another one. */
export function ChannelSwitcher({ collapsed }: { collapsed: boolean }) {
  const { data: me } = useQuery(meQuery)
  const channel = useOwnChannel()
  const choose = useChooseChannel()
  const channels = me?.channels ?? []
  const [making, setMaking] = useState(false)
  const name = channel?.name ?? me?.user?.name ?? t('Your channel')
  return (
    <>
      <Menu
        align="start"
        className="w-[232px]"
        trigger={
          <button
            type="button"
            className={cx(
              'flex w-full items-center gap-2.5 rounded-control text-start transition-colors hover:bg-hover data-[state=open]:bg-pressed',
              collapsed ? 'h-10 justify-center' : 'h-12 px-2',
            )}
          >
            <Avatar name={name} size={collapsed ? 28 : 30} />
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
        }
      >
        {channels.length > 1 && (
          <>
            <MenuLabel>{t('Work on')}</MenuLabel>
            <MenuRadioGroup
              value={channel?.id ?? ''}
              onValueChange={(id) => {
                const other = channels.find((each) => each.id === id)
                if (other) choose(other)
              }}
            >
              {channels.map((other) => (
                <MenuRadioItem
                  key={other.id}
                  value={other.id}
                  icon={<Avatar name={other.name} size={24} />}
                  note={roleName(other.role)}
                >
                  <span className={other.verified ? 'verified' : undefined}>{other.name}</span>
                </MenuRadioItem>
              ))}
            </MenuRadioGroup>
            <MenuSeparator />
          </>
        )}
        {channel && (
          <MenuItem
            icon={<ExternalLink size={16} />}
            as={<Link to="/channel/$handle" params={{ handle: channel.handle }} />}
          >
            {t('View channel page')}
          </MenuItem>
        )}
        <MenuItem icon={<Settings2 size={16} />} as={<Link to="/studio/settings/channel" />}>
          {t('Channel settings')}
        </MenuItem>
        {channel && (
          <MenuItem icon={<UsersRound size={16} />} as={<Link to="/studio/settings/team" />}>
            {t('Team')}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem icon={<Plus size={16} />} onSelect={() => setMaking(true)}>
          {t('New channel')}
        </MenuItem>
      </Menu>
      {making && (
        <Suspense>
          <NewChannelDialog open={making} onOpenChange={setMaking} />
        </Suspense>
      )}
    </>
  )
}
