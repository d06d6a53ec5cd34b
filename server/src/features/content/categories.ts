/** What a video may be filed under. An id is stored and never changes; a label may. */
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

export type CategoryId = (typeof CATEGORIES)[number]['id']
export const CATEGORY_IDS = CATEGORIES.map(({ id }) => id) as [CategoryId, ...CategoryId[]] // the list above is not empty
