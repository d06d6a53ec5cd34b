import { listed as commas } from '#web/lib/format-list.ts'
import { exactTime } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { formatter } from '#web/lib/locale.ts'
import { VISIBILITY } from '../visibility.ts'

/** In the order of the page: the name of a field, and as it stands within a sentence. */
const FIELDS: Readonly<Record<string, () => readonly [label: string, within: string]>> = {
  title: () => [t('Title'), t('title')],
  description: () => [t('Description'), t('description')],
  tags: () => [t('Tags'), t('tags')],
  category: () => [t('Category'), t('category')],
  level: () => [t('Level'), t('level')],
  language: () => [t('Language'), t('language')],
  licence: () => [t('Licence'), t('licence')],
  visibility: () => [t('Visibility'), t('visibility')],
  publishAt: () => [t('Publishing time'), t('publishing time')],
  comments: () => [t('Comments'), t('comments')],
  downloads: () => [t('Downloads'), t('downloads')],
  encryption: () => [t('Encryption'), t('encryption')],
  embedding: () => [t('On other sites'), t('on other sites')],
  embedSites: () => [t('Sites that may show it'), t('sites that may show it')],
  ageRestricted: () => [t('For adults'), t('for adults')],
  announced: () => [t('Announced'), t('announced')],
  thumbnail: () => [t('Thumbnail'), t('thumbnail')],
}

export const fieldLabel = (name: string): string => FIELDS[name]?.()[0] ?? name

export const levels = () =>
  [
    ['beginner', t('Beginner')],
    ['intermediate', t('Intermediate')],
    ['advanced', t('Advanced')],
  ] as const

export const licences = () =>
  [
    ['all-rights-reserved', t('All rights reserved')],
    ['cc-by-4.0', t('CC BY 4.0: name the author')],
    ['cc-by-sa', t('CC BY-SA: share alike')],
    ['cc-by-nd', t('CC BY-ND: no changes')],
    ['cc-by-nc', t('CC BY-NC: not for money')],
    ['cc-by-nc-sa', t('CC BY-NC-SA: not for money, share alike')],
    ['cc-by-nc-nd', t('CC BY-NC-ND: not for money, no changes')],
    ['cc0', t('CC0: no rights reserved')],
  ] as const

export const comments = () =>
  [
    ['open', t('Open to everyone')],
    ['held', t('Held until you approve them')],
    ['off', t('Off')],
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

export const embeddings = () =>
  [
    ['everywhere', t('Every site')],
    ['sites', t('Only sites that I name')],
    ['nowhere', t('No other site')],
  ] as const

const wordOf = (list: readonly (readonly [string, string])[], value: unknown) =>
  list.find(([id]) => id === value)?.[1] ?? String(value)

/** A value as a person reads it; null for none. */
export function valueInWords(name: string, value: unknown, categories: readonly { id: string; label: string }[]) {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length > 0 ? commas(value.map(String)) : null
  if (name === 'category') return categories.find(({ id }) => id === value)?.label ?? String(value)
  if (name === 'level') return wordOf(levels(), value)
  if (name === 'licence') return wordOf(licences(), value)
  if (name === 'comments') return wordOf(comments(), value)
  if (name === 'embedding') return wordOf(embeddings(), value)
  if (name === 'language') return languageName(String(value))
  if (name === 'downloads') return value ? t('Allowed') : t('Not allowed')
  if (name === 'encryption') return value ? t('On') : t('Off')
  if (name === 'ageRestricted' || name === 'announced') return value ? t('Yes') : t('No')
  if (name === 'publishAt') return exactTime(new Date(String(value)))
  if (name === 'visibility') return VISIBILITY[value as keyof typeof VISIBILITY]?.label ?? String(value)
  return String(value)
}

/** As the page has them; the database knows no order of its own. */
export const inOrder = (fields: readonly string[]): string[] => {
  const order = Object.keys(FIELDS)
  return [...fields].sort((one, other) => order.indexOf(one) - order.indexOf(other))
}

/** `title`, `title and tags`, `title, tags and level`. */
export function listed(fields: readonly string[]): string {
  const shown = inOrder(fields).filter((name) => name !== 'publishAt' || !fields.includes('visibility'))
  const words = shown.map((name) => FIELDS[name]?.()[1] ?? name)
  const last = words.pop() ?? ''
  return words.length > 0 ? t('{list} and {last}', { list: commas(words), last }) : last
}
