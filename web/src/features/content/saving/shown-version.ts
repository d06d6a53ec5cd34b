/** Of the address: the list of earlier versions, or the one that is read in it. */
export type ShownVersion = number | 'all'

/** What `?version=` says. */
export function shownVersion(value: unknown): ShownVersion | undefined {
  if (value === 'all') return value
  const number = typeof value === 'string' && value ? Number(value) : value
  return typeof number === 'number' && number >= 0 ? number : undefined
}
