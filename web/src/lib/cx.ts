/** Joins class names, leaving out what is false. The caller keeps them free of conflicts. */
export const cx = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ')
