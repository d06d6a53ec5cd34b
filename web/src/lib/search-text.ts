/** A text in the address of a page, or nothing. The router reads `?q=1` as a number. */
export const text = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value ? value : undefined
}
