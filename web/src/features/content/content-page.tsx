import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Clapperboard, SearchX, Upload } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { PageHeader } from '#web/features/frame/page-header.tsx'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { exact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { useMediaQuery } from '#web/lib/media-query.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { StaleNote } from '#web/ui/stale-note.tsx'
import { ContentTabs } from './content-tabs.tsx'
import { resumeBulks } from './library/bulk-jobs.ts'
import { useChosenColumns } from './library/chosen-columns.ts'
import { FilterBar } from './library/filter-bar.tsx'
import { LibraryCards, LibraryCardsSkeleton } from './library/library-cards.tsx'
import { LibraryGrid, LibraryGridSkeleton } from './library/library-grid.tsx'
import type { LibraryVideo } from './library/library-video.ts'
import { ListActions } from './library/list-actions.tsx'
import { countQuery, listQuery, noteShown } from './library/list-queries.ts'
import { isFiltered, type ListSearch, type Sort, sortedBy, sortOf, unfiltered } from './library/list-state.ts'
import { SelectionBar } from './library/selection-bar.tsx'
import { useListShortcuts } from './library/use-list-shortcuts.ts'
import { useSelection } from './library/use-selection.ts'

type Props = { search: ListSearch; onSearch: (search: ListSearch, how?: { replace: boolean }) => void }

/** How far ahead of what is seen pages are asked for, in rows. */
const AHEAD = 60

/** Everything a channel has, in one list that is as long as the channel. */
export function ContentPage({ search, onSearch }: Props) {
  usePageTitle(t('Content'))
  const channelId = useOwnChannel()?.id ?? null
  const narrow = useMediaQuery('(width < 48rem)')
  const navigate = useNavigate()
  const { columns } = useChosenColumns()
  const query = useInfiniteQuery({ ...listQuery(channelId, search), placeholderData: keepPreviousData })
  const { data, error, isFetching, isPlaceholderData, refetch } = query
  const videos: readonly LibraryVideo[] = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const known = data?.pages[0]?.total
  const counted = useQuery({ ...countQuery(channelId, search), enabled: data !== undefined && known === undefined })
  // A count may be a few seconds older than the list.
  const total = Math.max(known ?? counted.data?.total ?? 0, videos.length)
  const { selection, select, selecting, setSelecting, shownOrNone, all } = useSelection(
    channelId,
    search,
    videos,
    total,
  )
  const onShown = useComingPages(query, videos.length)
  const [place, setPlace] = useState<LibraryVideo | undefined>()
  const at = place ?? videos[0]
  useListShortcuts({ at, selection, onSelect: select })

  const latest = useRef({ search, onSearch })
  latest.current = { search, onSearch }
  const onSort = useCallback((sort: Sort) => latest.current.onSearch(sortedBy(latest.current.search, sort)), [])
  const open = (video: LibraryVideo) => void navigate({ to: '/studio/content/$videoId', params: { videoId: video.id } })

  const queryClient = useQueryClient()
  useEffect(() => resumeBulks(queryClient), [queryClient])

  const filtered = isFiltered(search)
  // Nothing was there before: there is no old list to stand until the new one is here.
  const coming = isPlaceholderData && total === 0
  const missing = data && videos.length < total && query.isFetchNextPageError
  const list = {
    videos,
    total,
    selection,
    onSelect: select,
    onShown,
    onOpen: open,
    stale: isPlaceholderData,
  }
  return (
    <>
      <PageHeader
        title={t('Content')}
        aside={
          data && (
            <span role="status" className="figures text-14 text-faint">
              {(total > 0 || filtered) &&
                (filtered
                  ? t('{count, plural, one {# video found} other {# videos found}}', { count: exact(total) })
                  : t('{count, plural, one {# video} other {# videos}}', { count: exact(total) }))}
            </span>
          )
        }
        actions={
          (total > 0 || filtered) && (
            <ListActions channelId={channelId} search={search} onSearch={onSearch} narrow={narrow} />
          )
        }
      />
      <ContentTabs />
      {selecting ? (
        <SelectionBar
          channelId={channelId}
          search={search}
          selection={selection}
          total={total}
          videos={videos}
          onAll={all}
          onNone={() => setSelecting(false)}
        />
      ) : (
        <FilterBar
          channelId={channelId}
          search={search}
          onSearch={onSearch}
          narrow={narrow}
          onSelecting={() => setSelecting(true)}
        />
      )}
      {data && error && (
        <StaleNote since={query.dataUpdatedAt} onRetry={() => refetch()} busy={isFetching} className="mb-4" />
      )}
      <Card
        className={cx(
          'transition-opacity',
          isPlaceholderData && 'opacity-60',
          narrow && 'max-md:-mx-gutter max-md:rounded-none max-md:border-x-0',
        )}
      >
        {(coming || (!data && !error)) &&
          (narrow ? <LibraryCardsSkeleton /> : <LibraryGridSkeleton columns={columns} />)}
        {!data && error && (
          <ErrorState what={t('Your videos')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {data && total === 0 && !filtered && !coming && <NoVideos />}
        {data && total === 0 && filtered && !coming && (
          <NoneFound q={search.q} onClear={() => onSearch(unfiltered(search))} />
        )}
        {total > 0 &&
          (narrow ? (
            <LibraryCards {...list} selecting={selecting} onSelecting={() => setSelecting(true)} />
          ) : (
            <LibraryGrid
              {...list}
              {...sortOf(search)}
              columns={columns}
              onSort={onSort}
              onSelectShown={shownOrNone}
              onSelectAll={all}
              onPlace={setPlace}
            />
          ))}
      </Card>
      {missing && (
        <p role="alert" className="sticky bottom-4 z-10 mt-4 flex items-center justify-center gap-3 text-14">
          <span className="rounded-card bg-danger-soft px-3.5 py-2">
            {t('Only {loaded} of {total} videos are here: {problem}', {
              loaded: videos.length,
              total,
              problem: asProblem(error).message,
            })}{' '}
            <Button size="sm" onClick={() => void query.fetchNextPage()}>
              {t('Go on')}
            </Button>
          </span>
        </p>
      )}
    </>
  )
}

type Coming = { hasNextPage: boolean; isFetching: boolean; isFetchNextPageError: boolean; fetchNextPage: () => unknown }

/** Asks for page after page until the rows in sight are here. @returns to be told which row is the last in sight */
function useComingPages(query: Coming, loaded: number): (last: number) => void {
  const shown = useRef(0)
  const latest = useRef({ query, loaded })
  latest.current = { query, loaded }
  const more = useCallback(() => {
    const { query, loaded } = latest.current
    if (!query.hasNextPage || query.isFetching || query.isFetchNextPageError) return
    if (shown.current + AHEAD >= loaded) void query.fetchNextPage()
  }, [])
  const { isFetching } = query
  // Each page that came may not be the last that is needed.
  useEffect(() => {
    if (!isFetching && loaded >= 0) more()
  }, [isFetching, loaded, more])
  return useCallback(
    (last: number) => {
      shown.current = last
      noteShown(last)
      more()
    },
    [more],
  )
}

function NoVideos() {
  return (
    <EmptyState
      icon={<Clapperboard size={22} />}
      title={t('Your videos will stand here')}
      action={
        <Button variant="primary" icon={<Upload size={16} />} onClick={chooseFiles}>
          {t('Upload a video')}
        </Button>
      }
    >
      {t(
        'Drop files anywhere on this page. They stay private until you publish them, and an interrupted upload continues where it stopped.',
      )}
    </EmptyState>
  )
}

function NoneFound({ q, onClear }: { q: string | undefined; onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX size={22} />}
      title={q ? t('Nothing found for “{q}”', { q }) : t('No video fits these filters')}
      action={<Button onClick={onClear}>{t('Clear filters')}</Button>}
    >
      {q
        ? t('Every word has to stand somewhere in title, description, tags or transcript; fewer letters find more.')
        : t('Each filter has to fit. Take one of them away to see more.')}
    </EmptyState>
  )
}
