import { exactTime } from '#web/lib/format-time.ts'
import { formatter } from '#web/lib/locale.ts'
import { VISIBILITY } from '../visibility.ts'

export const FIELD_LABEL: Record<string, string> = {
  title: 'Title',
  description: 'Description',
  tags: 'Tags',
  category: 'Category',
  level: 'Level',
  language: 'Language',
  licence: 'Licence',
  visibility: 'Visibility',
  publishAt: 'Publishing time',
  comments: 'Comments',
  downloads: 'Downloads',
  encryption: 'Encryption',
  embedding: 'On other sites',
  embedSites: 'Sites that may show it',
  ageRestricted: 'For adults',
  announced: 'Announced',
  thumbnail: 'Thumbnail',
}

export const LEVELS = [
  ['beginner', 'Beginner'],
  ['intermediate', 'Intermediate'],
  ['advanced', 'Advanced'],
] as const

export const LICENCES = [
  ['all-rights-reserved', 'All rights reserved'],
  ['cc-by-4.0', 'CC BY 4.0: name the author'],
  ['cc-by-sa', 'CC BY-SA: share alike'],
  ['cc-by-nd', 'CC BY-ND: no changes'],
  ['cc-by-nc', 'CC BY-NC: not for money'],
  ['cc-by-nc-sa', 'CC BY-NC-SA: not for money, share alike'],
  ['cc-by-nc-nd', 'CC BY-NC-ND: not for money, no changes'],
  ['cc0', 'CC0: no rights reserved'],
] as const

export const COMMENTS = [
  ['open', 'Open to everyone'],
  ['held', 'Held until you approve them'],
  ['off', 'Off'],
] as const

/** What most videos are spoken in; a tag that is not among them keeps its place in the list while it is chosen. */
const SPOKEN =
  'ar bg bn ca cs da de el en en-GB en-US es es-419 et fa fi fil fr fr-CA he hi hr hu id it ja ko lt lv ms nb nl pl pt pt-BR ro ru sk sl sr sv sw ta te th tr uk ur vi zh-Hans zh-Hant'.split(
    ' ',
  )
const names = formatter((locale) => new Intl.DisplayNames(locale, { type: 'language' }))

export function languageName(tag: string): string {
  try {
    return names().of(tag) ?? tag
  } catch {
    return tag
  }
}

export const languages = (chosen: string | null): [tag: string, name: string][] =>
  [...new Set([...SPOKEN, ...(chosen ? [chosen] : [])])]
    .map((tag): [string, string] => [tag, languageName(tag)])
    .sort(([, one], [, other]) => one.localeCompare(other))

export const EMBEDDING = [
  ['everywhere', 'Every site'],
  ['sites', 'Only sites that I name'],
  ['nowhere', 'No other site'],
] as const

const wordOf = (list: readonly (readonly [string, string])[], value: unknown) =>
  list.find(([id]) => id === value)?.[1] ?? String(value)

/** A value as a person reads it; null for none. */
export function valueInWords(name: string, value: unknown, categories: readonly { id: string; label: string }[]) {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : null
  if (name === 'category') return categories.find(({ id }) => id === value)?.label ?? String(value)
  if (name === 'level') return wordOf(LEVELS, value)
  if (name === 'licence') return wordOf(LICENCES, value)
  if (name === 'comments') return wordOf(COMMENTS, value)
  if (name === 'embedding') return wordOf(EMBEDDING, value)
  if (name === 'language') return languageName(String(value))
  if (name === 'downloads') return value ? 'Allowed' : 'Not allowed'
  if (name === 'encryption') return value ? 'On' : 'Off'
  if (name === 'publishAt') return exactTime(new Date(String(value)))
  if (name === 'visibility') return VISIBILITY[value as keyof typeof VISIBILITY]?.label ?? String(value)
  return String(value)
}

/** As the page has them; the database knows no order of its own. */
export const inOrder = (fields: readonly string[]): string[] => {
  const order = Object.keys(FIELD_LABEL)
  return [...fields].sort((one, other) => order.indexOf(one) - order.indexOf(other))
}

/** `title`, `title and tags`, `title, tags and level`. */
export function listed(fields: readonly string[]): string {
  const shown = inOrder(fields).filter((name) => name !== 'publishAt' || !fields.includes('visibility'))
  const words = shown.map((name) => (FIELD_LABEL[name] ?? name).toLowerCase())
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
