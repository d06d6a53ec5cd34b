/** Videos of a row of the home page. */
export const ROW = 12
/** Rows of categories: so many at most, of so many videos each, and none with hardly any. */
export const CATEGORIES_SHOWN = { most: 6, each: 6, least: 3 }
