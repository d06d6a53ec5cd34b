/** A text in the address of a page, or nothing. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined)
