import { useInfiniteQuery } from '@tanstack/react-query'
import { Search as SearchIcon, SearchX } from 'lucide-react'
import { useCategoryLabel } from '#web/features/content/categories-query.ts'
import { SearchForm } from '#web/features/frame/search-form.tsx'
import { Endless } from '#web/features/playback/watched/endless.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { Found, FoundSkeleton } from './found.tsx'
import { type Search, searchQuery } from './queries.ts'
import { isNarrowed, SearchFilters } from './search-filters.tsx'

type Props = { search: Search; onSearch: (search: Search) => void }

/** Whatever everybody may find with some words, or all of a category. */
export function SearchPage({ search, onSearch }: Props) {
  const label = useCategoryLabel()
  const { q, category } = search
  const title = q ?? (category && label(category))
  usePageTitle(title || t('Search'))
  const isAsked = q !== undefined || isNarrowed(search)
  return (
    <div className="mx-auto w-full max-w-[1120px] px-gutter pt-6 pb-20">
      <SearchForm className="mb-4 md:hidden" autoFocus={!isAsked} />
      <h1 className={q ? 'sr-only' : 'mb-4 text-24'}>
        {q ? t('Results for {words}', { words: q }) : title || t('Search')}
      </h1>
      {isAsked && <SearchFilters search={search} onSearch={onSearch} label={label} />}
      {isAsked ? (
        <Results search={search} onSearch={onSearch} />
      ) : (
        <EmptyState icon={<SearchIcon size={22} />} title={t('Find videos, channels and playlists')}>
          {t('Words of a title, a description or a name. Slips of the pen are put right.')}
        </EmptyState>
      )}
    </div>
  )
}

function Results({ search, onSearch }: Props) {
  const query = useInfiniteQuery(searchQuery(search))
  const { data, error, isFetching, refetch } = query
  if (!data && error)
    return <ErrorState what={t('The results')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
  if (!data)
    return (
      <Loading what={t('results')}>
        <div className="flex flex-col gap-6">
          {[1, 2, 3, 4, 5].map((row) => (
            <FoundSkeleton key={row} />
          ))}
        </div>
      </Loading>
    )
  const items = data.pages.flatMap((page) => page.items)
  const mended = data.pages[0]?.mended
  if (items.length === 0 && !query.hasNextPage)
    return (
      <EmptyState
        icon={<SearchX size={22} />}
        title={search.q ? t('Nothing found for “{words}”', { words: search.q }) : t('Nothing found')}
        action={
          isNarrowed(search) && search.q ? (
            <Button onClick={() => onSearch({ q: search.q })}>{t('Clear the filters')}</Button>
          ) : undefined
        }
      >
        {isNarrowed(search) ? t('Nothing fits all of the filters.') : t('Try fewer words, or more usual ones.')}
      </EmptyState>
    )
  return (
    <>
      {mended && (
        <p role="status" className="mb-5 text-14 text-muted">
          {tx('Nothing has “{words}”. Showing results for {mended}', {
            words: <span dir="auto">{search.q}</span>,
            mended: (
              <strong className="font-semibold text-ink" dir="auto">
                {mended}
              </strong>
            ),
          })}
        </p>
      )}
      <ul aria-label={t('Results')} className="flex flex-col gap-6">
        {items.map((item) => (
          <li key={keyOf(item)}>
            <Found item={item} />
          </li>
        ))}
      </ul>
      <Endless of={query} />
    </>
  )
}

const keyOf = (item: Parameters<typeof Found>[0]['item']): string =>
  item.kind === 'video' ? item.video.id : item.kind === 'channel' ? item.channel.id : item.playlist.id
