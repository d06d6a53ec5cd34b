import { Link } from '@tanstack/react-router'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { LogoMark } from '#web/ui/logo.tsx'
import { Tooltip } from '#web/ui/tooltip.tsx'
import { ChannelSwitcher } from './channel-switcher.tsx'
import { places, settingsPlace } from './places.ts'
import { setRailCollapsed, useRailCollapsed, useRailForced } from './rail-state.ts'

type Place = ReturnType<typeof places>[number] | ReturnType<typeof settingsPlace>

/** The studio's places, 232 px wide or 64; not on phones, which have the bar below. */
export function StudioRail() {
  const collapsed = useRailCollapsed()
  const forced = useRailForced()
  return (
    <nav
      aria-label={t('Studio')}
      data-collapsed={collapsed || undefined}
      className={cx(
        'sticky top-0 z-30 hidden h-dvh shrink-0 flex-col border-e bg-rail transition-[width] duration-(--calm) md:flex',
        collapsed ? 'w-(--rail-width-collapsed)' : 'w-(--rail-width)',
      )}
    >
      <div className={cx('flex h-bar items-center', collapsed ? 'justify-center' : 'pe-2 ps-4')}>
        <Link to="/studio" aria-label={t('Creator Studio, home')} className="flex items-center gap-2.5 rounded-control">
          <LogoMark size={28} />
          {!collapsed && <span className="text-14 font-semibold whitespace-nowrap">Creator Studio</span>}
        </Link>
      </div>
      <div className={cx('pb-3', collapsed ? 'px-3' : 'px-2.5')}>
        <ChannelSwitcher collapsed={collapsed} />
      </div>
      <ul className={cx('flex flex-1 flex-col gap-0.5 overflow-y-auto', collapsed ? 'px-3' : 'px-2.5')}>
        {places().map((place) => (
          <RailLink key={place.to} place={place} collapsed={collapsed} />
        ))}
      </ul>
      <ul className={cx('flex flex-col gap-0.5 pt-2', collapsed ? 'px-3' : 'px-2.5')}>
        <RailLink place={settingsPlace()} collapsed={collapsed} />
      </ul>
      {forced ? (
        <div className="h-3" />
      ) : (
        <div className={cx('flex py-2.5', collapsed ? 'justify-center' : 'px-3')}>
          <IconButton
            label={collapsed ? t('Widen the navigation') : t('Narrow the navigation')}
            aria-expanded={!collapsed}
            icon={
              collapsed ? (
                <PanelLeftOpen size={18} className="rtl:-scale-x-100" />
              ) : (
                <PanelLeftClose size={18} className="rtl:-scale-x-100" />
              )
            }
            onClick={() => setRailCollapsed(!collapsed)}
          />
        </div>
      )}
    </nav>
  )
}

function RailLink({ place, collapsed }: { place: Place; collapsed: boolean }) {
  const Icon = place.icon
  const link = (
    <Link
      to={place.to}
      activeOptions={{ exact: place.exact }}
      aria-label={collapsed ? place.label : undefined}
      className={cx(
        'group flex h-9 items-center gap-3 rounded-control text-14 font-medium text-muted transition-colors hover:bg-hover hover:text-ink',
        'data-[status=active]:bg-pressed data-[status=active]:text-ink',
        collapsed ? 'justify-center' : 'px-2.5',
      )}
    >
      <Icon size={18} aria-hidden="true" className="shrink-0 group-data-[status=active]:text-accent" />
      {!collapsed && place.label}
    </Link>
  )
  return (
    <li>
      {collapsed ? (
        <Tooltip text={place.label} side="end">
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  )
}
