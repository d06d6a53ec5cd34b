import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CirclePause, History, SearchX } from 'lucide-react'
import { useRef } from 'react'
import { SearchVideos } from '#web/features/content/search-videos.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { boundsOf, byDay, nameOfDay } from './days.ts'
import { Endless } from './endless.tsx'
import { HistoryRow, HistoryRowSkeleton } from './history-row.tsx'
import { HistoryTools, useHistoryPaused } from './history-tools.tsx'
import { privateSession } from './private-session.ts'
import { historyQuery } from './queries.ts'
import type { Watched } from './store.ts'

export type HistorySearch = { q?: string | undefined; day?: string | undefined }
type Props = { search: HistorySearch; onSearch: (search: HistorySearch) => void }

/** What this viewer has watched, last first, by days of their own. */
export function HistoryPage({ search: { q, day }, onSearch }: Props) {
  usePageTitle(t('History'))
  const { paused, pause } = useHistoryPaused()
  const isPrivate = privateSession.use()
  const isSearch = Boolean(q || day)
  return (
    <div className="mx-auto grid w-full max-w-[1200px] grid-cols-1 items-start gap-x-12 gap-y-6 px-gutter pt-8 pb-20 lg:grid-cols-[minmax(0,1fr)_280px]">
      <h1 className="text-24 lg:col-span-2">{t('History')}</h1>
      <aside aria-label={t('Search and settings')} className="lg:sticky lg:top-20 lg:order-2">
        <SearchVideos
          q={q ?? ''}
          onSearch={(next) => onSearch({ q: next || undefined, day })}
          label={t('Search your history')}
        />
        <HistoryTools day={day} onDay={(next) => onSearch({ q, day: next })} paused={paused} onPause={pause} />
      </aside>
      <div className="flex min-w-0 flex-col gap-4 lg:order-1">
        {isPrivate && (
          <Callout
            tone="info"
            title={t('Private session')}
            action={<Button onClick={() => privateSession.turn(false)}>{t('End it')}</Button>}
          >
            {t('Until you end it or close this tab, nothing that you watch here is written down.')}
          </Callout>
        )}
        {paused && (
          <Callout
            tone="warning"
            title={t('Your history is paused')}
            action={<Button onClick={() => pause(false)}>{t('Resume')}</Button>}
          >
            {t('What you watch now is not written down, and videos do not go on where you left them.')}
          </Callout>
        )}
        <List
          where={{ ...(q && { q }), ...(day && boundsOf(day)) }}
          empty={
            isSearch ? (
              <EmptyState
                icon={<SearchX size={22} />}
                title={t('Nothing like this in your history')}
                action={<Button onClick={() => onSearch({})}>{t('Show all')}</Button>}
              >
                {t('Search for a word of the title, or choose another day.')}
              </EmptyState>
            ) : (
              <NothingYet isWritten={!paused && !isPrivate} />
            )
          }
        />
      </div>
    </div>
  )
}

function NothingYet({ isWritten }: { isWritten: boolean }) {
  return (
    <EmptyState
      icon={isWritten ? <History size={22} /> : <CirclePause size={22} />}
      title={t('Nothing watched yet')}
      action={
        <Link to="/" className={buttonClass('secondary')}>
          {t('Find something to watch')}
        </Link>
      }
    >
      {isWritten
        ? t('Videos that you watch stand here, and go on where you left them.')
        : t('Videos that you watch would stand here; at the moment none are written down.')}
    </EmptyState>
  )
}

function List({ where, empty }: { where: Parameters<typeof historyQuery>[0]; empty: React.ReactNode }) {
  const list = useRef<HTMLDivElement>(null)
  const query = useInfiniteQuery(historyQuery(where))
  const { data, error, isFetching, refetch } = query
  if (!data && error)
    return (
      <ErrorState what={t('Your history')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  if (!data)
    return (
      <Loading what={t('your history')}>
        {[1, 2, 3, 4, 5].map((row) => (
          <HistoryRowSkeleton key={row} />
        ))}
      </Loading>
    )
  const items = data.pages.flatMap((page) => page.items)
  if (items.length === 0 && !query.hasNextPage) return empty
  const now = new Date()
  /** The row that follows takes the focus of one that goes. */
  const focusAfter = (item: Watched) => {
    const next = items[items.indexOf(item) + 1] ?? items[items.indexOf(item) - 1]
    list.current?.querySelector<HTMLElement>(`[data-video="${next?.vodId}"] [data-remove]`)?.focus()
  }
  return (
    <div ref={list} className="flex flex-col gap-8">
      {byDay(items).map((group) => (
        <section key={group.day} aria-labelledby={`day-${group.day}`}>
          <h2 id={`day-${group.day}`} className="mb-3 text-16">
            {nameOfDay(new Date(group.items[0]?.watchedAt ?? 0), now)}
          </h2>
          <ul className="flex flex-col gap-4">
            {group.items.map((item) => (
              <li key={item.vodId} data-video={item.vodId}>
                <HistoryRow item={item} onRemove={() => focusAfter(item)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Endless of={query} />
    </div>
  )
}
