import { dateOnly } from '#web/lib/format-time.ts'
import { KINDS } from '../kinds.ts'
import { VISIBILITY } from '../visibility.ts'
import { languageName, NONE } from './language-name.ts'
import { type ListName, type ListSearch, valuesOf } from './list-state.ts'

type FilterKind = {
  label: string
  /** How a value is called; those that the server names are called so by `useFilterWords`. */
  name: (value: string) => string
  /** Values that are always offered; the others are those that occur. */
  fixed: readonly string[]
}

const LEVELS: Record<string, string> = {
  beginner: 'Beginner',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
  [NONE]: 'Not set',
}
const STATUSES: Record<string, string> = {
  ready: 'Ready',
  processing: 'Processing',
  uploading: 'Uploading',
  failed: 'Failed',
}

const named = (names: Record<string, string>) => (value: string) => names[value] ?? value

/** What the list can be filtered by, in the order it is offered. */
export const FILTERS: Record<ListName, FilterKind> = {
  status: { label: 'Status', name: named(STATUSES), fixed: Object.keys(STATUSES) },
  visibility: {
    label: 'Visibility',
    name: (value) => VISIBILITY[value as keyof typeof VISIBILITY]?.label ?? value, // anybody may type an address
    fixed: ['public', 'unlisted', 'private', 'scheduled', 'members'],
  },
  kind: { label: 'Kind', name: named(KINDS), fixed: Object.keys(KINDS) },
  category: { label: 'Category', name: (value) => (value === NONE ? 'None' : value), fixed: [] },
  tag: { label: 'Tag', name: (value) => value, fixed: [] },
  level: { label: 'Level', name: named(LEVELS), fixed: Object.keys(LEVELS) },
  language: { label: 'Language', name: languageName, fixed: [] },
  playlist: { label: 'Playlist', name: () => 'A playlist', fixed: [] },
}

/** `Failed`, `Public, Unlisted`, `3 tags`: what a filter is set to, as short as its chip. */
export function filterInWords(search: ListSearch, name: ListName, nameOf = FILTERS[name].name): string | null {
  const values = valuesOf(search, name)
  if (values.length === 0) return null
  const words = values.map(nameOf)
  return words.length <= 2 ? words.join(', ') : `${words.length} chosen`
}

/** `1 Jan 2026 – 31 Jan 2026`, `since …`, `until …`. */
export function datesInWords({ from, to }: ListSearch): string | null {
  const day = (date: string) => dateOnly(new Date(`${date}T12:00:00`))
  if (from && to) return from === to ? day(from) : `${day(from)} – ${day(to)}`
  if (from) return `since ${day(from)}`
  return to ? `until ${day(to)}` : null
}
