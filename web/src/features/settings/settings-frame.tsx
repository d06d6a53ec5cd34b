import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { PageHeader } from '#web/features/frame/page-header.tsx'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { tabClass, tabListClass } from '#web/ui/tabs.tsx'

const ownGroups = () =>
  [
    {
      label: t('Your account'),
      places: [
        { to: '/studio/settings', label: t('Profile') },
        { to: '/studio/settings/security', label: t('Security') },
        { to: '/studio/settings/api-keys', label: t('API keys') },
      ],
    },
    {
      label: t('Channel'),
      places: [
        { to: '/studio/settings/channel', label: t('Channel') },
        { to: '/studio/settings/upload-defaults', label: t('Upload defaults') },
        { to: '/studio/settings/retention', label: t('Retention') },
        { to: '/studio/settings/team', label: t('Team') },
        { to: '/studio/settings/audit', label: t('Audit log') },
        { to: '/studio/settings/webhooks', label: t('Webhooks') },
      ],
    },
  ] as const

const operatorGroup = () =>
  ({
    label: t('This studio'),
    places: [
      { to: '/studio/settings/people', label: t('People') },
      { to: '/studio/settings/channels', label: t('Channels') },
      { to: '/studio/settings/verification', label: t('Verification') },
      { to: '/studio/settings/reports', label: t('Reports') },
      { to: '/studio/settings/system', label: t('System') },
      { to: '/studio/settings/jobs', label: t('Jobs') },
      { to: '/studio/settings/quarantine', label: t('Quarantine') },
      { to: '/studio/settings/outbox', label: t('Outbox') },
    ],
  }) as const

/** Tabs in a row that scrolls; where there is room, a list beside the page with nothing cut off. */
const placeClass = cx(
  tabClass,
  'xl:flex xl:h-auto xl:min-h-8 xl:py-1 xl:whitespace-normal xl:rounded-control xl:px-2.5 xl:after:hidden xl:hover:bg-hover xl:data-[status=active]:bg-pressed',
)

/** Settings of the person and their channel; of the installation for those who run it. */
export function SettingsFrame() {
  const { data: me } = useQuery(meQuery)
  const pathname = useLocation({ select: (location) => location.pathname })
  const tabs = useRef<HTMLElement>(null)
  // On a narrow screen the row is wider than the page: the place somebody is at is never cut off.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address decides which tab is the current one
  useEffect(() => {
    tabs.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  const forOperator = operatorGroup()
  const groups = me?.user?.operator ? [...ownGroups(), forOperator] : ownGroups()
  return (
    <>
      <PageHeader title={t('Settings')} />
      <div className="xl:grid xl:grid-cols-[168px_minmax(0,1fr)] xl:gap-x-8">
        <nav
          ref={tabs}
          aria-label={t('Settings')}
          className={cx(
            tabListClass,
            '-mt-2 mb-6 xl:sticky xl:top-20 xl:mt-0 xl:flex-col xl:self-start xl:overflow-visible xl:border-0',
          )}
        >
          {groups.map(({ label, places }) => (
            <div key={label} className="contents xl:block">
              <p className="hidden px-2.5 pb-1 text-12 font-medium text-faint xl:block">{label}</p>
              {places.map((place) => (
                <Link
                  key={place.to}
                  to={place.to}
                  activeOptions={{ exact: true, includeSearch: false }}
                  className={placeClass}
                >
                  {place.label}
                </Link>
              ))}
            </div>
          ))}
        </nav>
        <div className="min-w-0">
          {forOperator.places.some(({ to }) => to === pathname) && me?.user?.operator === false ? (
            <EmptyState icon={<Lock size={22} />} title={t('Only for whoever runs this studio')}>
              {t(
                'Your account works on channels. Ask the person who set up this installation if you need something from here.',
              )}
            </EmptyState>
          ) : (
            <Outlet />
          )}
        </div>
      </div>
    </>
  )
}
