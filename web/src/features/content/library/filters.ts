import { dateOnly } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { KINDS } from '../kinds.ts'
import { VISIBILITY } from '../visibility.ts'
import { languageName, NONE } from './language-name.ts'
import { type ListName, type ListSearch, valuesOf } from './list-state.ts'

type FilterKind = {
  readonly label: string
  /** How a value is called; those that the server names are called so by `useFilterWords`. */
  name: (value: string) => string
  /** Values that are always offered; the others are those that occur. */
  fixed: readonly string[]
}

const LEVELS: Readonly<Record<string, string>> = {
  get beginner() {
    return t('Beginner')
  },
  get intermediate() {
    return t('Intermediate')
  },
  get advanced() {
    return t('Advanced')
  },
  get [NONE]() {
    return t('Not set')
  },
}
const STATUSES: Readonly<Record<string, string>> = {
  get ready() {
    return t('Ready')
  },
  get processing() {
    return t('Processing')
  },
  get uploading() {
    return t('Uploading')
  },
  get failed() {
    return t('Failed')
  },
}

const named = (names: Readonly<Record<string, string>>) => (value: string) => names[value] ?? value

/** What the list can be filtered by, in the order it is offered. */
export const FILTERS: Record<ListName, FilterKind> = {
  status: {
    get label() {
      return t('Status')
    },
    name: named(STATUSES),
    fixed: Object.keys(STATUSES),
  },
  visibility: {
    get label() {
      return t('Visibility')
    },
    name: (value) => VISIBILITY[value as keyof typeof VISIBILITY]?.label ?? value, // anybody may type an address
    fixed: ['public', 'unlisted', 'private', 'scheduled', 'members'],
  },
  kind: {
    get label() {
      return t('Kind')
    },
    name: named(KINDS),
    fixed: Object.keys(KINDS),
  },
  category: {
    get label() {
      return t('Category')
    },
    name: (value) => (value === NONE ? t('None') : value),
    fixed: [],
  },
  tag: {
    get label() {
      return t('Tag')
    },
    name: (value) => value,
    fixed: [],
  },
  level: {
    get label() {
      return t('Level')
    },
    name: named(LEVELS),
    fixed: Object.keys(LEVELS),
  },
  language: {
    get label() {
      return t('Language')
    },
    name: languageName,
    fixed: [],
  },
  playlist: {
    get label() {
      return t('Playlist')
    },
    name: () => t('A playlist'),
    fixed: [],
  },
}

/** `Failed`, `Public, Unlisted`, `3 tags`: what a filter is set to, as short as its chip. */
export function filterInWords(search: ListSearch, name: ListName, nameOf = FILTERS[name].name): string | null {
  const values = valuesOf(search, name)
  if (values.length === 0) return null
  const words = values.map(nameOf)
  const [first = '', second] = words
  if (words.length > 2) return t('{count, plural, one {# chosen} other {# chosen}}', { count: words.length })
  return second === undefined ? first : t('{first}, {second}', { first, second })
}

/** `1 Jan 2026 – 31 Jan 2026`, `since …`, `until …`. */
export function datesInWords({ from, to }: ListSearch): string | null {
  const day = (date: string) => dateOnly(new Date(`${date}T12:00:00`))
  if (from && to) return from === to ? day(from) : `${day(from)} – ${day(to)}`
  if (from) return t('since {day}', { day: day(from) })
  return to ? t('until {day}', { day: day(to) }) : null
}
