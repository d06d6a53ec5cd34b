/** What the lists of the address can hold; each is written with commas, as the API takes it. */
export const LISTS = ['status', 'visibility', 'kind', 'category', 'tag', 'level', 'language', 'playlist'] as const
export type ListName = (typeof LISTS)[number]
export type Filter = Partial<Record<ListName | 'q' | 'from' | 'to', string>>

export const SORTS = [
  'title',
  'created',
  'published',
  'status',
  'visibility',
  'views',
  'watchTime',
  'completion',
  'likes',
  'comments',
  'duration',
] as const
export type Sort = (typeof SORTS)[number]
export type Order = 'asc' | 'desc'

/** The whole state of the list as it stands in the address. What is usual is left out of it. */
export type ListSearch = Filter & {
  sort?: Sort | undefined
  order?: Order | undefined
  /** Of a saved view that the state began from. */
  view?: string | undefined
}

export const USUAL = { sort: 'created', order: 'desc' } as const satisfies { sort: Sort; order: Order }

/** Where only these mean something. */
const KNOWN: Partial<Record<(typeof FILTERS)[number], readonly string[]>> = {
  status: ['uploading', 'processing', 'ready', 'failed'],
  visibility: ['private', 'unlisted', 'public', 'scheduled', 'members'],
  kind: ['video', 'audio', 'article'],
  level: ['beginner', 'intermediate', 'advanced', 'none'],
}

const FILTERS = ['q', ...LISTS, 'from', 'to'] as const
const ID = /^[0-9a-f-]{36}$/i
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Reads an address that anybody may have typed: what means nothing is dropped. */
export function readSearch(search: Record<string, unknown>): ListSearch {
  const found: ListSearch = {}
  for (const name of FILTERS) {
    const value = search[name]
    if (typeof value !== 'string' || value.trim() === '') continue
    if ((name === 'from' || name === 'to') && !DAY.test(value)) continue
    const known = KNOWN[name]
    const kept = known ? value.split(',').filter((each) => known.includes(each)) : null
    if (kept?.length === 0) continue
    found[name] = kept ? kept.join(',') : value.slice(0, 2000)
  }
  const sort = SORTS.find((each) => each === search.sort)
  if (sort && sort !== USUAL.sort) found.sort = sort
  const order = search.order
  if (order === 'asc' || order === 'desc') {
    if (order !== firstOrder(sort ?? USUAL.sort)) found.order = order
  }
  if (typeof search.view === 'string' && ID.test(search.view)) found.view = search.view
  return found
}

/** Titles begin with A, figures with the largest, times with the newest. */
export const firstOrder = (sort: Sort): Order =>
  sort === 'title' || sort === 'status' || sort === 'visibility' ? 'asc' : 'desc'

export const sortOf = ({ sort = USUAL.sort, order }: ListSearch): { sort: Sort; order: Order } => ({
  sort,
  order: order ?? firstOrder(sort),
})

/** The next click on a head: its usual order, then the other one. */
export function sortedBy(search: ListSearch, sort: Sort): ListSearch {
  const now = sortOf(search)
  const order = now.sort === sort ? (now.order === 'asc' ? 'desc' : 'asc') : firstOrder(sort)
  return readSearch({ ...search, sort, order })
}

/** The filter alone, in one spelling: two addresses that mean the same share one list. */
export function filterOf(search: ListSearch): Filter {
  const filter: Filter = {}
  for (const name of FILTERS) {
    const value = search[name]?.trim()
    if (value) filter[name] = value
  }
  return filter
}

export const isFiltered = (search: ListSearch): boolean => Object.keys(filterOf(search)).length > 0
export const countFilters = (search: ListSearch): number =>
  Object.keys(filterOf(search)).filter((name) => name !== 'q' && name !== 'to').length +
  (search.to && !search.from ? 1 : 0)

export const valuesOf = (search: ListSearch, name: ListName): string[] => search[name]?.split(',').filter(Boolean) ?? []

export function withValues(search: ListSearch, name: ListName, values: readonly string[]): ListSearch {
  const { [name]: _, ...rest } = search
  return values.length > 0 ? { ...rest, [name]: values.join(',') } : rest
}

/** Everything as it was before filters; how it is sorted stays. */
export const unfiltered = ({ sort, order }: ListSearch): ListSearch => ({
  ...(sort && { sort }),
  ...(order && { order }),
})

/** The filter as the body of a request has it: lists as lists. */
export type FilterBody = { q?: string; from?: string; to?: string } & { [Name in ListName]?: string[] }
export function filterBody(search: ListSearch): FilterBody {
  const { q, from, to } = filterOf(search)
  const body: FilterBody = { ...(q && { q }), ...(from && { from }), ...(to && { to }) }
  for (const name of LISTS) {
    const values = valuesOf(search, name)
    if (values.length > 0) body[name] = values
  }
  return body
}
