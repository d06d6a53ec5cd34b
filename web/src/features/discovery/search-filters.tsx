import { useQuery } from '@tanstack/react-query'
import { categoriesQuery } from '#web/features/content/categories-query.ts'
import { languageName } from '#web/features/content/library/language-name.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { PillSelect } from '#web/ui/pill-select.tsx'
import type { Search } from './queries.ts'

const kinds = () => ({
  video: t('Videos'),
  audio: t('Sound'),
  article: t('Articles'),
  channel: t('Channels'),
  playlist: t('Playlists'),
})
const dates = () => ({ day: t('Last 24 hours'), week: t('Last week'), month: t('Last month'), year: t('Last year') })
const durations = () => ({ short: t('Under 4 minutes'), medium: t('4 to 20 minutes'), long: t('Over 20 minutes') })
const sorts = () => ({ newest: t('Newest first'), views: t('Most watched first') })
/** The most spoken of the net; what else there is can be written into the address. */
const LANGUAGES = 'ar de en es fr hi id it ja ko nl pl pt ru tr uk vi zh'.split(' ')

export const FILTERS = ['kind', 'duration', 'date', 'category', 'language', 'sort'] as const
export const isNarrowed = (search: Search): boolean => FILTERS.some((name) => search[name] !== undefined)

const isOf = <T extends object>(value: unknown, values: T): value is keyof T =>
  typeof value === 'string' && value in values
const text = (value: unknown, most: number) =>
  (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value).slice(0, most) : undefined

/** What is understood of an address, which anybody may write. */
export const searchOf = ({ q, kind, duration, date, category, language, sort }: Record<string, unknown>): Search => ({
  q: text(q, 200),
  kind: isOf(kind, kinds()) ? kind : undefined,
  duration: isOf(duration, durations()) ? duration : undefined,
  date: isOf(date, dates()) ? date : undefined,
  category: text(category, 40),
  language: text(language, 35),
  sort: isOf(sort, sorts()) ? sort : undefined,
})

const names = (): Record<(typeof FILTERS)[number], string> => ({
  kind: t('Kind'),
  duration: t('Length'),
  date: t('Published'),
  category: t('Category'),
  language: t('Language'),
  sort: t('Order'),
})

type Props = { search: Search; onSearch: (search: Search) => void; label: (category: string) => string }

export function SearchFilters({ search, onSearch, label }: Props) {
  const { data } = useQuery(categoriesQuery)
  const categories = data?.items ?? (search.category ? [{ id: search.category, label: label(search.category) }] : [])
  const languages =
    search.language && !LANGUAGES.includes(search.language) ? [search.language, ...LANGUAGES] : LANGUAGES
  const isOfVideos = search.kind !== 'channel' && search.kind !== 'playlist'
  const choose = (name: (typeof FILTERS)[number], all: string, options: [value: string, label: string][]) => (
    <PillSelect
      label={names()[name]}
      value={search[name] ?? ''}
      all={all}
      options={options}
      // What is chosen is one of the options.
      onChange={(value) => onSearch({ ...search, [name]: value } as Search)}
    />
  )
  return (
    <fieldset className="min-w-0 -mx-gutter mb-6 flex gap-2 overflow-x-auto px-gutter py-1 [scrollbar-width:none] md:flex-wrap">
      <legend className="sr-only">{t('Filters')}</legend>
      {choose('kind', t('Everything'), Object.entries(kinds()))}
      {isOfVideos && (
        <>
          {choose('date', t('Any time'), Object.entries(dates()))}
          {choose('duration', t('Any length'), Object.entries(durations()))}
          {choose(
            'category',
            t('All categories'),
            categories.map((each) => [each.id, each.label]),
          )}
          {choose(
            'language',
            t('All languages'),
            languages.map((each) => [each, languageName(each)]),
          )}
          {choose('sort', search.q ? t('Most relevant first') : t('In the usual order'), Object.entries(sorts()))}
        </>
      )}
      {isNarrowed(search) && search.q && (
        <Button variant="quiet" className="h-9!" onClick={() => onSearch({ q: search.q })}>
          {t('Clear the filters')}
        </Button>
      )}
    </fieldset>
  )
}
