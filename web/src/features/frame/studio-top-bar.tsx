import { useQuery } from '@tanstack/react-query'
import { Link, useMatches } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { KINDS } from '#web/features/content/kinds.ts'
import { ownVideoQuery } from '#web/features/content/queries.ts'
import { NoticesBell } from '#web/features/notifications/bell.tsx'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { LogoMark } from '#web/ui/logo.tsx'
import { AccountButton } from './account-button.tsx'
import { CreateAction } from './create-action.tsx'
import { type Crumb, crumbName } from './crumbs.ts'
import { SearchField } from './search-field.tsx'

const BackButton = lazyLater(() => import('./back-button.tsx'))

/** One primary action on a page: these have their own, as Publish, Save or Invite. */
const OWN_PRIMARY = new Set<Crumb>(['video', 'welcome', 'playlists', 'import', 'settings'])

/** Where you are on the left; making something and the person on the right. */
export function StudioTopBar() {
  const channel = useOwnChannel()
  const { data: me } = useQuery(meQuery)
  const crumbs = useMatches({
    select: (matches) =>
      matches.flatMap((match) =>
        match.staticData.crumb
          ? [
              {
                to: match.pathname,
                crumb: match.staticData.crumb,
                // A match knows the parameters of those below it, too.
                videoId:
                  match.staticData.crumb === 'video' && 'videoId' in match.params ? match.params.videoId : undefined,
              },
            ]
          : [],
      ),
    structuralSharing: true,
  })
  return (
    <header className="glass sticky top-0 z-20 flex h-bar items-center gap-3 border-b px-gutter">
      <Link to="/studio" aria-label={t('Creator Studio, home')} className="rounded-control md:hidden">
        <LogoMark size={28} />
      </Link>
      <Suspense>
        <BackButton />
      </Suspense>
      <nav aria-label={t('Breadcrumb')} className="min-w-0 flex-1">
        <ol className="flex items-center text-14">
          <li className="hidden min-w-0 items-center md:flex">
            <span className="truncate text-faint">{channel?.name ?? me?.user?.name}</span>
          </li>
          {crumbs.map(({ to, ...crumb }, index) => {
            const last = index === crumbs.length - 1
            return (
              <li key={to} className={cx('flex min-w-0 items-center', !last && 'hidden sm:flex')}>
                <span
                  aria-hidden="true"
                  className={cx('px-2 text-faint', index === 0 ? 'hidden md:inline' : 'hidden sm:inline')}
                >
                  /
                </span>
                {last ? (
                  <span aria-current="page" className="truncate font-medium">
                    <CrumbName {...crumb} />
                  </span>
                ) : (
                  <Link to={to} className="rounded-[2px] text-muted hover:text-ink">
                    <CrumbName {...crumb} />
                  </Link>
                )}
              </li>
            )
          })}
        </ol>
      </nav>
      <SearchField />
      <span className="hidden md:flex">
        <CreateAction variant={crumbs.some(({ crumb }) => OWN_PRIMARY.has(crumb)) ? 'secondary' : 'primary'} />
      </span>
      <NoticesBell />
      <AccountButton place="studio" />
    </header>
  )
}

/** What is in the catalogue of videos may be something to hear or to read: its page's own answer tells. */
function CrumbName({ crumb, videoId }: { crumb: Crumb; videoId: string | undefined }) {
  const { data: video } = useQuery({ ...ownVideoQuery(videoId ?? ''), enabled: false })
  return video ? KINDS[video.kind] : crumbName(crumb)
}
