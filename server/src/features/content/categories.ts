import { type Say, said } from '#platform/language.ts'

/** What a video may be filed under. An id is stored and never changes; a label may. */
export const CATEGORIES = [
  { id: 'animation', label: said('Film and animation') },
  { id: 'vehicles', label: said('Cars and vehicles') },
  { id: 'music', label: said('Music') },
  { id: 'animals', label: said('Pets and animals') },
  { id: 'sport', label: said('Sport') },
  { id: 'travel', label: said('Travel and places') },
  { id: 'gaming', label: said('Gaming') },
  { id: 'people', label: said('People and blogs') },
  { id: 'comedy', label: said('Comedy') },
  { id: 'entertainment', label: said('Entertainment') },
  { id: 'news', label: said('News and politics') },
  { id: 'style', label: said('How-to and style') },
  { id: 'food', label: said('Food and cooking') },
  { id: 'education', label: said('Education') },
  { id: 'technology', label: said('Science and technology') },
  { id: 'programming', label: said('Programming') },
  { id: 'business', label: said('Business and finance') },
  { id: 'health', label: said('Health and fitness') },
  { id: 'art', label: said('Art and design') },
  { id: 'nonprofit', label: said('Non-profits and activism') },
] as const

export type CategoryId = (typeof CATEGORIES)[number]['id']
export const CATEGORY_IDS = CATEGORIES.map(({ id }) => id) as [CategoryId, ...CategoryId[]] // the list above is not empty

export const categoriesIn = (say: Say) => CATEGORIES.map(({ id, label }) => ({ id, label: say(label) }))
