import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { FollowChannelButton } from '#web/features/accounts/follow-channel-button.tsx'
import { type Channel, channelQuery, meQuery } from '#web/features/accounts/queries.ts'
import { PageNotFound } from '#web/features/frame/page-not-found.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { compact, exact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { buttonClass } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** As `ui/tabs` draws them, which brings more than links need. */
const TAB =
  'relative inline-flex h-11 items-center px-1 text-14 font-medium whitespace-nowrap text-muted hover:text-ink after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full data-[status=active]:text-ink data-[status=active]:after:bg-accent focus-visible:-outline-offset-2'

/** A channel as its audience sees it. */
export function ChannelPage({ handle, children }: { handle: string; children: ReactNode }) {
  const { data: channel, error, refetch } = useQuery(channelQuery(handle))
  usePageTitle(channel?.name)
  if (error && !channel) {
    const problem = asProblem(error)
    if (problem.status === 404) {
      return (
        <PageNotFound title={t('There is no such channel')}>
          {t('Its name may have changed. Try the newest videos.')}
        </PageNotFound>
      )
    }
    return <ErrorState what={t('This channel')} problem={problem} onRetry={() => refetch()} />
  }
  return (
    <div className="mx-auto w-full max-w-[1440px] px-gutter pt-8 pb-20">
      {channel ? <Head channel={channel} /> : <HeadSkeleton />}
      <nav
        aria-label={t('Parts of this channel')}
        className="mt-5 mb-6 flex gap-6 overflow-x-auto border-b [scrollbar-width:none]"
      >
        <Link
          to="/channel/$handle"
          params={{ handle }}
          activeOptions={{ exact: true, includeSearch: false }}
          className={TAB}
        >
          {t('Videos')}
        </Link>
        <Link to="/channel/$handle/playlists" params={{ handle }} className={TAB}>
          {t('Playlists')}
        </Link>
        <Link to="/channel/$handle/about" params={{ handle }} className={TAB}>
          {t('About')}
        </Link>
      </nav>
      {children}
    </div>
  )
}

function Head({ channel }: { channel: Channel }) {
  const { data: me } = useQuery(meQuery)
  const isOwn = me?.channels.some(({ id }) => id === channel.id)
  return (
    <header className="flex flex-wrap items-center gap-x-6 gap-y-4">
      <Avatar name={channel.name} src={channel.picture} size={80} />
      <div className="min-w-0 flex-1 basis-56">
        <h1
          className={cx('text-with-page text-24 wrap-anywhere sm:text-32', channel.verifiedAt && 'verified')}
          dir="auto"
        >
          {channel.name}
        </h1>
        <p className="text-14 wrap-anywhere text-muted">
          <bdi>@{channel.handle}</bdi>
          {' · '}
          <span
            title={t('{count, plural, one {# follower} other {# followers}}', { count: exact(channel.followerCount) })}
          >
            {t('{count, plural, one {# follower} other {# followers}}', { count: compact(channel.followerCount) })}
          </span>
        </p>
        {channel.description && (
          <p className="mt-1 line-clamp-1 text-with-page text-14 wrap-anywhere text-muted" dir="auto">
            {channel.description}
          </p>
        )}
      </div>
      <div className="flex max-sm:w-full">
        <FollowChannelButton channel={channel} />
        {isOwn && (
          <Link to="/studio/settings/channel" className={buttonClass('secondary')}>
            <Pencil size={16} aria-hidden="true" />
            {t('Edit channel')}
          </Link>
        )}
      </div>
    </header>
  )
}

const HeadSkeleton = () => (
  <div className="flex items-center gap-6" aria-hidden="true">
    <Skeleton className="size-20 shrink-0 rounded-full!" />
    <div className="flex flex-col gap-2">
      <Skeleton className="h-9 w-64 max-w-full" />
      <Skeleton className="h-4 w-40" />
    </div>
  </div>
)
