/** A text in the address of a page, or nothing. In state that the page itself gives, a number may stand for it. */
export const text = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value ? value : undefined
}
