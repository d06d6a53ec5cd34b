import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { PageHeader } from '#web/features/frame/page-header.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { tabClass, tabListClass } from '#web/ui/tabs.tsx'

const OWN = [
  { to: '/studio/settings', label: 'Profile' },
  { to: '/studio/settings/security', label: 'Security' },
  { to: '/studio/settings/channel', label: 'Channel' },
  { to: '/studio/settings/upload-defaults', label: 'Upload defaults' },
  { to: '/studio/settings/retention', label: 'Retention' },
  { to: '/studio/settings/team', label: 'Team' },
  { to: '/studio/settings/audit', label: 'Audit log' },
  { to: '/studio/settings/api-keys', label: 'API keys' },
] as const

const OPERATOR = [
  { to: '/studio/settings/people', label: 'People' },
  { to: '/studio/settings/verification', label: 'Verification' },
  { to: '/studio/settings/system', label: 'System' },
  { to: '/studio/settings/jobs', label: 'Jobs' },
  { to: '/studio/settings/quarantine', label: 'Quarantine' },
  { to: '/studio/settings/outbox', label: 'Outbox' },
] as const

/** Settings of the person and their channel; of the installation for those who run it. */
export function SettingsFrame() {
  const { data: me } = useQuery(meQuery)
  const pathname = useLocation({ select: (location) => location.pathname })
  const tabs = useRef<HTMLElement>(null)
  // On a phone the row is wider than the screen: the place somebody is at is never cut off.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address decides which tab is the current one
  useEffect(() => {
    tabs.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  const places = me?.user?.operator ? [...OWN, ...OPERATOR] : OWN
  return (
    <>
      <PageHeader title="Settings" />
      <nav ref={tabs} aria-label="Settings" className={`${tabListClass} -mt-2 mb-6`}>
        {places.map((place) => (
          <Link key={place.to} to={place.to} activeOptions={{ exact: true, includeSearch: false }} className={tabClass}>
            {place.label}
          </Link>
        ))}
      </nav>
      <div>
        {OPERATOR.some(({ to }) => to === pathname) && me?.user?.operator === false ? (
          <EmptyState icon={<Lock size={22} />} title="Only for whoever runs this studio">
            Your account works on channels. Ask the person who set up this installation if you need something from here.
          </EmptyState>
        ) : (
          <Outlet />
        )}
      </div>
    </>
  )
}
