import { useQueryClient } from '@tanstack/react-query'
import { Bell, BellOff, BellRing, UserMinus } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { Menu, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from '#web/ui/menu.tsx'
import { type FollowLevel, followChannel } from './follow-channel.ts'

type Props = {
  channel: { id: string; name: string }
  level: FollowLevel
  videoId?: string | undefined
}

/** How much somebody hears of a channel that they follow. */
export default function FollowLevels({ channel, level, videoId }: Props) {
  const queryClient = useQueryClient()
  const choose = (next: FollowLevel | null) => followChannel(queryClient, { channel, level: next, videoId })
  return (
    <Menu align="start">
      <MenuLabel>{t('Notices of new videos')}</MenuLabel>
      <MenuRadioGroup value={level} onValueChange={(value) => choose(value as FollowLevel)}>
        <MenuRadioItem value="all" icon={<BellRing size={16} />}>
          {t('Of each')}
        </MenuRadioItem>
        <MenuRadioItem value="some" icon={<Bell size={16} />}>
          {t('At most one a day')}
        </MenuRadioItem>
        <MenuRadioItem value="none" icon={<BellOff size={16} />}>
          {t('None')}
        </MenuRadioItem>
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem icon={<UserMinus size={16} />} onSelect={() => choose(null)}>
        {t('Unfollow')}
      </MenuItem>
    </Menu>
  )
}
