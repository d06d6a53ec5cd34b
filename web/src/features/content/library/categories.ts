/** Stands in a list of values for "has none". */
export const NONE = 'none'

/** What a video may be filed under, as the server has it. */
export const CATEGORIES = [
  { id: 'animation', label: 'Film and animation' },
  { id: 'vehicles', label: 'Cars and vehicles' },
  { id: 'music', label: 'Music' },
  { id: 'animals', label: 'Pets and animals' },
  { id: 'sport', label: 'Sport' },
  { id: 'travel', label: 'Travel and places' },
  { id: 'gaming', label: 'Gaming' },
  { id: 'people', label: 'People and blogs' },
  { id: 'comedy', label: 'Comedy' },
  { id: 'entertainment', label: 'Entertainment' },
  { id: 'news', label: 'News and politics' },
  { id: 'style', label: 'How-to and style' },
  { id: 'food', label: 'Food and cooking' },
  { id: 'education', label: 'Education' },
  { id: 'technology', label: 'Science and technology' },
  { id: 'programming', label: 'Programming' },
  { id: 'business', label: 'Business and finance' },
  { id: 'health', label: 'Health and fitness' },
  { id: 'art', label: 'Art and design' },
  { id: 'nonprofit', label: 'Non-profits and activism' },
] as const

/** `technology` as people read it; one of a later release stays as it is. */
export const categoryName = (category: string): string =>
  category === NONE ? 'None' : (CATEGORIES.find(({ id }) => id === category)?.label ?? category)

/** `de` as `German`; what no browser knows stays as it is. */
export function languageName(language: string): string {
  if (language === NONE) return 'Not set'
  try {
    return languages.of(language) ?? language
  } catch {
    return language // not a well-formed tag
  }
}
const languages = new Intl.DisplayNames(['en'], { type: 'language' })
