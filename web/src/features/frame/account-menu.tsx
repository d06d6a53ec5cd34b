import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  Clapperboard,
  Globe,
  Keyboard,
  Languages,
  ListChecks,
  LogOut,
  Monitor,
  MonitorDown,
  Moon,
  Sun,
  UserRound,
} from 'lucide-react'
import { leave } from '#web/features/accounts/leave.ts'
import { useChangePreferences } from '#web/features/accounts/preferences.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { language } from '#web/lib/i18n/language.ts'
import { LANGUAGES } from '#web/lib/i18n/languages.ts'
import { t } from '#web/lib/i18n/t.ts'
import { useInstall } from '#web/lib/install-offer.ts'
import { setTheme, type Theme, useTheme } from '#web/lib/theme.ts'
import { Menu, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from '#web/ui/menu.tsx'
import { showOverlay } from './overlay-state.ts'

/** The person: their settings, the look of the page, the way out. `place` is where they are, the menu leads elsewhere. */
export default function AccountMenu({ place }: { place: 'studio' | 'public' }) {
  const { data: me } = useQuery(meQuery)
  const theme = useTheme()
  const { change } = useChangePreferences()
  const install = useInstall()
  if (!me?.user) return null
  const { name, email } = me.user

  return (
    <Menu className="w-60">
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate text-14 font-medium">{name}</p>
        <p className="truncate text-12 text-faint">{email}</p>
      </div>
      <MenuSeparator />
      {place === 'studio' ? (
        <MenuItem icon={<Globe size={16} />} as={<Link to="/" />}>
          {t('Public site')}
        </MenuItem>
      ) : (
        <MenuItem icon={<Clapperboard size={16} />} as={<Link to="/studio" />}>
          {t('Your studio')}
        </MenuItem>
      )}
      <MenuItem icon={<UserRound size={16} />} as={<Link to="/studio/settings" />}>
        {t('Account settings')}
      </MenuItem>
      {place === 'studio' && (
        <MenuItem icon={<Keyboard size={16} />} onSelect={() => showOverlay('keys')}>
          {t('Keyboard shortcuts')}
        </MenuItem>
      )}
      {place === 'studio' && me.user.preferences.checklist === 'hidden' && (
        <MenuItem
          icon={<ListChecks size={16} />}
          as={<Link to="/studio" />}
          onSelect={() => change({ checklist: 'shown' })}
        >
          {t('Show the first steps')}
        </MenuItem>
      )}
      {install && (
        <MenuItem icon={<MonitorDown size={16} />} onSelect={install}>
          {t('Install app')}
        </MenuItem>
      )}
      <MenuItem icon={<Languages size={16} />} as={<Link to="/studio/settings" hash="language" />}>
        {t('Language: {name}', { name: LANGUAGES.find(({ tag }) => tag === language())?.name ?? language() })}
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>{t('Look')}</MenuLabel>
      <MenuRadioGroup value={theme} onValueChange={(value) => setTheme(value as Theme)}>
        <MenuRadioItem value="system" icon={<Monitor size={16} />}>
          {t('As the system')}
        </MenuRadioItem>
        <MenuRadioItem value="light" icon={<Sun size={16} />}>
          {t('Light')}
        </MenuRadioItem>
        <MenuRadioItem value="dark" icon={<Moon size={16} />}>
          {t('Dark')}
        </MenuRadioItem>
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem icon={<LogOut size={16} className="rtl:-scale-x-100" />} onSelect={() => void leave()}>
        {t('Sign out')}
      </MenuItem>
    </Menu>
  )
}
