/**
 * The words of the studio are English; numbers and dates follow the reader's own English where they have one
 * (12 Oct or Oct 12, 24 or 12 hours), so that a sentence never mixes two languages.
 */
const preferred = (globalThis.navigator?.languages ?? []).find((tag) => tag.toLowerCase().startsWith('en'))

export const LOCALE = preferred ?? 'en-GB'
