import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ExternalLink, Plus, Settings2, UsersRound } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useChooseChannel, useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { roleName } from '#web/features/accounts/role-words.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Menu, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from '#web/ui/menu.tsx'

const NewChannelDialog = lazyLater(() =>
  import('./new-channel-dialog.tsx').then((module) => ({ default: module.NewChannelDialog })),
)

/** The other channels, and what belongs to this one. */
export default function ChannelMenu() {
  const { data: me } = useQuery(meQuery)
  const channel = useOwnChannel()
  const choose = useChooseChannel()
  const channels = me?.channels ?? []
  const [making, setMaking] = useState(false)
  return (
    <>
      <Menu align="start" className="w-[232px]">
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
                  icon={<Avatar name={other.name} src={other.picture} size={24} />}
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
