/** Where cards of videos stand side by side. */
export const CARD_GRID = 'grid gap-x-5 gap-y-9 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4'
